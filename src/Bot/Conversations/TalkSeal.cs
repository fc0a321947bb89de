using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Encrypts what people say before it reaches the database, so that neither the file, nor its log, nor a copy of it holds a word without <c>keys/talk.key</c>.</summary>
/// <remarks>Not the framework's data protection: every message passes here several times, and this costs a tenth.</remarks>
public sealed class TalkSeal(DataFolder data)
{
    /// <summary>Begins what is sealed; JSON and draft keys never do. What does not begin so is older than sealing and read as it stands.</summary>
    private const char Sealed = '~';

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _key = KeyFile.Load(data, "talk");

    /// <param name="conversationId">Ties the words to their conversation: moved to another, they do not open.</param>
    public string Close(string words, string conversationId)
    {
        if (words.Length == 0) return words;
        var length = Encoding.UTF8.GetByteCount(words);
        var bytes = new byte[NonceBytes + TagBytes + length];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        var body = bytes.AsSpan(NonceBytes + TagBytes);
        Encoding.UTF8.GetBytes(words, body);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(bytes.AsSpan(0, NonceBytes), body, body, bytes.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(conversationId));
        return Sealed + Convert.ToBase64String(bytes);
    }

    /// <returns>Empty where the key is another or the text was changed.</returns>
    public string Open(string stored, string conversationId)
    {
        if (stored.Length == 0 || stored[0] != Sealed) return stored;
        try
        {
            var bytes = Convert.FromBase64String(stored[1..]);
            if (bytes.Length < NonceBytes + TagBytes) return "";
            var body = bytes.AsSpan(NonceBytes + TagBytes);
            using var aes = new AesGcm(_key, TagBytes);
            aes.Decrypt(bytes.AsSpan(0, NonceBytes), body, bytes.AsSpan(NonceBytes, TagBytes), body, Encoding.UTF8.GetBytes(conversationId));
            return Encoding.UTF8.GetString(body);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return "";
        }
    }

    /// <summary>To the hour: exact times would join a conversation to the case that was filed in the same second.</summary>
    public static long Coarse(DateTimeOffset moment) => moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerHour;
}
