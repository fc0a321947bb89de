namespace AnTT.Bot.Dialogs.Tips;

/// <summary>A tip being written. Lives in the conversation until it is sent, cancelled for good, or a day old.</summary>
public sealed record TipDraft
{
    /// <summary>Random; filing twice with one key makes one case, and files sent meanwhile are kept under it.</summary>
    public required string Key { get; init; }

    public required string FormId { get; init; }

    public required int FormVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Answers by field id.</summary>
    public IReadOnlyDictionary<string, FieldAnswer> Answers { get; init; } = new Dictionary<string, FieldAnswer>();

    /// <summary>Fields already asked and left open on purpose.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>The field the last prompt asked; null at the read-back.</summary>
    public string? Asking { get; init; }

    /// <summary>Set aside by the person; "tiếp tục" takes it up again.</summary>
    public bool Paused { get; init; }

    public int Files { get; init; }

    /// <summary>The bot asked which part to correct; a bare label answers it.</summary>
    public bool Choosing { get; init; }

    /// <summary>Answers in a row that the open field could not use.</summary>
    public int Misses { get; init; }

    /// <summary>The form has changed since the last question, which is no more: say so and ask the next.</summary>
    public bool Carried { get; init; }

    /// <summary>The person chose to correct something and goes back to the read-back after it.</summary>
    public bool Editing { get; init; }
}

/// <param name="Text">As it is read back and filed.</param>
/// <param name="Code">Machine value behind it: a category's name, an ISO time, <c>yes</c> or <c>no</c>.</param>
public sealed record FieldAnswer(string Text, string? Code = null);
