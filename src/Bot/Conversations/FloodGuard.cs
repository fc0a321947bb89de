using AnTT.Bot.Understanding;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Conversations;

internal enum Admission
{
    Taken,

    /// <summary>Not taken, for the first time in this minute: the person is to be told.</summary>
    TooFast,

    /// <summary>Not taken; the person knows.</summary>
    StillTooFast,
}

/// <summary>Counts messages per conversation and in all, by the minute, in memory. Words of danger pass where others do not.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FloodGuard(MessageUnderstanding understanding, IOptions<ConversationOptions> options, TimeProvider clock)
{
    /// <summary>What everybody may write in a minute however busy the whole is.</summary>
    private const int AlwaysFree = 5;

    /// <summary>Even words of danger end somewhere: this many times the limit.</summary>
    private const int DangerFactor = 5;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Count _all = new();

    public Admission Admit(string conversationId, Activity activity)
    {
        var now = clock.GetUtcNow();
        Count mine;
        lock (_lock)
        {
            if (_all.IsOver(now))
            {
                _all = new Count { Since = now };
                Forget(now);
            }
            if (!_counts.TryGetValue(conversationId, out mine!)) _counts[conversationId] = mine = new Count();
            if (mine.IsOver(now)) (mine.Since, mine.Messages, mine.Told) = (now, 0, false);
            mine.Messages++;
            _all.Messages++;
            var limits = options.Value;
            if (mine.Messages <= limits.MessagesPerMinute && (_all.Messages <= limits.MessagesPerMinuteInAll || mine.Messages <= AlwaysFree)) return Admission.Taken;
        }
        if (mine.Messages <= options.Value.MessagesPerMinute * DangerFactor && IsDanger(activity, now)) return Admission.Taken;
        lock (_lock)
        {
            var first = !mine.Told;
            mine.Told = true;
            return first ? Admission.TooFast : Admission.StillTooFast;
        }
    }

    private bool IsDanger(Activity activity, DateTimeOffset now) =>
        activity is { Type: ActivityTypes.Message, Text: { Length: > 0 } text } && understanding.Read(text, new MessageContext(now)).Intent is Emergency;

    private void Forget(DateTimeOffset now)
    {
        foreach (var (id, count) in _counts)
        {
            if (count.IsOver(now)) _counts.Remove(id);
        }
    }

    private sealed class Count
    {
        public DateTimeOffset Since { get; set; }

        public int Messages { get; set; }

        public bool Told { get; set; }

        public bool IsOver(DateTimeOffset now) => now - Since >= Minute;
    }
}
