using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Which years a unit speaks of, itself or by its lead and heading.</summary>
internal static class UnitYears
{
    internal static bool Names(Unit unit, string year) =>
        Holds(unit.Text, unit.Own, year) || (unit.Lead is { } lead && Holds(lead, unit.LeadWords, year)) || HoldsWord(unit.Around.Heading, year);

    /// <summary>The years a unit names, itself or by its lead.</summary>
    internal static HashSet<string> In(Unit unit) =>
        [.. unit.Own.Words.Concat(unit.LeadWords.Words).Where(word => word.IsNumber && word.Text is ['1' or '2', _, _, _]).Select(word => word.Text).Where(year => Names(unit, year))];

    /// <summary>A sentence without any year or date beside one that names this year and no other: "kết quả năm 2025. Công an thành phố lần thứ 4 …".</summary>
    internal static bool IsCarriedOver(Unit unit, string year) =>
        unit.Kind == UnitKind.Sentence && !TypeFit.Has(unit, ValueKind.Year, ValueKind.Date) && HoldsWord(unit.Near, year) && !Array.Exists(unit.Near.Words, word => word.IsNumber && word.Text.Length == 4 && word.Text != year && word.Text[0] is '1' or '2');

    /// <summary>The year as a year: that of a document's number (131/2020/QH14) is none.</summary>
    internal static bool Holds(string text, Phrase words, string year) =>
        Array.Exists(words.Words, word => word.Text == year && !(word.Start > 0 && word.Start <= text.Length && text[word.Start - 1] == '/' && word.End < text.Length && text[word.End] == '/'));

    internal static bool HoldsWord(Phrase words, string text) => Array.Exists(words.Words, word => word.Text == text);
}
