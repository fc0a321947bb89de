using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Tells a text near the question from one that holds the very thing asked for: a count of that noun, a name, a fee and not a fine, steps and not a fine.</summary>
internal sealed class AskedSlot
{
    /// <summary>Fit of an article that has no number to call, no person, no count of cases where one is asked for.</summary>
    private const double NoneInArticle = 0.62;

    /// <summary>Fit of a text without any figure of the sort.</summary>
    private const double NoFigure = 0.45;

    /// <summary>Fit of a text that has no name behind the noun whose name is asked.</summary>
    private const double NoName = 0.5;

    private const string Fine = " phạt ";

    private static readonly string[] FeeAsked = Forms("lệ phí|phí cấp|phí làm|phí đăng ký|hết bao nhiêu tiền|tốn bao nhiêu tiền|hết bao nhiêu|tốn bao nhiêu|hết nhiêu|tốn nhiêu");
    private static readonly string[] Fees = Forms("lệ phí|phí|miễn phí|không thu|giá|chi phí|không mất tiền|tiền công|mức thu");
    private static readonly string[] FineAsked = Forms("phạt|bị gì|xử lý|dính|tội|tù|vi phạm");
    private static readonly string[] StepsAsked = Forms("thủ tục|giấy tờ gì|giấy tờ nào|giấy gì|hồ sơ gì|hồ sơ|điều kiện gì|điều kiện nào|cần điều kiện|làm lại ở đâu|làm ở đâu|đăng ký ở đâu|xin ở đâu|nộp ở đâu|xin phép ở đâu");
    private static readonly string[] PapersAsked = Forms("giấy tờ gì|giấy tờ nào|giấy gì|hồ sơ gì|hồ sơ gồm|mang gì|cần gì");
    private static readonly string[] DayAsked = Forms("ngày nào|ngày mấy|ngày bao nhiêu|hôm nào|tháng nào|tháng mấy|ngày tháng");
    private static readonly string[] YearAsked = Forms("năm nào|năm mấy|năm bao nhiêu");
    private static readonly string[] SumAsked = Forms("bao nhiêu tiền|mấy tiền|bao nhiêu đồng|mấy đồng|bao nhiêu triệu|mấy triệu|bao nhiêu tỷ|mấy tỷ|bao nhiêu nghìn tỷ|mấy nghìn tỷ|tốn bao nhiêu|tốn mấy|tốn nhiêu");
    private static readonly string[] ReasonAsked = Forms("vì sao|tại sao|lý do gì|do đâu|nguyên nhân gì|nguyên nhân nào|vì lý do gì");
    private static readonly string[] NumberAsked = Forms("số mấy|số bao nhiêu|số nào|số gì|số hiệu");
    private static readonly string[] TimeAsked = Forms("bao lâu|bao nhiêu ngày|mấy ngày|mấy hôm|mấy bữa|bao nhiêu tháng|mấy tháng|bao nhiêu năm|mấy năm|bao nhiêu giờ|mấy tiếng");
    private static readonly string[] TimesTold = Forms("ngay|liền|ngày|giờ|tháng|năm|tuổi|thời hạn|lúc|suốt|không quy định thời|vô thời hạn|trọn đời");
    private static readonly string[] FineOpen = Forms("phạt sao|phạt gì|phạt thế nào|phạt ra sao|phạt như thế nào|phạt nhiêu|phạt mức nào|phạt làm sao");
    private static readonly string[] PrisonAsked = Forms("đi tù|năm tù|ở tù|ngồi tù|tù mấy|tù bao|bị tù|tội gì|tội danh gì");
    private static readonly string[] PenaltiesTold = Forms("cảnh cáo|tù|không bị phạt|không phạt|có quyền|nghị định|phạm tội|là tội|nửa");
    private static readonly string[] PapersTold = Forms("giấy tờ|tờ khai|hợp đồng|bản sao|phiếu|căn cước|hộ chiếu|đơn|mẫu|văn bản|sổ|giấy chứng nhận|giấy khai sinh|giấy phép");
    private static readonly string[] Shares = Forms("một nửa|gấp đôi|phần ba|phần tư|toàn bộ|tất cả");
    private static readonly string[] Unpaid = Forms("miễn phí|không thu|không mất|lệ phí|kinh phí");
    private static readonly string[] Steps = Forms("hồ sơ|giấy tờ|giấy phép|giấy chứng nhận|điều kiện|thủ tục|nộp|tại công an|đến công an|vneid|dịch vụ công|trực tuyến|khai báo|thông báo|trình báo|xin phép|cơ quan|đăng ký|đến|gặp|làm ở|ubnd|ủy ban");

    /// <summary>What is counted one by one and has no other name in offices: the number of something else is none of these.</summary>
    private static readonly HashSet<string> Things = new(
        ["doanh nghiệp", "công ty", "trường học", "trường mầm", "trường tiểu", "bệnh viện", "trạm y", "công an", "cán bộ", "chiến sĩ", "đảng viên", "đoàn viên", "hội viên", "chi bộ", "dân quân", "công nhân", "học sinh", "giáo viên",
         "hộ nghèo", "hộ dân", "hộ kinh", "hộ gia", "nhà máy", "chợ", "chùa", "ngôi chùa", "cây xăng", "ngân hàng", "khách sạn", "camera", "xe máy", "ô tô", "máy bay", "quận", "huyện", "xã", "phường", "tổ dân", "khu dân", "điểm nghẽn", "vụ trộm", "vụ cháy", "vụ lừa",
         "vụ ma", "vụ cướp", "vụ giết", "vụ tai", "vụ cờ", "vụ đánh", "người nghiện", "người nước", "người chết", "người cao", "đại biểu", "y tá", "điều dưỡng", "bác sĩ", "tiến sĩ"],
        StringComparer.Ordinal);

    private readonly QuestionReading _question;
    private readonly QuestionTerms _terms;
    private readonly string _words;
    private readonly bool _asksFee;
    private readonly bool _asksSteps;
    private readonly bool _asksPapers;
    private readonly bool _asksSigner;
    private readonly bool _asksDay;
    private readonly bool _asksYear;
    private readonly bool _asksMoney;
    private readonly bool _asksReason;
    private readonly bool _asksShare;
    private readonly bool _asksNumber;
    private readonly bool _asksFine;
    private readonly bool _asksTime;
    private readonly int _several;
    private readonly bool _countsThings;

    internal AskedSlot(QuestionReading question, QuestionTerms terms)
    {
        (_question, _terms) = (question, terms);
        var words = Padded(question.Words);
        _words = words;
        var fine = HasAny(words, FineAsked);
        _asksFee = !fine && HasAny(words, FeeAsked);
        _countsThings = question.Unit.Count > 0 && Things.Contains(string.Join(' ', question.Unit.Take(2))) && question.Wants(AskedKinds.Number)
                        && !question.Wants(Otherwise | AskedKinds.Money | AskedKinds.Percent | AskedKinds.Duration | AskedKinds.Ordinal);
        _asksSigner = question.Wants(AskedKinds.Identity) && words.Contains(" ký ", StringComparison.Ordinal) && !words.Contains(" đăng ký ", StringComparison.Ordinal);
        _asksPapers = !fine && HasAny(words, PapersAsked);
        _asksDay = question.Wants(AskedKinds.When) && HasAny(words, DayAsked);
        _asksYear = question.Wants(AskedKinds.When) && HasAny(words, YearAsked);
        _asksMoney = HasAny(words, SumAsked);
        _asksReason = question.Wants(AskedKinds.Why) && HasAny(words, ReasonAsked);
        _asksShare = words.Contains(" % ", StringComparison.Ordinal) && question.Wants(AskedKinds.Percent);
        _asksNumber = question.Wants(AskedKinds.Document) && HasAny(words, NumberAsked);
        _several = SeveralIn(question);
        _asksFine = words.Contains(Fine, StringComparison.Ordinal) && (question.Wants(AskedKinds.Money) || HasAny(words, FineOpen));
        _asksTime = question.Wants(AskedKinds.Duration) && HasAny(words, TimeAsked);
        _asksSteps = !fine && HasAny(words, StepsAsked);
    }

    /// <summary>A figure, a name, a fee is asked for and the text has none: it is near, no answer.</summary>
    internal bool IsEmpty(Candidate candidate)
    {
        if (candidate.Unit.Part is not null) return _asksMoney && !Holds(candidate.Unit, ValueKind.Money);
        if (RepeatsTheQuestion(candidate.Unit) || SubjectIsOnlyInTheTitle(candidate.Unit)) return true;
        if (_asksMoney && !Holds(candidate.Unit, ValueKind.Money) && !HasAny(Padded(candidate.Unit.Own.Words), Unpaid)) return true;
        if (candidate.Unit.Kind == UnitKind.Article) return candidate.Fit.Factor <= NoneInArticle || OnlyFines(candidate.Unit) || TellsOtherwise(candidate.Unit);
        if (PenaltyIsElsewhere(candidate.Unit)) return true;
        if (_asksSigner && !(Array.Exists(candidate.Unit.Values, value => value.Kind == ValueKind.Person) && TellsSigning(candidate.Unit))) return true;
        if (_asksDay && !HoldsDay(candidate.Unit)) return true;
        if (_question.Wants(AskedKinds.Name) && _question.Wants(AskedKinds.Identity) && candidate.Fit.Factor <= NoName) return true;
        if (_question.Wants(AskedKinds.Name) && !_question.Wants(AskedKinds.Who)) return candidate.Fit.Factor <= NoName;
        if (LacksWhatIsAsked(candidate.Unit, candidate.Fit.Factor) || OnlyRepeatsFigures(candidate) || NamesOnlySome(candidate.Unit)) return true;
        if (CountsAnotherSort(candidate)) return true;
        if (_countsThings && candidate.Fit is { ByItems: false, Factor: <= CountFit.OtherCount }) return true;
        return _question.Wants(AskedKinds.Number) && !_question.Wants(Otherwise) && candidate.Fit.Factor <= NoFigure;
    }

    private static bool TellsSigning(Unit unit) => Holds(unit.Own, "ký") || Holds(unit.LeadWords, "ký") || Holds(unit.Around.Heading, "ký") || Holds(unit.Around.Path, "ký");

    /// <summary>A sum of money, a year, a person or a reason is asked for, and neither the text nor what introduces it has one.</summary>
    private bool LacksWhatIsAsked(Unit unit, double fit)
    {
        if (_asksShare && !Holds(unit, ValueKind.Percent) && !HasAny(Padded(unit.Own.Words), Shares)) return true;
        if (_asksNumber && unit.References.Count == 0 && unit.LeadReferences.Count == 0) return true;
        if (_asksYear && !Holds(unit, ValueKind.Year) && !Holds(unit, ValueKind.Date)) return true;
        if (_question.Wants(AskedKinds.Identity) && !_question.Wants(AskedKinds.List) && !Holds(unit, ValueKind.Person) && !NamesAnotherOffice(unit)) return true;
        if (_question.Wants(AskedKinds.When) && !_question.Wants(AskedKinds.Number | AskedKinds.List) && fit <= NoFigure) return true;
        return _asksReason && !TypeFit.GivesReason(unit);
    }

    /// <summary>"Chủ tịch Hội đồng là ai": the office of who holds it tells as well ("Bí thư Thành ủy làm Chủ tịch").</summary>
    private bool NamesAnotherOffice(Unit unit)
    {
        for (var at = 0; at + 1 < _question.Words.Count; at++)
        {
            var (first, second) = (_question.Words[at].Text, _question.Words[at + 1].Text);
            if (QuestionReader.IsRole(first, second) && !TypeFit.Holds(unit.Own.Words, [first, second])) return false;
        }
        for (var at = 0; at + 1 < unit.Own.Length; at++)
        {
            var (first, second) = (unit.Own.Words[at].Text, unit.Own.Words[at + 1].Text);
            if (QuestionReader.IsRole(first, second) && (!_question.Words.Any(word => word.Text == second) || Count(unit.Own.Words, first, second) > Count(_question.Words, first, second))) return true;
        }
        return false;
    }

    private static int Count(IReadOnlyList<Word> words, string first, string second) =>
        Enumerable.Range(1, Math.Max(0, words.Count - 1)).Count(at => words[at - 1].Text == first && words[at].Text == second);

    private static bool Holds(Unit unit, ValueKind kind) =>
        TypeFit.Has(unit, kind) || (unit.Lead is { } lead && Array.Exists(TextValues.FindAll(lead), value => value.Kind == kind)) || (unit.Passage.Path.Count > 0 && Array.Exists(TextValues.FindAll(unit.Passage.Path[^1]), value => value.Kind == kind));

    /// <summary>"Xử lý được mấy tấn trong 2.500 tấn": the figure of the question itself answers nothing.</summary>
    private bool OnlyRepeatsFigures(Candidate candidate)
    {
        if (candidate.Fit is not { ByItems: false, Value: { Kind: ValueKind.Number or ValueKind.Money or ValueKind.Percent } fits } || !_question.Wants(AskedKinds.Number) || _question.Wants(Otherwise)) return false;
        foreach (var value in candidate.Unit.Values)
        {
            if (value.Kind == fits.Kind && !Array.TrueForAll(Word.Split(candidate.Unit.Text[value.Start..value.End]), word => !word.IsNumber || _question.Words.Any(asked => asked.Text == word.Text))) return false;
        }
        return true;
    }

    /// <summary>"Bảy đề xuất nào", "7 đề xuất là gì": a sentence that names no several things is not the list of them.</summary>
    private bool NamesOnlySome(Unit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Entry) || unit.Items.Count > 1 || unit.Separators + unit.Own.Words.Count(word => word.Text == "và") >= Math.Max(Several, _several) - 1) return false;
        return _several > 0;
    }

    /// <summary>How many things are asked for by their number, three or more: "bảy đề xuất nào"; 0 where none are.</summary>
    private static int SeveralIn(QuestionReading question)
    {
        if (!question.Wants(AskedKinds.List | AskedKinds.Definition) || question.Wants(AskedKinds.Number)) return 0;
        for (var at = 0; at + 1 < question.Words.Count; at++)
        {
            var counts = question.Words[at].IsNumber && question.IsContent[at + 1] && (at <= 1 || at == question.NounStart || at + 1 == question.NounStart);
            if (counts && int.TryParse(question.Words[at].Text, out var count) && count is >= Several and <= MostNamed) return count;
        }
        return 0;
    }

    /// <summary>Of "ba nhóm nhiệm vụ là gì" the list of three tells what another sentence only mentions; of "nghị quyết số mấy" the text with the number.</summary>
    internal bool IsToldBy(Candidate other, Candidate best)
    {
        if (best.Unit.Kind == UnitKind.Article || other.Unit.Kind == UnitKind.Article)
            return best.Unit.Kind == other.Unit.Kind && (_asksFine || _asksTime) && TellsOtherwise(best.Unit) && !IsEmpty(other) && other.Score >= best.Score * AsGood;
        if (_question.Unit.Count > 0 && best.Fit is { ByItems: false, Factor: <= CountFit.OtherCount } && other.Fit.ByItems) return CountFit.NamesSeries(_question.Unit, other.Unit) >= SeriesName.Sure;
        if (!IsEmpty(best)) return false;
        if (_several > 0 && NamesOnlySome(best.Unit)) return other.Unit.Kind is UnitKind.List or UnitKind.Section or UnitKind.Outline && other.Unit.Items.Count == _several && Holds(other.Unit.LeadWords, _several.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return _asksNumber && best.Unit.References.Count == 0 && other.Unit.Kind is UnitKind.Sentence or UnitKind.Entry && other.Unit.References.Count > 0 && other.Match.Coverage >= best.Match.Coverage * AsMuch && !IsEmpty(other);
    }

    private const double AsMuch = 0.75;
    private const double AsGood = 0.95;

    private const int Several = 3;
    private const int MostNamed = 20;

    private const AskedKinds Otherwise = AskedKinds.List | AskedKinds.When | AskedKinds.Who | AskedKinds.Definition;

    /// <summary>"An ninh lương thực." tells nothing to who asks what that is.</summary>
    private bool RepeatsTheQuestion(Unit unit)
    {
        if (unit.Kind is not (UnitKind.Sentence or UnitKind.Entry) || unit.IsTitle || !_question.Wants(AskedKinds.Definition | AskedKinds.How | AskedKinds.Why) || _question.Wants(AskedKinds.List)) return false;
        for (var at = 0; at < unit.Own.Length; at++)
        {
            if (unit.Own.Weights[at] > 0 && !_question.Words.Any(word => word.Text == unit.Own.Words[at].Text)) return false;
        }
        return true;
    }

    /// <summary>A figure of "GINI" is not found where only the name of the whole document has the word.</summary>
    private bool SubjectIsOnlyInTheTitle(Unit unit)
    {
        if (unit.Kind == UnitKind.Article || unit.IsTitle || unit.SpeaksOfDocument || !_question.Wants(AskedKinds.Number) || _terms.Terms.Count == 0) return false;
        var heaviest = _terms.Terms.MaxBy(term => term.Weight)!;
        if (heaviest.Weight < Deciding * _terms.Total || !Holds(unit.Around.Title, heaviest.Text)) return false;
        return !Holds(unit.Own, heaviest.Text) && !Holds(unit.LeadWords, heaviest.Text) && !Holds(unit.Around.Heading, heaviest.Text) && !Holds(unit.Around.Path, heaviest.Text) && !Holds(unit.Near, heaviest.Text);
    }

    /// <summary>Share of the question from which one word is what it is about.</summary>
    private const double Deciding = 0.4;

    private static bool Holds(Phrase phrase, string word) => Array.Exists(phrase.Words, other => other.Text == word);

    /// <summary>A fine is asked for and a fee is told, a time limit and none is told, papers and none are named.</summary>
    private bool TellsOtherwise(Unit article) => Untold(article) is not null;

    /// <summary>The fine, the time limit or the papers that are asked for where the article tells none, as the resident calls them.</summary>
    internal string? Untold(Unit article)
    {
        if (!_asksFine && !_asksTime && !_asksPapers) return null;
        var text = Padded(article.Own.Words);
        if (_asksFine && (!text.Contains(Fine, StringComparison.Ordinal) || !(Holds(article, ValueKind.Money) || TypeFit.Has(article, ValueKind.Percent, ValueKind.Duration) || HasAny(text, PenaltiesTold)))) return "mức phạt";
        if (_asksTime && !TypeFit.Has(article, ValueKind.Duration, ValueKind.Date) && !HasAny(text, TimesTold)) return "thời hạn";
        return _asksPapers && !NamesPapers(text) ? "giấy tờ, hồ sơ cần có" : null;
    }

    /// <summary>A paper that the question does not name itself: "cần giấy tờ gì" is not told by "khi hồ sơ đủ giấy tờ".</summary>
    private bool NamesPapers(string text) => Array.Exists(PapersTold, paper => text.Contains(paper, StringComparison.Ordinal) && !_words.Contains(paper, StringComparison.Ordinal));

    /// <summary>A fine or a term of prison is asked for; what a document says about the act tells none.</summary>
    private bool PenaltyIsElsewhere(Unit unit) => (_asksFine && !Holds(unit, ValueKind.Money)) || (HasAny(_words, PrisonAsked) && !unit.Text.Contains("tù", StringComparison.OrdinalIgnoreCase));

    private bool OnlyFines(Unit article)
    {
        if (!_asksFee && !_asksSteps) return false;
        if (_asksPapers && HasAny(Padded(Word.Split(article.Passage.Document.Title)), FineAsked)) return true;
        var text = Padded(article.Own.Words);
        if (!text.Contains(Fine, StringComparison.Ordinal)) return false;
        return (_asksFee && !HasAny(text, Fees)) || (_asksSteps && !HasAny(text, Steps));
    }

    /// <summary>Words that count anything; what follows says of which sort.</summary>
    private static readonly HashSet<string> Classifiers = new(["vụ", "người", "điểm", "hộ", "khu", "ca"], StringComparer.Ordinal);

    /// <summary>"Vụ cháy" is no "vụ" of another sort: of the words after it one must be there, in one way or another.</summary>
    private bool CountsAnotherSort(Candidate candidate)
    {
        if (_question.Unit.Count < 2 || !_question.Wants(AskedKinds.Number) || candidate.Fit.ByItems || !Classifiers.Contains(_question.Unit[0])) return false;
        var noun = Enumerable.Range(0, _question.Words.Count - 1).FirstOrDefault(at => _question.Words[at].Text == _question.Unit[0] && _question.Words[at + 1].Text == _question.Unit[1], -1);
        if (noun < 0) return false;
        var matcher = new UnitMatcher(_terms);
        matcher.Match(candidate.Unit);
        var found = matcher.Found;
        var known = false;
        for (var at = 0; at < _terms.Terms.Count; at++)
        {
            if (_terms.Terms[at].At <= noun || _terms.Terms[at].At >= noun + _question.Unit.Count) continue;
            if (found[at] >= Spoken) return false;
            known = true;
        }
        return known;
    }

    /// <summary>Credit from which a word is spoken of.</summary>
    private const double Spoken = 0.25;

    /// <summary>"Năm 2027" does not tell the day or month.</summary>
    private static bool HoldsDay(Unit unit) =>
        Array.Exists(unit.Values, value => value.Kind == ValueKind.Date) || (unit.Lead is { } lead && Array.Exists(TextValues.FindAll(lead), value => value.Kind == ValueKind.Date)) || HasAny(Padded(unit.Own.Words), Days);

    private static readonly string[] Days = Forms("tháng|ngày|quý|hằng năm|hàng năm|hôm|sáng|chiều");

    private static string Padded(IReadOnlyList<Word> words) => $" {string.Join(' ', words.Select(word => word.Text))} ";

    private static bool HasAny(string padded, string[] forms) => Array.Exists(forms, form => padded.Contains(form, StringComparison.Ordinal));

    private static string[] Forms(string forms) => [.. forms.Split('|').Select(form => Padded(Word.Split(form)))];
}
