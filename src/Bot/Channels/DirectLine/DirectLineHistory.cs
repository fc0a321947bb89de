using System.Text;
using AnTT.Bot.Conversations;
using Microsoft.EntityFrameworkCore;

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
internal sealed class DirectLineHistory(ConversationDb db)
{
    private const int PageSize = 100;

    /// <summary>Clients send empty, absent or foreign watermarks; all of these mean the beginning.</summary>
    public static long ReadWatermark(string? text) => long.TryParse(text, out var number) && number > 0 ? number : 0;

    /// <returns>Null when there is no such conversation.</returns>
    public async Task<ActivitySet?> ReadAsync(string conversationId, long after, CancellationToken ct)
    {
        var page = await db.Transcript.AsNoTracking()
            .Where(entry => entry.ConversationId == conversationId && entry.Sequence > after)
            .OrderBy(entry => entry.Sequence)
            .Take(PageSize)
            .Select(entry => new { entry.Sequence, entry.Payload })
            .ToListAsync(ct);
        if (page.Count > 0) return new ActivitySet([.. page.Select(entry => entry.Payload)], page[^1].Sequence);

        var last = await db.Conversations.AsNoTracking().Where(row => row.Id == conversationId).Select(row => (long?)row.LastSequence).SingleOrDefaultAsync(ct);
        return last is null ? null : new ActivitySet([], Math.Min(after, last.Value));
    }
}
