namespace AnTT.Bot.Channels.Zalo.Events;

/// <summary>What a call of the webhook tells, in our words.</summary>
internal abstract record ZaloEvent
{
    /// <summary>Unique among all events; a repeat has the same.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? OaId { get; init; }

    public string? Timestamp { get; init; }

    /// <summary>A person wrote or sent something.</summary>
    internal sealed record Said(ZaloPerson Person, string? MessageId, string? Text, IReadOnlyList<ZaloMedia> Media, ZaloPlace? Place, string? Quotes) : ZaloEvent;

    /// <summary>A person followed the OA or opened its chat for the first time.</summary>
    internal sealed record Entered(ZaloPerson Person) : ZaloEvent;

    internal sealed record Left(ZaloPerson Person) : ZaloEvent;

    /// <summary>A person filled in the contact form we sent.</summary>
    internal sealed record GaveContact(ZaloPerson Person, string? PersonName, string? Phone, string? Address) : ZaloEvent;

    /// <summary>An officer answered by hand in Zalo's own console.</summary>
    internal sealed record OfficerWrote(ZaloPerson Person) : ZaloEvent;

    /// <summary>A person withdraws the consent to the use of their data.</summary>
    internal sealed record Withdrew(ZaloPerson Person) : ZaloEvent;

    /// <summary>Our own message coming back.</summary>
    internal sealed record Echo : ZaloEvent;

    /// <summary>Seen, received, reactions, tags, groups, calls, and whatever Zalo thinks of next.</summary>
    internal sealed record Other : ZaloEvent;
}

/// <param name="Kind">Zalo's word: image, gif, audio, video, file.</param>
/// <param name="Md5">As Zalo gives it for files, in hexadecimal digits.</param>
internal sealed record ZaloMedia(string Kind, string Url, string? Name, string? Md5);

internal sealed record ZaloPlace(double Latitude, double Longitude);
