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

    /// <summary>Setting one up costs more than what it does to a message; one lies ready, and who finds it taken makes his own.</summary>
    private AesGcm? _idle;

    public static bool IsSealed(string stored) => stored.Length > 0 && stored[0] == Mark;

    /// <param name="belongsTo">Moved elsewhere, the text does not open.</param>
    public string Close(string words, string belongsTo) => Close(Encoding.UTF8.GetBytes(words), belongsTo);

    /// <param name="words">UTF-8.</param>
    /// <param name="belongsTo">Moved elsewhere, the text does not open.</param>
    public string Close(ReadOnlySpan<byte> words, string belongsTo)
    {
        var bytes = new byte[NonceBytes + TagBytes + words.Length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        var body = bytes.AsSpan(NonceBytes + TagBytes);
        var aes = Take();
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), words, body, bytes.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(belongsTo));
        PutBack(aes);
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
            var aes = Take();
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), body, bytes.AsSpan(NonceBytes, TagBytes), body, Encoding.UTF8.GetBytes(belongsTo));
            PutBack(aes);
            return Encoding.UTF8.GetString(body);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private AesGcm Take() => Interlocked.Exchange(ref _idle, null) ?? new AesGcm(key, TagBytes);

    private void PutBack(AesGcm aes) => Interlocked.Exchange(ref _idle, aes)?.Dispose();
}
