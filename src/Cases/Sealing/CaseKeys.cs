using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Sealing;

/// <summary>
/// The two secrets of the case store, each 32 random bytes in its own file: <c>cases.key</c> (receipts, evidence, log) and
/// <c>reporters.key</c> (who reported), so that the second can be kept by someone else. Made on first use, readable by the owner only.
/// </summary>
internal sealed class CaseKeys
{
    private readonly byte[] _cases;
    private readonly byte[] _reporters;

    public CaseKeys(IOptions<CasesOptions> options)
    {
        var folder = options.Value.KeyFolder;
        MakePrivate(folder);
        _cases = LoadOrCreate(Path.Combine(folder, "cases.key"));
        _reporters = LoadOrCreate(Path.Combine(folder, "reporters.key"));
    }

    public byte[] EvidenceKey => Derive(_cases, "evidence");
    public byte[] AuditKey => Derive(_cases, "audit");
    public byte[] ReporterKey => Derive(_reporters, "reporter");

    /// <summary>Of the faint marks on screens.</summary>
    public byte[] MarkKey => Derive(_cases, "screen-mark");

    public byte[] SlipKey => Derive(_cases, "slip");

    /// <summary>What a slip tells of a content: without the key nobody finds out by trying what was in it.</summary>
    public string SlipDigest(byte[] contentHash) => Convert.ToHexStringLower(HMACSHA256.HashData(Derive(_cases, "slip-digest"), contentHash));

    /// <summary>What a unit's copies of case keys are wrapped under.</summary>
    public byte[] UnitKey(Guid unitId) => Derive(_cases, $"unit/{unitId:N}");

    /// <summary>A key that needs both; a null <paramref name="secret"/> is of a row older than erasable secrets.</summary>
    public static byte[] Combine(byte[] key, byte[]? secret) =>
        secret is null ? key : HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, salt: secret, info: "antt/erasable"u8.ToArray());

    public byte[] Fingerprint => Mac(Derive(_cases, "fingerprint"), "cases");

    /// <summary>What a receipt code is stored as.</summary>
    public byte[] HashReceipt(string canonicalWords) => Mac(Derive(_cases, "receipt"), canonicalWords);

    public byte[] HashDraft(string draftKey) => Mac(Derive(_cases, "draft"), draftKey);

    /// <summary>32 bytes that stay the same for one draft, so that a repeated filing can say the same receipt code.</summary>
    public byte[] ReceiptSeed(string draftKey) => Mac(Derive(_cases, "receipt-seed"), draftKey);

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static byte[] Derive(byte[] secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: Encoding.ASCII.GetBytes("antt/" + purpose));

    private static void MakePrivate(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static byte[] LoadOrCreate(string path)
    {
        if (!File.Exists(path)) Create(path);
        var text = File.ReadAllText(path).Trim();
        try
        {
            var key = Convert.FromBase64String(text);
            if (key.Length == 32) return key;
        }
        catch (FormatException)
        {
            // Falls through to the message below, which says what to do.
        }
        throw new InvalidOperationException(
            $"Tệp khoá {path} bị hỏng (cần đúng 32 byte dạng base64). Hãy khôi phục tệp này từ bản sao lưu; không tạo khoá mới, vì hồ sơ cũ sẽ không mở được.");
    }

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(draft, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(draft, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
