using AnTT.Bot.Storage;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

/// <summary>Empties the talk of tips that were sent or dropped, and old talks; then takes what they left in the database's log and free pages.</summary>
internal sealed class TalkForgetting(
    IServiceScopeFactory scopes, WriteGate gate, TranscriptFeed feed, Remnants remnants, IOptions<ConversationOptions> options, TimeProvider clock, ILogger<TalkForgetting> log)
    : PeriodicWork(TimeSpan.FromMinutes(1), clock, log)
{
    private static readonly TimeSpan OldTalks = TimeSpan.FromHours(24);

    private readonly TimeProvider _clock = clock;
    private DateTimeOffset _oldTalksAt = clock.GetUtcNow() + OldTalks;

    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ConversationStore>();
        var now = _clock.GetUtcNow();
        var due = await store.DueToForgetAsync(now, ct);
        foreach (var one in due)
        {
            using (await gate.EnterAsync(ct))
                await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(() => store.ForgetAsync(one, Neutral(one, now), ct), ct);
            remnants.Leave();
            feed.Announce(one.ConversationId);
        }
        if (now >= _oldTalksAt)
        {
            _oldTalksAt = now + OldTalks;
            using var entered = await gate.EnterAsync(ct);
            if (await store.ForgetOldTalksAsync(now - options.Value.TalkKept, ct) > 0) remnants.Leave();
        }
        if (remnants.AreLeft)
        {
            using var entered = await gate.EnterAsync(ct);
            await remnants.SweepAsync(ct);
        }
        return due.Count;
    }

    protected override Task WorkAsync(CancellationToken ct) => ForgetAsync(ct);

    /// <summary>What a client that opens the conversation again reads instead.</summary>
    private static Activity Neutral(Forgetting one, DateTimeOffset now) => new()
    {
        Id = ActivityIds.Format(one.ConversationId, one.Through),
        Type = ActivityTypes.Message,
        Timestamp = new DateTimeOffset(TalkSeal.Coarse(now), TimeSpan.Zero),
        From = new ChannelAccount { Id = Transcript.BotId, Name = Transcript.BotName, Role = "bot" },
        Conversation = new ConversationAccount { Id = one.ConversationId },
        Text = "Phần trò chuyện trước đây đã được xoá để giữ kín cho bạn. Nếu đã gửi tin báo, bạn xem tình trạng bằng mã tra cứu.",
        TextFormat = "plain",
        Locale = "vi-VN",
    };
}
