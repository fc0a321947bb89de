namespace AnTT.Bot.Dialogs.Tips;

/// <summary>A tip being written. Lives in the conversation until it is sent, cancelled for good, or untouched for a day.</summary>
public sealed record TipDraft
{
    /// <summary>Random; filing twice with one key makes one case, and files sent meanwhile are kept under it.</summary>
    public required string Key { get; init; }

    public required string FormId { get; init; }

    /// <summary>The version of the form it was begun with and will be sent with.</summary>
    public required int FormVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When its sender last answered something; null in drafts stored by older programs.</summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>Answers by field id.</summary>
    public IReadOnlyDictionary<string, FieldAnswer> Answers { get; init; } = new Dictionary<string, FieldAnswer>();

    /// <summary>Fields already asked and left open on purpose.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>The field the last prompt asked; null at the read-back.</summary>
    public string? Asking { get; init; }

    /// <summary>Set aside by the person; "tiếp tục" takes it up again.</summary>
    public bool Paused { get; init; }

    public int Files { get; init; }

    /// <summary>What the files just sent give away, to be said beside the next question.</summary>
    public string? Telling { get; init; }

    /// <summary>Files of which that was told before.</summary>
    public int FilesTold { get; init; }

    /// <summary>The bot asked which part to correct; a bare label answers it.</summary>
    public bool Choosing { get; init; }

    /// <summary>Answers in a row that the open field could not use.</summary>
    public int Misses { get; init; }

    /// <summary>The form has changed since the last question, which is no more: say so and ask the next.</summary>
    public bool Carried { get; init; }

    /// <summary>The person chose to correct something and goes back to the read-back after it.</summary>
    public bool Editing { get; init; }

    /// <summary>Begun with a photo: only kind and place are asked.</summary>
    public bool Fast { get; init; }

    /// <summary>Still going on, as the story tells.</summary>
    public bool? Ongoing { get; init; }

    /// <summary>The place named lies elsewhere: taken all the same, to be handed over.</summary>
    public string? OutsideWard { get; init; }

    /// <summary>It is about the ward's own staff: asked with <see cref="Dialogs.Conflict.ConflictForm"/>, filed where no account of the ward looks.</summary>
    public bool Conflict { get; init; }

    /// <summary>Files are turned away: they would be images nobody may keep.</summary>
    public bool NoFiles { get; init; }

    /// <summary>The case an emergency of this talk has already made; sealed.</summary>
    public string? Stub { get; init; }

    internal string? CategoryCode => Answers.GetValueOrDefault(TipForm.Category)?.Code;
}

/// <param name="Text">As it is read back and filed.</param>
/// <param name="Code">Machine value behind it: a category's name, an ISO time, <c>yes</c> or <c>no</c>.</param>
public sealed record FieldAnswer(string Text, string? Code = null);
