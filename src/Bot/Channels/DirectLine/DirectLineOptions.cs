using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Direct Line 3.0 (section <c>DirectLine</c>).</summary>
public sealed class DirectLineOptions
{
    /// <summary>Long-lived key of other programs that open conversations. Empty: only callers on this machine may do so without one.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Life of a token. Clients refresh every 15 minutes whatever we say, so never under 20 minutes.</summary>
    [Range(typeof(TimeSpan), "00:20:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the chat page finds its conversation again on the same device.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "365.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Web sites whose pages may call Direct Line from a browser, such as <c>https://phuong.example.vn</c>. Empty: this site only.</summary>
    public List<string> AllowedOrigins { get; set; } = [];

    /// <summary>Conversations one address may open in an hour. Many phones of one mobile network share an address.</summary>
    [Range(1, 100_000)]
    public int SessionsPerHour { get; set; } = 1000;

    /// <summary>Requests of any kind, typing included, one conversation may post in a minute. Messages have a limit of their own (<c>Conversations:MessagesPerMinute</c>).</summary>
    [Range(1, 100_000)]
    public int PostsPerMinute { get; set; } = 600;
}
