using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Conversations;

/// <summary>How messages become turns, and how many are taken (section <c>Conversations</c>).</summary>
public sealed class ConversationOptions
{
    /// <summary>How long the bot listens on after words that may not be all: messages within it are read as one thought. Emergencies, buttons, commands and short answers never wait. Zero: every message by itself.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan QuietWindow { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>The same for photos, which arrive more slowly: several in a row get one reply.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan FilesWindow { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Messages of one person taken in a minute; more are answered once with a request to slow down.</summary>
    [Range(1, 100_000)]
    public int MessagesPerMinute { get; set; } = 60;

    /// <summary>Messages of everybody taken in a minute. Past it, people who have written more than a few in that minute wait; others are not touched.</summary>
    [Range(1, 10_000_000)]
    public int MessagesPerMinuteInAll { get; set; } = 60_000;

    /// <summary>How long an answered message is remembered, so that a channel's repeat of it changes nothing.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan RepeatsRemembered { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long the talk that led to a tip can still be read again by its sender after the tip was sent or dropped; then it is deleted. The receipt is in it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan TipTalkKept { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long other talk on the web page is kept.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "365.00:00:00")]
    public TimeSpan TalkKept { get; set; } = TimeSpan.FromDays(30);
}
