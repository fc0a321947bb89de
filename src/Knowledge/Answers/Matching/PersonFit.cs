using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Tells whose role is asked for: "Bí thư Thành ủy là ai" wants the name that stands beside the role.</summary>
internal static class PersonFit
{
    private const double Beside = 1;
    private const double Elsewhere = 0.86;
    private const double NoRole = 0.45;

    /// <summary>Characters between a name and its role.</summary>
    private const int Reach = 90;

    internal static Fit? Of(QuestionTerms terms, Unit unit)
    {
        Fit? best = null;
        foreach (var value in unit.Values)
        {
            if (value.Kind != ValueKind.Person) continue;
            var factor = (Elsewhere + (Beside - Elsewhere) * Closeness(terms, unit, value)) * RoleFactor(terms, unit);
            if (best is null || factor > best.Value.Factor) best = new Fit(factor, value);
        }
        return best;
    }

    /// <summary>Names the person the question names, with an office beside the name.</summary>
    internal static bool TellsRole(QuestionReading question, Unit unit)
    {
        var asked = question.Words.Where((_, at) => question.IsContent[at]).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var value in unit.Values)
        {
            if (value.Kind != ValueKind.Person) continue;
            var name = Word.Split(unit.Text[value.Start..value.End]).Select(word => word.Text).ToList();
            if (name.Count(asked.Contains) < 2) continue;
            var after = unit.Text.AsSpan(value.End, Math.Min(RoleReach, unit.Text.Length - value.End));
            var before = unit.Text.AsSpan(Math.Max(0, value.Start - RoleReach), value.Start - Math.Max(0, value.Start - RoleReach));
            if (NamesOffice(after) && after.TrimStart() is [',' or '-' or '–' or '(', ..]) return true;
            if (NamesOffice(unit.Text.AsSpan(value.Start, value.End - value.Start)) || NamesOffice(before)) return true;
        }
        return false;
    }

    private static readonly string[] Offices = ["Ủy viên", "Bí thư", "Chủ tịch", "Giám đốc", "Bộ trưởng", "Thủ tướng", "Trưởng", "Đại tướng", "Trung tướng", "Thiếu tướng", "Đại tá", "Tiến sĩ", "TS."];
    private const int RoleReach = 60;

    private static bool NamesOffice(ReadOnlySpan<char> text)
    {
        foreach (var office in Offices)
        {
            if (text.Contains(office, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>"Thứ trưởng" is no "bộ trưởng": the two syllables of a role belong together.</summary>
    private static double RoleFactor(QuestionTerms terms, Unit unit)
    {
        for (var index = 1; index < terms.Terms.Count; index++)
        {
            var (before, role) = (terms.Terms[index - 1], terms.Terms[index]);
            if (role.At != before.At + 1 || !QuestionReader.IsRole(before.Text, role.Text)) continue;
            if (!TypeFit.Holds(unit.Own.Words, [before.Text, role.Text])) return NoRole;
        }
        return 1;
    }

    /// <summary>Share of the question's weight found right before the name, or after it up to the next name.</summary>
    private static double Closeness(QuestionTerms terms, Unit unit, TextValue name)
    {
        var after = unit.Values.Where(value => value.Kind == ValueKind.Person && value.Start >= name.End).Select(value => value.Start).DefaultIfEmpty(unit.Text.Length).First();
        var before = unit.Values.Where(value => value.Kind == ValueKind.Person && value.End <= name.Start).Select(value => value.End).DefaultIfEmpty(0).Last();
        var following = Share(terms, unit, name.End, Math.Min(after, name.End + Reach));
        var clause = unit.Text.LastIndexOfAny([',', ';', '-', '–'], Math.Max(0, name.Start - 1), Math.Max(0, name.Start - before));
        var preceding = Share(terms, unit, Math.Max(clause < 0 ? before : clause, name.Start - Reach), name.End);
        return Math.Max(following, preceding);
    }

    private static double Share(QuestionTerms terms, Unit unit, int from, int to)
    {
        if (terms.Total <= 0) return 0;
        var named = new HashSet<int>();
        for (var at = 0; at < unit.Own.Length; at++)
        {
            var word = unit.Own.Words[at];
            if (word.Start >= from && word.End <= to && terms.TryGet(unit.Own.Ids[at], out var entry)) named.UnionWith(entry.Terms);
        }
        return named.Sum(index => terms.Terms[index].Weight) / terms.Total;
    }
}
