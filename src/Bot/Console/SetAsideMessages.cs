using System.Text.Json;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>A message that failed again and again.</summary>
/// <param name="Text">Null when what was stored cannot be read.</param>
/// <param name="Withheld">It is, or may be, about the ward's own staff: nobody of the ward reads it.</param>
public sealed record SetAsideMessage(long Id, string Channel, DateTimeOffset ReceivedAt, string? Text, int Files, bool Withheld = false);

/// <summary>Messages no turn could answer, for a person to look at.</summary>
public sealed class SetAsideMessages
{
    private readonly ConversationDb _db;
    private readonly TalkSeal _seal;
    private readonly TurnQueue _turns;
    private readonly PendingMessages _pending;
    private readonly WriteGate _gate;
    private readonly ConflictTalk _conflict;

    internal SetAsideMessages(ConversationDb db, TalkSeal seal, TurnQueue turns, PendingMessages pending, WriteGate gate, ConflictTalk conflict) =>
        (_db, _seal, _turns, _pending, _gate, _conflict) = (db, seal, turns, pending, gate, conflict);

    private const int MostShown = 100;

    public Task<int> CountAsync(CancellationToken ct) => _db.Inbox.CountAsync(row => row.Status == InboxStatus.SetAside, ct);

    public async Task<IReadOnlyList<SetAsideMessage>> ListAsync(CancellationToken ct)
    {
        var rows = await _db.Inbox.AsNoTracking().Where(row => row.Status == InboxStatus.SetAside).OrderBy(row => row.ReceivedAt).Take(MostShown).ToListAsync(ct);
        var shown = new List<SetAsideMessage>(rows.Count);
        foreach (var row in rows)
        {
            var one = Show(row);
            shown.Add(await _conflict.MayBeAsync(row.ConversationId, one.Text, ct) ? one with { Text = null, Withheld = true } : one);
        }
        return shown;
    }

    /// <summary>Gives the message another three tries, behind what its sender has written since.</summary>
    /// <returns>False when it is no longer set aside.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken ct)
    {
        using var entered = await _gate.EnterAsync(ct);
        var conversation = await _db.Inbox.Where(row => row.Id == id && row.Status == InboxStatus.SetAside).Select(row => row.ConversationId).SingleOrDefaultAsync(ct);
        if (conversation is null) return false;
        await _db.Inbox.Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, InboxStatus.Pending).SetProperty(row => row.Attempts, 0), ct);
        _pending.Add(conversation, id);
        _turns.Enqueue(conversation);
        return true;
    }

    /// <summary>Drops what the message said; that it came is remembered.</summary>
    public async Task<bool> DiscardAsync(long id, CancellationToken ct)
    {
        using var entered = await _gate.EnterAsync(ct);
        return await _db.Inbox.Where(row => row.Id == id && row.Status == InboxStatus.SetAside)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, InboxStatus.Done).SetProperty(row => row.Payload, ""), ct) == 1;
    }

    private SetAsideMessage Show(InboxMessage row)
    {
        try
        {
            var activity = ActivityJson.Read(_seal.Open(row.Payload, row.ConversationId));
            return new SetAsideMessage(row.Id, row.Channel, row.ReceivedAt, activity.Text, activity.Attachments?.Count ?? 0);
        }
        catch (JsonException)
        {
            return new SetAsideMessage(row.Id, row.Channel, row.ReceivedAt, Text: null, Files: 0);
        }
    }
}
