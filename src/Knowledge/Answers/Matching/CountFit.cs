using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How well a unit holds the number asked for: of its noun, of its sort, or as many items as are counted.</summary>
internal static class CountFit
{
    private static readonly HashSet<string> NumberWords = new(["năm", "2", "3", "4", "6", "7", "8", "9", "10"], StringComparer.Ordinal);

    /// <param name="sharesCount">More is asked than how many there are: "100%" tells how many must.</param>
    internal static Fit Of(QuestionReading question, Unit unit, bool sharesCount)
    {
        if (question.Wants(AskedKinds.Ordinal)) return new Fit(HoldsOrdinal(unit.Own.Words) ? 1 : 0.5, null);
        if (question.Wants(AskedKinds.Percent)) return TypeFit.FirstOf(unit, ValueKind.Percent) is { } percent ? new Fit(1, percent) : new Fit(TypeFit.Has(unit, ValueKind.Number) ? 0.7 : 0.4, null);
        if (question.Wants(AskedKinds.Money)) return TypeFit.FirstOf(unit, ValueKind.Money) is { } money ? new Fit(1, money) : new Fit(TypeFit.Has(unit, ValueKind.Percent) ? 0.7 : 0.45, null);
        if (question.Wants(AskedKinds.Duration) && TypeFit.FirstOf(unit, ValueKind.Duration) is { } duration) return new Fit(1, duration);
        if (question.Wants(AskedKinds.Duration)) return new Fit(TypeFit.Has(unit, ValueKind.Date, ValueKind.Year) ? 0.8 : 0.5, null);
        if (question.Unit.Count > 0 && unit.Items.Count >= 2 && unit.Kind != UnitKind.Entry && CountsItems(question, unit)) return new Fit(ItemsCounted, null, ByItems: true);
        if (question.Unit.Count > 0 && Counted(question.Unit, unit, sharesCount) is { } counted) return counted;
        if (question.Unit.Count > 0 && unit.Items.Count >= 2 && unit.Kind != UnitKind.Entry && NamesSeries(question.Unit, unit) is >= HardlyNamed and var named) return new Fit(LeastNamed + ((1 - LeastNamed) * named), null, ByItems: true);
        foreach (var value in unit.Values)
        {
            if (value.Kind == ValueKind.Number || (question.Unit.Count == 0 && value.Kind is ValueKind.Percent or ValueKind.Money or ValueKind.Duration))
                return new Fit(question.Unit.Count > 0 ? OtherCount : 1, value);
        }
        // "Giảm bao nhiêu tội phạm": a share answers as well as a count.
        if (question.Words.Any(word => ByShare.Contains(word.Text)) && TypeFit.FirstOf(unit, ValueKind.Percent) is { } share) return new Fit(0.9, share);
        return new Fit(0.4, null);
    }

    private const double Bulleted = 0.7;
    private const double HardlyNamed = 0.75;
    private const double LeastNamed = 0.7;

    /// <summary>How surely the items are what the noun counts, 0–1.</summary>
    internal static double NamesSeries(IReadOnlyList<string> noun, Unit unit)
    {
        if (noun.Count == 0 || NamesOne(unit.LeadWords.Words, noun) || NamesOne(unit.Around.Heading.Words, noun)) return 0;
        string[] words = [.. noun.Take(2)];
        var strength = 0.0;
        if (Numbered.Contains(string.Join(' ', words)))
        {
            strength = new SeriesName(unit.Around.Heading, false).Strength(words, unit.Items.Count);
            if (unit.LeadWords.Length > 0) strength = Math.Max(strength, new SeriesName(unit.LeadWords, true).Strength(words, unit.Items.Count));
        }
        // Bullets are seldom what a document counts, unless it says how many there are.
        if (strength <= 1 && unit.Items[0].StartsWith("- ", StringComparison.Ordinal)) strength *= Bulleted;
        return strength >= HardlyNamed ? strength : Names(unit.LeadWords.Words, noun) || Names(unit.Around.Heading.Words, noun) ? HardlyNamed : 0;
    }

    /// <summary>A number that stands right before the noun that is counted: "251 cơ sở" for "bao nhiêu cơ sở".</summary>
    internal static Fit? Counted(IReadOnlyList<string> noun, Unit unit, bool sharesCount = false)
    {
        Fit? best = null;
        for (var at = 0; at + 1 < unit.Own.Length; at++)
        {
            var word = unit.Own.Words[at];
            if (!word.IsNumber && !NumberWords.Contains(word.Text)) continue;
            // "100% tổ dân phố" tells how many as well. "Ba nhóm vấn đề" counts what "mấy vấn đề" asks for.
            var share = sharesCount && unit.Own.Words[at + 1].Text == "%" && at + 2 < unit.Own.Length ? 1 : 0;
            var first = at + 1 + share + (share == 0 && at + 2 < unit.Own.Length && unit.Own.Words[at + 1].Text is "nhóm" or "loại" && noun[0] != unit.Own.Words[at + 1].Text ? 1 : 0);
            var shared = noun[0] == "dân" && unit.Own.Words[first].Text == "người" ? 1 : 0;
            while (shared < noun.Count && first + shared < unit.Own.Length && unit.Own.Words[first + shared].Text == noun[shared]) shared++;
            if (shared == 0) continue;
            var value = unit.Values.FirstOrDefault(candidate => candidate.Start <= word.Start && word.End <= candidate.End);
            if (char.IsAsciiDigit(unit.Text.ElementAtOrDefault(word.Start)) && value.End == 0) continue;
            var factor = shared >= 2 || noun.Count == 1 ? 1 : 0.95;
            if (best is null || factor > best.Value.Factor) best = new Fit(factor, value.End == 0 ? null : value);
        }
        return best;
    }

    private static readonly HashSet<string> ByShare = new(["giảm", "tăng", "cắt", "chiếm", "đạt", "kéo", "hạ"], StringComparer.Ordinal);

    private static bool HoldsOrdinal(Word[] words)
    {
        for (var at = 1; at < words.Length; at++)
        {
            if (words[at].IsNumber && words[at].Text.Length <= 2 && words[at - 1].Text is "thứ" or "hội" or "khóa" or "lần") return true;
        }
        return false;
    }

    /// <summary>"Mấy giai đoạn": every item begins with the noun.</summary>
    private static bool CountsItems(QuestionReading question, Unit unit) =>
        unit.Items.All(item => Word.Split(item).Where(word => !word.IsNumber).Take(question.Unit.Count).Select(word => word.Text).SequenceEqual(question.Unit, StringComparer.Ordinal));

    /// <summary>Nouns that head a section whose parts are counted: "III. Nhiệm vụ, giải pháp chủ yếu".</summary>
    private static readonly HashSet<string> Numbered = new(["nhiệm vụ", "giải pháp", "mục tiêu", "chỉ tiêu", "kiến nghị", "quan điểm", "nguyên nhân", "nội dung", "yêu cầu", "vai trò", "hạn chế", "tồn tại", "giai đoạn", "nguyên tắc", "biện pháp", "đề xuất", "yếu tố", "tiêu chí"], StringComparer.Ordinal);

    /// <summary>"Giai đoạn II" is one of the stages: what stands under it are none.</summary>
    private static bool NamesOne(Word[] words, IReadOnlyList<string> noun)
    {
        for (var at = 0; at + 2 < words.Length; at++)
        {
            if (noun.Count >= 2 && words[at].Text == noun[0] && words[at + 1].Text == noun[1] && (words[at + 2].IsNumber || words[at + 2].Text is "i" or "ii" or "iii" or "iv" or "v")) return true;
        }
        return false;
    }

    /// <summary>"Sáu nhiệm vụ", "các nhiệm vụ", or a heading that is the noun alone: what follows can be counted.</summary>
    private static bool Names(Word[] words, IReadOnlyList<string> noun)
    {
        string[] phrase = [.. noun.Take(2)];
        for (var at = 0; at + phrase.Length <= words.Length; at++)
        {
            var inside = 0;
            while (inside < phrase.Length && words[at + inside].Text == phrase[inside]) inside++;
            if (inside < phrase.Length) continue;
            if (at > 0 && words[at].Joined && (words[at - 1].IsNumber || words[at - 1].Text is "các" or "những")) return true;
            if (at <= 1 && (at + phrase.Length == words.Length || Numbered.Contains(string.Join(' ', phrase)))) return true;
        }
        return false;
    }

    /// <summary>A number, but not of what is counted.</summary>
    internal const double OtherCount = 0.64;

    /// <summary>"Giai đoạn I …", "Giai đoạn II …" for "mấy giai đoạn".</summary>
    internal const double ItemsCounted = 1.12;
}
