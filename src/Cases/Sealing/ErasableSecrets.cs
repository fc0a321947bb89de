using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Sealing;

/// <summary>
/// 32 random bytes for each case and each vault, every one in a file of its own beside the master keys and never in the database: what they
/// lock opens with them and a master key only, so that destroying the file destroys the content in every copy of the database and of the files.
/// </summary>
internal sealed class ErasableSecrets(IOptions<CasesOptions> options)
{
    private const int Bytes = 32;

    /// <summary>Makes the secret; it has reached the disk when this returns.</summary>
    public byte[] Create(Guid id) => Create(id, Draw());

    public static byte[] Draw() => RandomNumberGenerator.GetBytes(Bytes);

    /// <param name="secret">Drawn before, and already in use in memory.</param>
    public byte[] Create(Guid id, byte[] secret)
    {
        var path = PathOf(id);
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var made = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) made.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, made);
        file.Write(secret);
        file.Flush(flushToDisk: true);
        return secret;
    }

    /// <summary>Null: never made, or destroyed.</summary>
    public byte[]? Find(Guid id)
    {
        var path = PathOf(id);
        return File.Exists(path) && File.ReadAllBytes(path) is { Length: Bytes } secret ? secret : null;
    }

    /// <summary>Overwrites and removes. On a disk that writes elsewhere (SSD, copy on write) the old block lives until it is reused; so keys belong on an encrypted disk.</summary>
    public void Destroy(Guid id)
    {
        var path = PathOf(id);
        if (!File.Exists(path)) return;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }
        File.Delete(path);
    }

    /// <summary>Those made before the given moment.</summary>
    public IEnumerable<Guid> MadeBefore(DateTimeOffset moment) => !Directory.Exists(Root) ? [] : Directory
        .EnumerateFiles(Root, "*.key", SearchOption.AllDirectories)
        .Where(path => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime)
        .Select(path => Guid.TryParse(Path.GetFileNameWithoutExtension(path), out var id) ? id : Guid.Empty)
        .Where(id => id != Guid.Empty);

    private string Root => Path.Combine(options.Value.KeyFolder, "erasable");

    private string PathOf(Guid id) => Path.Combine(Root, id.ToString("N")[^2..], $"{id:N}.key");
}
