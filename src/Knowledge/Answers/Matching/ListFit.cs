using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How well a unit lists or names what "nào" and "gì" ask for.</summary>
internal static class ListFit
{
    private static readonly string[][] Enumerations = TypeFit.Phrases("như|gồm|bao gồm|sau đây|là");

    internal static double FactorOf(QuestionReading question, Unit unit)
    {
        if (unit.Items.Count >= 2) return HoldsOtherThings(question, unit) ? 0.86 : 1;
        var noun = question.NounEnd > question.NounStart ? NameAfter(question, unit) : 0;
        if (noun <= 0 && question.NounEnd > question.NounStart && unit.Kind == UnitKind.Sentence) noun = CountedNoun(question, unit);
        if (noun is > 0 and < 0.9) return noun;
        var separators = unit.Separators;
        var lists = separators >= 4 || TypeFit.HoldsAny(unit.Own, Enumerations);
        return Math.Max(noun, lists ? 0.98 : separators >= 2 ? 0.95 : separators == 1 ? 0.92 : 0.89);
    }

    /// <summary>A list of resolutions and laws does not say which cities, people or tasks.</summary>
    private static bool HoldsOtherThings(QuestionReading question, Unit unit)
    {
        if (question.NounEnd <= question.NounStart || question.Wants(AskedKinds.Document | AskedKinds.Duty)) return false;
        var noun = question.Words[question.NounStart].Text;
        if (noun is "căn" or "cơ" or "văn" or "luật" or "nghị" or "thông" or "chỉ" or "quyết" or "điều") return false;
        return unit.ListsDocuments;
    }

    /// <summary>"Bảy yếu tố …, đó là" lists what "một yếu tố" only is one of; 0 where the noun is not counted.</summary>
    private static double CountedNoun(QuestionReading question, Unit unit)
    {
        var noun = question.Words[question.NounStart].Text;
        var best = 0.0;
        for (var at = 1; at < unit.Own.Length; at++)
        {
            if (unit.Own.Words[at].Text != noun || !unit.Own.Words[at].Joined) continue;
            var before = unit.Own.Words[at - 1].Text;
            best = Math.Max(best, before is "một" or "1" ? OneOfThem : (before is "năm" || (unit.Own.Words[at - 1].IsNumber && before.Length <= 2)) && unit.Separators >= 2 ? Several : 0);
        }
        return best;
    }

    private const double OneOfThem = 0.85;
    private const double Several = 1.03;

    /// <summary>A proper name follows a word of the question.</summary>
    internal static bool Names(QuestionReading question, QuestionTerms terms, Unit unit)
    {
        // The name follows the noun whole: "Bệnh viện …", not any name beside any word of the question.
        var last = terms.Terms.Where((term, at) => at + 1 == terms.Terms.Count || terms.Terms[at + 1].At != term.At + 1).Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        for (var at = 1; at < unit.Own.Length; at++)
        {
            if (!last.Contains(unit.Own.Words[at - 1].Text)) continue;
            for (var name = at; name < unit.Own.Length && IsCapital(unit, unit.Own.Words[name]); name++)
            {
                if (!question.Words.Any(word => word.Text == unit.Own.Words[name].Text)) return true;
            }
        }
        return false;
    }

    /// <summary>Names in a row: "Hà Nội, Đà Nẵng và Hải Phòng" has two after the first.</summary>
    private static int NamesFrom(string text, int start)
    {
        var count = 0;
        for (var at = start; at + 3 < text.Length && at < start + NamesReach && text[at] is not ('.' or '\n'); at++)
        {
            if ((text[at] is ',' or ';' && char.IsUpper(text[at + 2])) || (text.AsSpan(at).StartsWith(" và ", StringComparison.Ordinal) && at + 4 < text.Length && char.IsUpper(text[at + 4]))) count++;
        }
        return count;
    }

    private const double NamedAfter = 1.02;
    private const double NameStep = 0.012;
    private const int MostNames = 4;
    private const int NamesReach = 160;

    private static bool IsCapital(Unit unit, Word word) => !word.IsNumber && word.Joined && word.Start < unit.Text.Length && char.IsUpper(unit.Text[word.Start]);

    /// <summary>"Cụm công nghiệp nào" is answered where a name follows the noun.</summary>
    private static double NameAfter(QuestionReading question, Unit unit)
    {
        var noun = question.Words.Skip(question.NounStart).Take(question.NounEnd - question.NounStart).Select(word => word.Text).ToArray();
        for (var at = 0; at + noun.Length < unit.Own.Length; at++)
        {
            var inside = 0;
            while (inside < noun.Length && unit.Own.Words[at + inside].Text == noun[inside]) inside++;
            if (inside < noun.Length) continue;
            var next = unit.Own.Words[at + noun.Length];
            if (next.Text is "là" or "gồm" || (next.Start < unit.Text.Length && (char.IsUpper(unit.Text[next.Start]) || (next.Start > 0 && unit.Text[next.Start - 1] is '“' or '"')))) return NamedAfter + (NameStep * Math.Min(MostNames, NamesFrom(unit.Text, next.Start)));
        }
        return 0;
    }
}
