using System.Text;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.DirectLine;

/// <param name="Activities">Each the JSON of one activity.</param>
/// <param name="Watermark">Sequence of the last one the client now has.</param>
internal sealed record ActivitySet(IReadOnlyList<string> Activities, long Watermark)
{
    public string ToJson()
    {
        var json = new StringBuilder("{\"activities\":[").AppendJoin(',', Activities);
        return json.Append("],\"watermark\":\"").Append(Watermark).Append("\"}").ToString();
    }
}

/// <summary>Reads a conversation's transcript from a watermark on.</summary>
internal sealed class DirectLineHistory(ConversationStore store)
{
    private const int PageSize = 100;

    /// <summary>Clients send empty, absent or foreign watermarks; all of these mean the beginning.</summary>
    public static long ReadWatermark(string? text) => long.TryParse(text, out var number) && number > 0 ? number : 0;

    /// <returns>Null when there is no such conversation.</returns>
    public async Task<ActivitySet?> ReadAsync(string conversationId, long after, CancellationToken ct)
    {
        var page = await store.ShownAsync(conversationId, after, PageSize, ct);
        if (page.Count > 0) return new ActivitySet([.. page.Select(entry => entry.Payload)], page[^1].Sequence);

        return await store.FindAsync(conversationId, ct) is { } conversation ? new ActivitySet([], Math.Min(after, conversation.LastSequence)) : null;
    }
}
