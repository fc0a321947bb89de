namespace AnTT.Bot.Understanding.Words;

/// <summary>What a shorthand means beside certain words: "gđ công ty" is giám đốc, "gđ em" is gia đình. As many syllables as the shorthand list gives it.</summary>
internal sealed class SecondMeaning
{
    /// <summary>As typed, several between spaces.</summary>
    public string Typed { get; set; } = "";

    public string Meant { get; set; } = "";

    /// <summary>Words without marks right before it, between spaces.</summary>
    public string Before { get; set; } = "";

    /// <summary>Words without marks right behind it, between spaces; <c>#</c> is a number of four digits, as a year.</summary>
    public string After { get; set; } = "";

    /// <summary>Words without marks behind it with which the first meaning stays, whatever is before.</summary>
    public string Unless { get; set; } = "";
}
