using AnTT.Bot.Storage;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>Counts by day, in the turn's transaction: how many tips were begun and sent, how many messages were declined. Never what was said or by whom.</summary>
public sealed class TalkCounts(Statements statements, TimeProvider clock)
{
    public const string Started = "tip.started";
    public const string Sent = "tip.sent";

    /// <summary>Before the channel: how many were begun there.</summary>
    public const string StartedOn = Started + ".";

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private const string AddOne =
        """INSERT INTO "talk_counts" ("Day", "What", "Times") VALUES (@day, @what, 1) ON CONFLICT ("Day", "What") DO UPDATE SET "Times" = "talk_counts"."Times" + 1""";

    public Task AddAsync(string what, CancellationToken ct) => statements.ExecuteAsync(AddOne, [("@day", Today()), ("@what", what)], ct);

    /// <summary>Days since 1/1/1970, Vietnamese time.</summary>
    public int Today() => (int)(clock.GetUtcNow().ToOffset(Vietnam).Date - DateTime.UnixEpoch).TotalDays;
}
