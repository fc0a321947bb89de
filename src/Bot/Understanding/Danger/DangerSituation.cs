namespace AnTT.Bot.Understanding.Danger;

/// <summary>A kind of danger, the number to call and what to say first. Read from <c>02-danger.yaml</c>, in order of precedence: fire first.</summary>
public sealed class DangerSituation
{
    public string Id { get; set; } = "";

    /// <summary>The number to call first: 113, 114 or 115.</summary>
    public string Number { get; set; } = "113";

    /// <summary>Further numbers to name, as 111 for a child.</summary>
    public List<string> Also { get; set; } = [];

    public string Name { get; set; } = "";

    /// <summary>The one sentence that helps first.</summary>
    public string Advice { get; set; } = "";
}
