namespace AnTT.Bot.Storage;

/// <summary>Held by the one server on a SQLite data folder; commands such as <c>ask</c> do not need it.</summary>
public sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    /// <exception cref="CannotRunException">Another server holds the folder.</exception>
    public static InstanceLock Take(DataFolder data)
    {
        var path = System.IO.Path.Combine(data.Path, "antt.lock");
        try
        {
            return new InstanceLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new CannotRunException(
                $"Một máy chủ AnTT.Bot khác đang dùng cơ sở dữ liệu {data.DatabaseFile}. Hãy dừng máy chủ đó, hoặc chạy với thư mục dữ liệu khác (Database__ConnectionString=\"Data Source=...\").");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CannotRunException($"Không có quyền ghi vào {data.Path}. Hãy cấp quyền cho tài khoản đang chạy chương trình.");
        }
    }

    public void Dispose() => _file.Dispose();
}
