using System.Security.Cryptography;
using System.Text;

namespace AnTT.Bot.Storage;

/// <summary>Text encrypted with AES-256-GCM under one key, and bound to what it belongs to.</summary>
/// <remarks>Not the framework's data protection: every message passes here several times, and this costs a tenth. Thread-safe.</remarks>
/// <param name="key">32 bytes.</param>
public sealed class SealedText(byte[] key)
{
    /// <summary>Begins what is sealed; JSON, draft keys and what the framework protected never do.</summary>
    private const char Mark = '~';

    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static bool IsSealed(string stored) => stored.Length > 0 && stored[0] == Mark;

    /// <param name="belongsTo">Moved elsewhere, the text does not open.</param>
    public string Close(string words, string belongsTo)
    {
        var bytes = new byte[NonceBytes + TagBytes + Encoding.UTF8.GetByteCount(words)];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        var body = bytes.AsSpan(NonceBytes + TagBytes);
        Encoding.UTF8.GetBytes(words, body);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), body, body, bytes.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(belongsTo));
        return Mark + Convert.ToBase64String(bytes);
    }

    /// <returns>Null where the key is another or the text was changed.</returns>
    public string? Open(string stored, string belongsTo)
    {
        try
        {
            var bytes = Convert.FromBase64String(stored[1..]);
            if (bytes.Length < NonceBytes + TagBytes) return null;
            var body = bytes.AsSpan(NonceBytes + TagBytes);
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), body, bytes.AsSpan(NonceBytes, TagBytes), body, Encoding.UTF8.GetBytes(belongsTo));
            return Encoding.UTF8.GetString(body);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
