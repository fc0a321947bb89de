using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

/// <summary>Encrypts what people say before it reaches the database, so that neither the file, nor its log, nor a copy of it holds a word without <c>keys/talk.key</c>.</summary>
public sealed class TalkSeal(DataFolder data)
{
    private readonly SealedText _text = new(KeyFile.Load(data, "talk"));

    /// <param name="conversationId">Ties the words to their conversation: moved to another, they do not open.</param>
    public string Close(string words, string conversationId) => words.Length == 0 ? words : _text.Close(words, conversationId);

    /// <param name="words">UTF-8.</param>
    public string Close(ReadOnlySpan<byte> words, string conversationId) => _text.Close(words, conversationId);

    /// <returns>Empty where the key is another or the text was changed. What is older than sealing is read as it stands.</returns>
    public string Open(string stored, string conversationId) => SealedText.IsSealed(stored) ? _text.Open(stored, conversationId) ?? "" : stored;

    /// <summary>To the hour: exact times would join a conversation to the case that was filed in the same second.</summary>
    public static long Coarse(DateTimeOffset moment) => moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerHour;
}
