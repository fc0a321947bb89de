using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>How the answer to a question is read.</summary>
public enum FieldKind
{
    Text,

    /// <summary>One of the buttons; other words are kept as they are.</summary>
    Choice,
    Story,
    Category,
    Place,
    Time,

    /// <summary>Still going on; asked by the first version of the form only.</summary>
    Ongoing,

    /// <summary>Whether somebody is in danger now; a red answer stops the form.</summary>
    Danger,

    /// <summary>How the sender knows.</summary>
    Provenance,
    Files,
    Identity,
    Contact,

    /// <summary>When it is safe to write back.</summary>
    Hours,

    /// <summary>How long ago money was sent.</summary>
    Sent,
}

/// <summary>A question is asked only where another has, or has not, one of these answers: the words of a button or the machine value behind it.</summary>
public sealed record FieldCondition(string Field, IReadOnlyList<string> Is, IReadOnlyList<string> IsNot)
{
    public bool Holds(TipDraft draft)
    {
        var answer = draft.Answers.GetValueOrDefault(Field);
        bool Gives(string wanted) => answer is not null && (answer.Code == wanted || answer.Text.Split("; ").Any(one => StoryReader.Same(one, wanted)));
        return Is.Count > 0 ? Is.Any(Gives) : answer is not null && !IsNot.Any(Gives);
    }
}

/// <summary>One thing a tip tells.</summary>
public sealed record FormField
{
    /// <summary>Stable name in stored drafts and filed tips.</summary>
    public required string Id { get; init; }

    public FieldKind Kind { get; init; }

    /// <summary>What the read-back and the officer see beside the answer.</summary>
    public required string Label { get; init; }

    /// <summary>The question.</summary>
    public required string Ask { get; init; }

    /// <summary>Buttons; words are accepted as well.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public bool Required { get; init; }

    /// <summary>Never asked by itself, only reachable by "sửa".</summary>
    public bool Offered { get; init; }

    public FieldCondition? OnlyIf { get; init; }

    /// <summary>Kinds of detail that answer it when the story holds them.</summary>
    public IReadOnlyList<string> Fills { get; init; } = [];

    /// <summary>Kinds of detail that answer it in part: the rest is asked with <see cref="More"/>.</summary>
    public IReadOnlyList<string> Part { get; init; } = [];

    /// <summary>Words of the story that answer it; in part only where there is <see cref="More"/>.</summary>
    public IReadOnlyList<ToldAnswer> Told { get; init; } = [];

    /// <summary>More than one button may be true at once.</summary>
    public bool Several { get; init; }

    /// <summary>The question when the story has told a part of the answer; empty: then it is not asked.</summary>
    public string More { get; init; } = "";

    /// <summary>Answers that mean danger now.</summary>
    public IReadOnlyList<string> Red { get; init; } = [];

    /// <summary>What the button that corrects it says.</summary>
    public string EditButton => $"Sửa {Label}";
}

/// <summary>A kind of tip and what is asked of it alone.</summary>
public sealed record FormCategory
{
    /// <summary>Machine name, as <c>trom-cap</c>.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>What officers read, where residents read gentler words.</summary>
    public string? OfficerName { get; init; }

    /// <summary>Shown as a button; an unlisted kind is still recognised from the story.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>What helps before any question is asked.</summary>
    public string Opening { get; init; } = "";

    /// <summary>The place of every tip of this kind; null: it is asked.</summary>
    public string? Place { get; init; }

    /// <summary>Neutral words, and no message to the sender unless wanted.</summary>
    public bool Quiet { get; init; }

    /// <summary>Trouble that repeats: the diary is offered after sending.</summary>
    public bool Diary { get; init; }

    /// <summary>Asked instead of the common question about files.</summary>
    public string? Evidence { get; init; }

    /// <summary>Common questions this kind does not need.</summary>
    public IReadOnlyList<string> Skips { get; init; } = [];

    public IReadOnlyList<FormField> Questions { get; init; } = [];
}

/// <summary>One version of the form: common questions, and those of each kind between them.</summary>
/// <param name="Before">Asked before the questions of the kind.</param>
/// <param name="After">Asked after them.</param>
public sealed record FormDefinition(
    string Id, int Version, IReadOnlyList<FormField> Before, IReadOnlyList<FormField> After, IReadOnlyList<FormCategory> Categories)
{
    /// <summary>Finds what <see cref="FormField.Told"/> names.</summary>
    internal ToldWords? Words { get; init; }

    public FormCategory? Category(string? code) => Categories.FirstOrDefault(category => category.Code == code);

    /// <summary>Every question that can be asked of a tip of this kind, in order; whether somebody is safe comes first.</summary>
    public IEnumerable<FormField> FieldsOf(string? category)
    {
        var kind = Category(category);
        return Before.Concat(kind?.Questions ?? []).Concat(After)
            .Where(field => kind?.Skips.Contains(field.Id) != true)
            .OrderBy(field => field.Kind == FieldKind.Danger ? 0 : 1)
            .Select(field => field.Kind == FieldKind.Files && kind?.Evidence is { } evidence ? field with { Ask = evidence } : field);
    }

    /// <summary>Every question of the form, whatever the kind.</summary>
    public IEnumerable<FormField> AllFields => Before.Concat(Categories.SelectMany(category => category.Questions)).Concat(After);

    public bool Has(string fieldId) => AllFields.Any(field => field.Id == fieldId);

    public FormField? Find(string? category, string fieldId) =>
        FieldsOf(category).FirstOrDefault(field => field.Id == fieldId) ?? AllFields.FirstOrDefault(field => field.Id == fieldId);

    /// <summary>The field whose correcting button these words are, letter for letter.</summary>
    public string? FieldOfButton(string? category, string words) => FieldsOf(category).FirstOrDefault(field => field.EditButton == words)?.Id;

    /// <summary>The field a person means by "sửa địa điểm"; null when unclear.</summary>
    public string? FieldNamed(string? category, string words)
    {
        var fields = FieldsOf(category).ToList();
        return fields.FirstOrDefault(field => StoryReader.Has(words, Letters.Fold(field.Label).Replace(",", "", StringComparison.Ordinal)))?.Id
            ?? Named.Where(named => StoryReader.Has(words, named.Words)).Select(named => fields.FirstOrDefault(field => field.Kind == named.Kind)?.Id).FirstOrDefault(id => id is not null)
            ?? (StoryReader.Has(words, "chi tiet", "them") ? fields.FirstOrDefault(field => field.Id == TipForm.Details)?.Id : null);
    }

    /// <summary>The field a person wants to correct; null when the words are something else.</summary>
    /// <param name="asked">The bot has just asked which part.</param>
    public string? FieldToEdit(string? category, string words, bool asked)
    {
        const int LongestRequest = 50;
        if (words.Length > LongestRequest) return null;
        var start = Letters.Fold(words.Trim());
        return asked || start.StartsWith("sua ", StringComparison.Ordinal) || start.StartsWith("chinh ", StringComparison.Ordinal) || start.StartsWith("doi lai ", StringComparison.Ordinal)
            ? FieldNamed(category, words)
            : null;
    }

    private static readonly (string[] Words, FieldKind Kind)[] Named =
    [
        (["noi", "cho", "dia chi", "o dau"], FieldKind.Place),
        (["ngay", "gio", "luc", "khi nao", "hom nao"], FieldKind.Time),
        (["ten", "an danh", "lien he", "so dien thoai", "sdt"], FieldKind.Identity),
        (["anh", "tep", "video", "hinh"], FieldKind.Files),
        (["loai"], FieldKind.Category),
        (["noi dung", "viec gi"], FieldKind.Story),
    ];
}
