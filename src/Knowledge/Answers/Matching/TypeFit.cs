using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How well a unit holds the sort of thing a question asks for.</summary>
/// <param name="Factor">0–1.</param>
/// <param name="Value">The value that fits best; null where none does.</param>
/// <param name="ByItems">The number asked for is that of the unit's items.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Fit(double Factor, TextValue? Value, bool ByItems = false);

internal static class TypeFit
{
    private static readonly HashSet<string> NumberWords = new(["năm", "2", "3", "4", "6", "7", "8", "9", "10"], StringComparer.Ordinal);

    private static readonly string[][] Organisations = Phrases(
        "công an|ủy ban|hội đồng|đảng ủy|thành ủy|ban thường vụ|bộ công an|bộ tư pháp|chính phủ|mặt trận|cơ quan|quốc hội|bộ chính trị|ban bí thư|tòa án|viện kiểm sát|sở|liên hợp quốc|lực lượng|bí thư|chủ tịch|giám đốc|thủ tướng|bộ trưởng|doanh nghiệp|tổ dân phố|đoàn thể");

    private static readonly string[][] Times = Phrases("hằng năm|hàng năm|định kỳ|hằng quý|hàng quý|hàng tháng|hằng tháng|quý 1|quý 4|trước|thường xuyên");
    private static readonly string[][] Places = Phrases("tại|ở|nằm|phía|địa bàn|trụ sở|đường|quốc lộ|nơi");
    private static readonly string[][] Reasons = Phrases("do|vì|bởi vì|nhằm|nguyên nhân|lý do|để|vì vậy|bởi");
    private static readonly string[][] Enumerations = Phrases("như|gồm|bao gồm|sau đây|là");
    private static readonly string[][] Texts = Phrases("luật|bộ luật|hiến pháp|nghị quyết|nghị định|thông tư|chỉ thị|quyết định|kết luận");

    internal static Fit Of(QuestionReading question, QuestionTerms terms, Unit unit)
    {
        if (unit.Kind == UnitKind.Article) return new Fit(ArticleFactor(question, unit), null);
        if (unit.Part is not null) return new Fit(1, null);
        var best = new Fit(unit.IsTitle && !question.Wants(AskedKinds.Topic) ? 0.7 : 2, null);
        if (question.Wants(AskedKinds.Number)) best = Lower(best, NumberFit(question, unit));
        if (question.Wants(AskedKinds.Often)) best = Lower(best, new Fit(HoldsAny(unit.Own, Times) ? 1 : 0.55, null));
        if (question.Wants(AskedKinds.When)) best = Lower(best, WhenFit(question, unit));
        if (question.Wants(AskedKinds.Who)) best = Lower(best, WhoFit(question, terms, unit));
        if (question.Wants(AskedKinds.Where)) best = Lower(best, new Fit(HoldsAny(unit.Own, Places) ? 1 : 0.7, null));
        if (question.Wants(AskedKinds.Name) && !question.Wants(AskedKinds.Who)) best = Lower(best, new Fit(Names(question, terms, unit) ? 1 : 0.5, null));
        if (question.Wants(AskedKinds.Role)) best = Lower(best, new Fit(PersonFit.TellsRole(question, unit) ? 1 : 0.6, null));
        if (question.Wants(AskedKinds.Definition) && !question.Wants(AskedKinds.Topic) && HoldsAny(unit.Own, Definitions)) best = new Fit(Defining, null);
        if (question.Wants(AskedKinds.Topic)) best = Lower(best, new Fit(unit.IsTitle ? 1.04 : HoldsAny(unit.Own, Topics) ? 1 : 0.85, null));
        if (question.Wants(AskedKinds.Why)) best = Lower(best, new Fit(WhyFactor(unit), null));
        if (question.Wants(AskedKinds.Document)) best = Lower(best, new Fit(unit.References.Count > 0 ? 1 : HoldsAny(unit.Own, Texts) ? 0.9 : 0.6, null));
        if (question.Wants(AskedKinds.List)) best = Lower(best, new Fit(ListFactor(question, unit), null));
        return best.Factor > 1.5 ? best with { Factor = 1 } : best;
    }

    private static double ArticleFactor(QuestionReading question, Unit unit)
    {
        if (question.Wants(AskedKinds.Phone)) return unit.Own.Words.Any(word => IsPhone(unit.Text, word)) ? 1.05 : 0.6;
        if (question.Wants(AskedKinds.Identity)) return Has(unit, ValueKind.Person) ? 1 : 0.6;
        if (question.Wants(AskedKinds.Who) && !question.Wants(AskedKinds.Organisation) && (unit.QuestionKinds & AskedKinds.Who) == AskedKinds.None && !HoldsAny(unit.Own, Organisations)) return 0.75;
        if (question.Wants(AskedKinds.Money | AskedKinds.Percent)) return Has(unit, ValueKind.Money, ValueKind.Percent) ? 1 : 0.8;
        if (question.Wants(AskedKinds.When) && question.Words.Any(word => word.Text == "ngày") && !Has(unit, ValueKind.Date)) return 0.7;
        if (question.Wants(AskedKinds.Duration | AskedKinds.When)) return Has(unit, ValueKind.Duration, ValueKind.Date, ValueKind.Number, ValueKind.Year) ? 1 : 0.75;
        if (question.Wants(AskedKinds.Number) && question.Unit.Count > 0) return Counted(question.Unit, unit) is not null ? 1 : CountNouns.Contains(question.Unit[0]) ? 0.62 : 0.85;
        return 1;
    }

    /// <summary>First syllables of what is counted in one place: vụ, người, đối tượng, trường hợp, cơ sở, tổ dân phố, mô hình, công an, cán bộ.</summary>
    private static readonly HashSet<string> CountNouns = new(["vụ", "người", "đối", "trường", "cơ", "tổ", "mô", "camera", "công", "cán"], StringComparer.Ordinal);

    /// <summary>113, 0769.04.04.04: three digits from 1, or a long number.</summary>
    private static bool IsPhone(string text, Word word) =>
        word.IsNumber && ((word.Text.Length == 3 && word.Text[0] == '1') || (word.End - word.Start >= 8 && text[word.Start] == '0') || word.Text is "5656");

    private const double Defining = 1.08;

    private static readonly string[][] Definitions = Phrases("định nghĩa|được hiểu là|khái niệm");
    private static readonly string[][] Topics = Phrases("về|quy định|nhằm|nội dung");

    private static Fit Lower(Fit best, Fit next) => next.Factor < best.Factor || (next.Factor <= best.Factor && best.Value is null) ? next : best;

    private static Fit NumberFit(QuestionReading question, Unit unit)
    {
        if (question.Wants(AskedKinds.Ordinal)) return new Fit(HoldsOrdinal(unit.Own.Words) ? 1 : 0.5, null);
        if (question.Wants(AskedKinds.Percent)) return FirstOf(unit, ValueKind.Percent) is { } percent ? new Fit(1, percent) : new Fit(Has(unit, ValueKind.Number) ? 0.7 : 0.4, null);
        if (question.Wants(AskedKinds.Money)) return FirstOf(unit, ValueKind.Money) is { } money ? new Fit(1, money) : new Fit(Has(unit, ValueKind.Percent) ? 0.7 : 0.45, null);
        if (question.Wants(AskedKinds.Duration) && FirstOf(unit, ValueKind.Duration) is { } duration) return new Fit(1, duration);
        if (question.Wants(AskedKinds.Duration)) return new Fit(Has(unit, ValueKind.Date, ValueKind.Year) ? 0.8 : 0.5, null);
        if (question.Unit.Count > 0 && unit.Items.Count >= 2 && unit.Kind != UnitKind.Entry && CountsItems(question, unit)) return new Fit(ItemsCounted, null, ByItems: true);
        if (question.Unit.Count > 0 && Counted(question.Unit, unit) is { } counted) return counted;
        if (question.Unit.Count > 0 && unit.Items.Count >= 2 && unit.Kind != UnitKind.Entry && NamesSeries(question.Unit, unit) is >= HardlyNamed and var named) return new Fit(LeastNamed + ((1 - LeastNamed) * named), null, ByItems: true);
        foreach (var value in unit.Values)
        {
            if (value.Kind == ValueKind.Number || (question.Unit.Count == 0 && value.Kind is ValueKind.Percent or ValueKind.Money or ValueKind.Duration))
                return new Fit(question.Unit.Count > 0 ? OtherCount : 1, value);
        }
        // "Giảm bao nhiêu tội phạm": a share answers as well as a count.
        if (question.Words.Any(word => ByShare.Contains(word.Text)) && FirstOf(unit, ValueKind.Percent) is { } share) return new Fit(0.9, share);
        return new Fit(0.4, null);
    }

    private const double Bulleted = 0.7;
    private const double HardlyNamed = 0.75;
    private const double LeastNamed = 0.7;

    /// <summary>How surely the items are what the noun counts, 0–1.</summary>
    internal static double NamesSeries(IReadOnlyList<string> noun, Unit unit)
    {
        if (noun.Count == 0) return 0;
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
    private static Fit? Counted(IReadOnlyList<string> noun, Unit unit)
    {
        Fit? best = null;
        for (var at = 0; at + 1 < unit.Own.Length; at++)
        {
            var word = unit.Own.Words[at];
            if (!word.IsNumber && !NumberWords.Contains(word.Text)) continue;
            // "Ba nhóm vấn đề" counts what "mấy vấn đề" asks for.
            var first = at + 1 + (at + 2 < unit.Own.Length && unit.Own.Words[at + 1].Text is "nhóm" or "loại" && noun[0] != unit.Own.Words[at + 1].Text ? 1 : 0);
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

    private static Fit WhenFit(QuestionReading question, Unit unit)
    {
        var wantsDay = question.Words.Any(word => word.Text is "ngày" or "hôm");
        if (FirstOf(unit, ValueKind.Date) is { } date) return new Fit(date.Start <= OpeningReach && unit.Kind == UnitKind.Sentence ? 1.04 : 1, date);
        if (FirstOf(unit, ValueKind.Year) is { } year) return new Fit(wantsDay ? 0.75 : 0.97, year);
        if (wantsDay) return new Fit(0.45, null);
        if (FirstOf(unit, ValueKind.Duration) is { } duration) return new Fit(0.85, duration);
        return new Fit(HoldsAny(unit.Own, Times) ? 0.85 : 0.45, null);
    }

    /// <summary>"Bảy nguyên nhân chủ yếu của …" tells why; "nhằm", "để" only may.</summary>
    private static double WhyFactor(Unit unit) =>
        HoldsAny(unit.LeadWords, Causes) || HoldsAny(unit.Own, Causes) || HoldsAny(unit.Around.Heading, Causes) ? 1.06 : HoldsAny(unit.Own, Reasons) || HoldsAny(unit.LeadWords, Reasons) ? 1 : 0.9;

    /// <summary>The list the unit stands in is one of causes.</summary>
    internal static bool NamesCauses(Unit unit) => HoldsAny(unit.LeadWords, Causes);

    private static readonly string[][] Causes = Phrases("nguyên nhân|lý do|lí do");

    /// <summary>"Chiều 16/1, …": a sentence that opens with the day tells when it happened.</summary>
    private const int OpeningReach = 8;

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

    private static Fit WhoFit(QuestionReading question, QuestionTerms terms, Unit unit)
    {
        if (PersonFit.Of(terms, unit) is { } person) return person with { Factor = question.Wants(AskedKinds.Organisation) ? 0.95 : person.Factor };
        if (question.Wants(AskedKinds.Identity)) return new Fit(0.5, null);
        if (HoldsAny(unit.Own, Organisations) || (unit.Kind == UnitKind.Entry && HoldsAny(unit.LeadWords, Organisations)) || HoldsAny(unit.Around.Heading, Organisations)) return new Fit(question.Wants(AskedKinds.Organisation) ? 1 : 0.88, null);
        return new Fit(0.5, null);
    }

    private static double ListFactor(QuestionReading question, Unit unit)
    {
        if (unit.Items.Count >= 2) return HoldsOtherThings(question, unit) ? 0.86 : 1;
        var noun = question.NounEnd > question.NounStart ? NameAfter(question, unit) : 0;
        if (noun <= 0 && question.NounEnd > question.NounStart && unit.Kind == UnitKind.Sentence) noun = CountedNoun(question, unit);
        if (noun is > 0 and < 0.9) return noun;
        var separators = unit.Separators;
        var lists = separators >= 4 || HoldsAny(unit.Own, Enumerations);
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

    /// <summary>A number, but not of what is counted.</summary>
    internal const double OtherCount = 0.64;
    /// <summary>"Giai đoạn I …", "Giai đoạn II …" for "mấy giai đoạn".</summary>
    private const double ItemsCounted = 1.12;
    private const double OneOfThem = 0.85;
    private const double Several = 1.03;

    /// <summary>A proper name follows a word of the question.</summary>
    private static bool Names(QuestionReading question, QuestionTerms terms, Unit unit)
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

    private static bool Has(Unit unit, params ReadOnlySpan<ValueKind> kinds)
    {
        foreach (var value in unit.Values)
        {
            if (kinds.Contains(value.Kind)) return true;
        }
        return false;
    }

    private static TextValue? FirstOf(Unit unit, ValueKind kind)
    {
        foreach (var value in unit.Values)
        {
            if (value.Kind == kind) return value;
        }
        return null;
    }

    internal static bool NamesOrgan(Phrase words) => HoldsAny(words, Organisations);

    private static bool HoldsAny(Phrase words, string[][] phrases) => Array.Exists(phrases, phrase => Holds(words.Words, phrase));

    internal static bool Holds(Word[] words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Length; at++)
        {
            var inside = 0;
            while (inside < phrase.Length && words[at + inside].Text == phrase[inside]) inside++;
            if (inside == phrase.Length) return true;
        }
        return false;
    }

    private static string[][] Phrases(string list) => [.. list.Split('|').Select(phrase => Word.Split(phrase).Select(word => word.Text).ToArray())];
}
