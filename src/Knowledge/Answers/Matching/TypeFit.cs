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
    internal static readonly string[][] Organisations = Phrases(
        "công an|ủy ban|hội đồng|đảng ủy|thành ủy|ban thường vụ|bộ công an|bộ tư pháp|chính phủ|mặt trận|cơ quan|quốc hội|bộ chính trị|ban bí thư|tòa án|viện kiểm sát|sở|liên hợp quốc|lực lượng|bí thư|chủ tịch|giám đốc|thủ tướng|bộ trưởng|doanh nghiệp|tổ dân phố|đoàn thể");

    internal static readonly string[][] Times = Phrases("hằng năm|hàng năm|định kỳ|hằng quý|hàng quý|hàng tháng|hằng tháng|quý 1|quý 4|trước|thường xuyên");
    internal static readonly string[][] Places = Phrases("tại|ở|nằm|phía|địa bàn|trụ sở|đường|quốc lộ|nơi");
    internal static readonly string[][] Reasons = Phrases("do|vì|bởi vì|nhằm|nguyên nhân|lý do|để|vì vậy|bởi");
    internal static readonly string[][] Texts = Phrases("luật|bộ luật|hiến pháp|nghị quyết|nghị định|thông tư|chỉ thị|quyết định|kết luận");

    internal static Fit Of(QuestionReading question, QuestionTerms terms, Unit unit)
    {
        if (unit.Kind == UnitKind.Article) return new Fit(ArticleFactor(question, unit), null);
        if (unit.Part is not null) return new Fit(1, null);
        var best = new Fit(unit.IsTitle && !question.Wants(AskedKinds.Topic) ? 0.7 : 2, null);
        if (question.Wants(AskedKinds.Number)) best = Lower(best, CountFit.Of(question, unit, terms.Terms.Any(term => term.Lightness >= 1 && !question.Unit.Contains(term.Text))));
        if (question.Wants(AskedKinds.Often)) best = Lower(best, new Fit(HoldsAny(unit.Own, Times) ? 1 : 0.55, null));
        if (question.Wants(AskedKinds.When)) best = Lower(best, WhenFit(question, unit));
        if (question.Wants(AskedKinds.Who)) best = Lower(best, WhoFit(question, terms, unit));
        if (question.Wants(AskedKinds.Where)) best = Lower(best, new Fit(HoldsAny(unit.Own, Places) ? 1 : 0.7, null));
        if (question.Wants(AskedKinds.Name) && !question.Wants(AskedKinds.Who)) best = Lower(best, new Fit(ListFit.Names(question, terms, unit) ? 1 : 0.5, null));
        if (question.Wants(AskedKinds.Role)) best = Lower(best, new Fit(PersonFit.TellsRole(question, unit) ? 1 : 0.6, null));
        if (question.Wants(AskedKinds.Definition) && !question.Wants(AskedKinds.Topic) && HoldsAny(unit.Own, Definitions)) best = new Fit(Defining, null);
        if (question.Wants(AskedKinds.Topic)) best = Lower(best, new Fit(unit.IsTitle ? 1.04 : HoldsAny(unit.Own, Topics) ? 1 : 0.85, null));
        if (question.Wants(AskedKinds.Why)) best = Lower(best, new Fit(WhyFactor(unit), null));
        if (question.Wants(AskedKinds.Document)) best = Lower(best, new Fit(unit.References.Count > 0 ? 1 : HoldsAny(unit.Own, Texts) ? 0.9 : 0.6, null));
        if (question.Wants(AskedKinds.List)) best = Lower(best, new Fit(ListFit.FactorOf(question, unit), null));
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
        if (question.Wants(AskedKinds.Number) && question.Unit.Count > 0) return CountFit.Counted(question.Unit, unit) is not null ? 1 : CountNouns.Contains(question.Unit[0]) ? 0.62 : 0.85;
        // "Tuổi kết hôn là bao nhiêu": a text without any figure but numbers to call does not tell it.
        if (question.Wants(AskedKinds.Number) && !question.Wants(AskedKinds.Ordinal | AskedKinds.Where | AskedKinds.Who | AskedKinds.How | AskedKinds.List | AskedKinds.YesNo) && !HoldsFigure(unit)) return 0.62;
        return 1;
    }

    /// <summary>First syllables of what is counted in one place: vụ, người, đối tượng, trường hợp, cơ sở, tổ dân phố, mô hình, công an, cán bộ, cảnh sát, điểm, xe, trụ sở, phòng, chỉ tiêu.</summary>
    private static readonly HashSet<string> CountNouns = new(["vụ", "người", "đối", "trường", "cơ", "tổ", "mô", "camera", "công", "cán", "cảnh", "điểm", "xe", "trụ", "phòng", "chỉ"], StringComparer.Ordinal);

    private static bool HoldsFigure(Unit unit) => Has(unit, ValueKind.Money, ValueKind.Percent, ValueKind.Duration, ValueKind.Date, ValueKind.Year) || unit.Own.Words.Any(word => word.IsNumber && !IsPhone(unit.Text, word));

    /// <summary>113, 0769.04.04.04: three digits from 1, or a long number.</summary>
    private static bool IsPhone(string text, Word word) =>
        word.IsNumber && ((word.Text.Length == 3 && word.Text[0] == '1') || (word.End - word.Start >= 8 && text[word.Start] == '0') || word.Text is "5656");

    private const double Defining = 1.08;
    internal static readonly string[][] Definitions = Phrases("định nghĩa|được hiểu là|khái niệm");
    internal static readonly string[][] Topics = Phrases("về|quy định|nhằm|nội dung");

    private static Fit Lower(Fit best, Fit next) => next.Factor < best.Factor || (next.Factor <= best.Factor && best.Value is null) ? next : best;

    private static Fit WhenFit(QuestionReading question, Unit unit)
    {
        var wantsDay = question.Words.Any(word => word.Text is "ngày" or "hôm");
        if (FirstOf(unit, ValueKind.Date) is { } named && Array.TrueForAll(unit.Values, value => value.Kind != ValueKind.Date || IsInName(unit.Text, value))) return new Fit(InName, named);
        if (FirstOf(unit, ValueKind.Date) is { } date) return new Fit(date.Start <= OpeningReach && unit.Kind == UnitKind.Sentence ? 1.04 : 1, date);
        if (FirstOf(unit, ValueKind.Year) is { } year) return new Fit(wantsDay ? 0.75 : 0.97, year);
        if (wantsDay) return new Fit(0.45, null);
        if (FirstOf(unit, ValueKind.Duration) is { } duration) return new Fit(0.85, duration);
        return new Fit(HoldsAny(unit.Own, Times) ? 0.85 : 0.45, null);
    }

    /// <summary>A day that only stands in the name of a document tells of no event.</summary>
    private static bool IsInName(string text, TextValue value) => value.End + 1 < text.Length && text[value.End] == ')' && text[value.End + 1] is '”' or '"';

    private const double InName = 0.85;

    /// <summary>"Bảy nguyên nhân chủ yếu của …" tells why; "nhằm", "để" only may.</summary>
    private static double WhyFactor(Unit unit) =>
        HoldsAny(unit.LeadWords, Causes) || HoldsAny(unit.Own, Causes) || HoldsAny(unit.Around.Heading, Causes) ? 1.06 : HoldsAny(unit.Own, Reasons) || HoldsAny(unit.LeadWords, Reasons) ? 1 : 0.9;

    /// <summary>It, or what introduces it, says why.</summary>
    internal static bool GivesReason(Unit unit) =>
        WhyFactor(unit) > 1 || HoldsAny(unit.LeadWords, Grounds) || HoldsAny(unit.Around.Heading, Grounds) || (unit.Kind is UnitKind.Sentence or UnitKind.Entry && HoldsAny(unit.Own, Grounds));

    /// <summary>Reasons without "để", which mostly says "let": "không để tội phạm hoạt động".</summary>
    internal static readonly string[][] Grounds = Phrases("do|vì|bởi vì|nhằm|nguyên nhân|lý do|vì vậy|bởi");

    /// <summary>The list the unit stands in is one of causes.</summary>
    internal static bool NamesCauses(Unit unit) => HoldsAny(unit.LeadWords, Causes);

    internal static readonly string[][] Causes = Phrases("nguyên nhân|lý do|lí do");

    /// <summary>"Chiều 16/1, …": a sentence that opens with the day tells when it happened.</summary>
    private const int OpeningReach = 8;

    private static Fit WhoFit(QuestionReading question, QuestionTerms terms, Unit unit)
    {
        if (PersonFit.Of(terms, unit) is { } person) return person with { Factor = question.Wants(AskedKinds.Organisation) ? 0.95 : person.Factor };
        if (question.Wants(AskedKinds.Identity)) return new Fit(0.5, null);
        if (HoldsAny(unit.Own, Organisations) || (unit.Kind == UnitKind.Entry && HoldsAny(unit.LeadWords, Organisations)) || HoldsAny(unit.Around.Heading, Organisations)) return new Fit(question.Wants(AskedKinds.Organisation) ? 1 : 0.88, null);
        return new Fit(0.5, null);
    }

    internal static bool Has(Unit unit, params ReadOnlySpan<ValueKind> kinds)
    {
        foreach (var value in unit.Values)
        {
            if (kinds.Contains(value.Kind)) return true;
        }
        return false;
    }

    internal static TextValue? FirstOf(Unit unit, ValueKind kind)
    {
        foreach (var value in unit.Values)
        {
            if (value.Kind == kind) return value;
        }
        return null;
    }

    /// <summary>"3.2. Ủy ban Kiểm tra Đảng ủy": the heading is the organ itself, not only something about one.</summary>
    internal static bool IsOrgan(Phrase heading)
    {
        var first = Array.FindIndex(heading.Words, word => !word.IsNumber && word.Text is not ("i" or "ii" or "iii" or "iv" or "v" or "vi"));
        return first >= 0 && Array.Exists(Organisations, organ => heading.Words.Length >= first + organ.Length && Holds(heading.Words[first..(first + organ.Length)], organ));
    }

    internal static bool HoldsAny(Phrase words, string[][] phrases) => words.HoldsAny(phrases);

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

    internal static string[][] Phrases(string list) => [.. list.Split('|').Select(phrase => Word.Split(phrase).Select(word => word.Text).ToArray())];
}
