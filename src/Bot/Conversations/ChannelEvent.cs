using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AnTT.Bot.Conversations;

/// <summary>Things that happen in a channel besides messages, as event activities every channel may send into a conversation.</summary>
public static class ChannelEvent
{
    public const string EnteredName = "channel/entered";
    public const string LeftName = "channel/left";
    public const string ContactName = "channel/contact";
    public const string OfficerWroteName = "channel/officer-wrote";
    public const string WithdrewName = "channel/withdrew";

    /// <summary>Name of a reply that asks for name and telephone: a channel may add its own form.</summary>
    public const string AskContactName = "ask/contact";

    /// <summary>The person opened the conversation without a word: greet.</summary>
    public static Activity Entered() => new() { Type = ActivityTypes.Event, Name = EnteredName };

    public static Activity Left() => new() { Type = ActivityTypes.Event, Name = LeftName };

    public static Activity GaveContact(string? name, string? phone, string? address) => new()
    {
        Type = ActivityTypes.Event,
        Name = ContactName,
        Value = JsonSerializer.SerializeToElement(string.Join(", ", new[] { name, phone, address }.Where(part => !string.IsNullOrWhiteSpace(part)))),
    };

    /// <summary>An officer answered by hand in the channel's own tool: the bot is quiet for a while.</summary>
    public static Activity OfficerWrote(TimeSpan quiet) => new()
    {
        Type = ActivityTypes.Event,
        Name = OfficerWroteName,
        Value = JsonSerializer.SerializeToElement(quiet.ToString("c", CultureInfo.InvariantCulture)),
    };

    /// <summary>The person withdraws the consent to the use of their data.</summary>
    public static Activity Withdrew() => new() { Type = ActivityTypes.Event, Name = WithdrewName };
}

/// <summary>What a channel tells about a message beside its words, in <see cref="Activity.ChannelData"/>.</summary>
/// <param name="MessageId">The channel's id, for quoting it.</param>
/// <param name="Refused">Why files of this message were not kept, for its sender.</param>
public sealed record ChannelFacts(string? MessageId = null, MapPoint? Place = null, IReadOnlyList<string>? Refused = null)
{
    private static readonly ChannelFacts None = new();

    public static ChannelFacts Of(Activity activity)
    {
        if (activity.ChannelData is not { ValueKind: JsonValueKind.Object } data) return None;
        try
        {
            return data.Deserialize<ChannelFacts>(ActivityJson.Options) ?? None;
        }
        catch (JsonException)
        {
            return None;
        }
    }
}

/// <summary>Degrees, WGS 84.</summary>
public sealed partial record MapPoint(double Latitude, double Longitude)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"Vị trí trên bản đồ: {Latitude:0.000000}, {Longitude:0.000000}");

    /// <returns>The point that stands in the words as <see cref="Text"/> writes it; null when none does.</returns>
    public static MapPoint? In(string words) => Written().Match(words) is { Success: true } found
        ? new(double.Parse(found.Groups["lat"].Value, CultureInfo.InvariantCulture), double.Parse(found.Groups["lon"].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"Vị trí trên bản đồ: (?<lat>-?\d{1,3}\.\d{6}), (?<lon>-?\d{1,3}\.\d{6})", RegexOptions.None, 10_000)]
    private static partial Regex Written();
}
