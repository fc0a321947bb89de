using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Storage;

/// <summary>The folder of the database file; keys and evidence live beside it.</summary>
public sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public DataFolder(DatabaseOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (string.IsNullOrWhiteSpace(connection.DataSource) || connection.DataSource == ":memory:")
            throw new CannotRunException("Database:ConnectionString phải chỉ tới một tệp, ví dụ: Data Source=data/antt.db");
        DatabaseFile = System.IO.Path.GetFullPath(connection.DataSource);
        connection.DataSource = DatabaseFile;
        ConnectionString = connection.ToString();
        Path = System.IO.Path.GetDirectoryName(DatabaseFile)!;
        KeyFolder = System.IO.Path.Combine(Path, "keys");
        try
        {
            CreatePrivate(Path);
            CreatePrivate(KeyFolder);
            // Also where an earlier version, or an unpacked backup, left it open to others.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyFolder, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"Không tạo được thư mục dữ liệu {Path}: {error.Message} Hãy cấp quyền ghi hoặc đổi Database:ConnectionString.");
        }
    }

    public string Path { get; }

    /// <summary>Keys, open to the program's account alone.</summary>
    public string KeyFolder { get; }

    public string DatabaseFile { get; }

    /// <summary>The configured connection string with the file made absolute.</summary>
    public string ConnectionString { get; }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly);
    }
}
