using System.Globalization;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Register;

/// <summary>One row of the register of legal documents: what it is called, from when to when it is in force and what came in its place.</summary>
/// <param name="Number">Số hiệu as it is written.</param>
/// <param name="Names">Names it goes by, the full one first.</param>
/// <param name="ReplacedBy">Name and number of what replaced it; empty where nothing did.</param>
/// <param name="Note">What else a reader must know, as whole sentences.</param>
/// <param name="Passage">Where the row stands.</param>
internal sealed record RegisteredDocument(string Number, IReadOnlyList<string> Names, string Issued, string Effective, string Expires, string ReplacedBy, string Note, Passage Passage)
{
    internal DocumentReference Reference { get; } = DocumentReference.FindAll(Number) is [var reference, ..] ? reference : default;

    /// <summary>"Luật Căn cước 26/2023/QH15", "Nghị định 282/2025/NĐ-CP".</summary>
    internal string Title => Names[0].StartsWith("Luật", StringComparison.Ordinal) || Names[0].StartsWith("Bộ luật", StringComparison.Ordinal)
        ? $"{Names[0]} (số {Number})"
        : $"{string.Join(' ', Names[0].Split(' ').Take(2))} {Number}";

    internal bool IsOver(DateOnly day) => DateOnly.TryParseExact(Expires, ["dd/MM/yyyy", "dd/M/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) && end <= day;

    /// <summary>That it is no longer in force, since when and what is.</summary>
    internal string Ending => $"{Title} đã hết hiệu lực từ ngày {Expires}{(ReplacedBy.Length > 0 ? $", được thay bằng {ReplacedBy}" : string.Empty)}.{(Note.Length > 0 ? " " + Note : string.Empty)}";

    /// <summary>All the row tells, as a resident reads it.</summary>
    internal string Told(DateOnly day)
    {
        if (IsOver(day)) return Ending;
        var facts = new List<string>();
        if (Issued.Length > 0) facts.Add($"ban hành ngày {Issued}");
        if (Effective.Length > 0) facts.Add($"có hiệu lực từ ngày {Effective}");
        var name = Title.StartsWith("Luật", StringComparison.Ordinal) || Title.StartsWith("Bộ luật", StringComparison.Ordinal) ? $"{Names[0]} có số hiệu {Number}" : $"{Title} ({LowerFirst(Names[0])})";
        var sentence = facts.Count > 0 ? $"{name}{(name == Title ? " " : ", ")}{string.Join(", ", facts)}." : $"{name}.";
        return Note.Length > 0 ? $"{sentence} {Note}" : sentence;
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
