using System.Security.Cryptography;

namespace AnTT.Bot.Storage;

/// <summary>A random 256-bit key in <c>data/keys/</c>, made the first time, readable by the program's account alone.</summary>
internal static class KeyFile
{
    private const int KeyBytes = 32;

    /// <exception cref="CannotRunException">The file is damaged or cannot be read.</exception>
    public static byte[] Load(DataFolder data, string name)
    {
        var path = Path.Combine(data.KeyFolder, name + ".key");
        try
        {
            if (!File.Exists(path)) Create(path);
            var key = File.ReadAllBytes(path);
            return key.Length == KeyBytes
                ? key
                : throw new CannotRunException($"Tệp khoá {path} bị hỏng. Hãy khôi phục tệp này từ bản sao lưu.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"Không đọc được tệp khoá {path}: {error.Message}");
        }
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
        file.Flush(flushToDisk: true);
    }
}
