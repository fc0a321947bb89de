using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>A question taken apart: what it wants, and the words that name its subject.</summary>
/// <param name="Text">The question with marks restored and shorthand spelled out.</param>
/// <param name="Words">All its words in order.</param>
/// <param name="IsContent">For each word, whether it names the subject.</param>
/// <param name="Unit">Nouns right after "bao nhiêu": what is counted. Empty where nothing is.</param>
/// <param name="NounStart">First word of the noun before "gì" or "nào"; −1 where there is none.</param>
/// <param name="NounEnd">Word after its last.</param>
/// <param name="LastQuestionWord">Index of the last word that asks ("gì", "bao nhiêu"); −1 where none does.</param>
/// <param name="Anchors">Content words right before or after what asks: the attribute wanted.</param>
internal sealed record QuestionReading(
    string Text,
    IReadOnlyList<Word> Words,
    IReadOnlyList<bool> IsContent,
    AskedKinds Kinds,
    IReadOnlyList<string> Unit,
    int NounStart,
    int NounEnd,
    IReadOnlySet<int> Anchors,
    int LastQuestionWord)
{
    /// <summary>More than one thing is asked for: "những … nào", "các … gì".</summary>
    public bool IsPlural => Wants(AskedKinds.List) && Words.Any(word => word.Text is "những" or "các" or "nhiều");

    public bool HasQuestionWord => LastQuestionWord >= 0;

    public bool IsNoun(int at) => at >= NounStart && at < NounEnd;

    public bool Wants(AskedKinds kinds) => Kinds.Any(kinds);

    public int ContentCount => IsContent.Count(content => content);
}

internal static class QuestionReader
{
    /// <summary>Last syllables of the roles a person holds by name: bí thư, chủ tịch, giám đốc, bộ trưởng, đại tướng, tác giả, cảnh sát khu vực, đảng viên.</summary>
    private static readonly HashSet<string> Roles = new(["thư", "tịch", "đốc", "trưởng", "tướng", "giả", "phó", "ký", "vực", "viên"], StringComparer.Ordinal);

    private static readonly HashSet<string> RoleNames = new(
        ["bí thư", "chủ tịch", "giám đốc", "bộ trưởng", "thứ trưởng", "tổ trưởng", "trưởng phòng", "thủ tướng", "đại tướng", "trung tướng", "thiếu tướng", "viện trưởng", "trưởng ban", "cục trưởng", "phó chủ", "phó bí", "phó giám"],
        StringComparer.Ordinal);

    /// <summary>Whether the two syllables are a role that is held by name.</summary>
    internal static bool IsRole(string first, string second) => RoleNames.Contains(first + " " + second);

    internal static QuestionReading Read(string text)
    {
        var words = Word.Split(text);
        var content = new bool[words.Length];
        var (kinds, explicitly) = (AskedKinds.None, AskedKinds.None);
        var unitAt = -1;
        var nounStart0 = -1;
        var nounEnd = -1;
        var anchors = new HashSet<int>();
        var lastQuestionWord = -1;
        for (var at = 0; at < words.Length;)
        {
            var frame = FrameAt(words, at);
            if (frame is null)
            {
                content[at] = !FunctionWords.All.Contains(words[at].Text) || (at + 1 < words.Length && words[at + 1].Joined && FunctionWords.OpensCompound(words[at].Text, words[at + 1].Text));
                at++;
                continue;
            }
            kinds |= frame.Kinds;
            if (!frame.Keeps) explicitly |= frame.Kinds;
            for (var inside = at; inside < at + frame.Words.Length; inside++)
                content[inside] = frame.Keeps && !FunctionWords.All.Contains(words[inside].Text);
            if (frame.Words.Length == 1 && frame.Kinds == AskedKinds.List) nounEnd = at;
            if (frame.Kinds != AskedKinds.None && !frame.Keeps)
            {
                lastQuestionWord = at + frame.Words.Length - 1;
                anchors.Add(at - 1);
                anchors.Add(at + frame.Words.Length);
            }
            at += frame.Words.Length;
            // "Xử phạt mấy trường hợp" counts cases.
            if (frame is { Keeps: true, Words: [_, .., "mấy" or "nhiêu"] } && at < words.Length && words[at].Text is "trường" or "vụ" or "người" or "đối" or "cơ") unitAt = at;
            if (frame.Kinds.Any(AskedKinds.Number) && !frame.Keeps) unitAt = frame.Kinds.Any(AskedKinds.Money | AskedKinds.Duration) ? words.Length : at;
        }
        if (unitAt < 0 && words.Length > 0 && (Asks(words, "nhiều", "không") || Asks(words, "nhiều", "chưa"))) unitAt = Array.FindIndex(words, word => word.Text == "nhiều") + 1;
        kinds |= ImpliedKinds(words, kinds);
        if (kinds.Any(AskedKinds.Number) && AsksHowOften(words, content)) (kinds, unitAt) = ((kinds | AskedKinds.Often) & ~(AskedKinds.Number | AskedKinds.Duration), -1);
        // "Mấy phần, từng phần tên là gì": what counts the parts names them.
        var eachIsNamed = kinds.Any(AskedKinds.Number) && Array.Exists(words, word => word.Text is "từng" or "mỗi");
        if (AsksForName(words) && !eachIsNamed) kinds |= AskedKinds.Name;
        if (AsksForName(words) && eachIsNamed) kinds &= ~(AskedKinds.Name | AskedKinds.Who | AskedKinds.Identity);
        if (AsksForNumberOfPaper(words)) kinds = (kinds | AskedKinds.Document) & ~(AskedKinds.Phone | AskedKinds.Number);
        var namesRole = (kinds.Any(AskedKinds.Name) && Array.Exists(words, word => word.Text is "ai" or "họ")) || words.Skip(Asides.SpeakerEnd(words)).Any(word => Roles.Contains(word.Text)) || AsksWhoSigned(words, kinds);
        if (namesRole && AsksWhoSigned(words, kinds)) kinds |= AskedKinds.Identity;
        if (!namesRole) kinds &= kinds.Any(AskedKinds.Name) ? ~(AskedKinds.Identity | AskedKinds.Who) : ~AskedKinds.Identity;
        if (nounEnd > 0 && namesRole && words[nounEnd - 1].Text is "tướng" or "trưởng" or "thư" or "tịch" or "đốc") kinds = (kinds & ~AskedKinds.List) | AskedKinds.Who | AskedKinds.Identity;
        if (nounEnd > 0 && LightWords.Single(words[nounEnd - 1].Text)) nounEnd = -1;
        var unit = UnitAfter(words, content, unitAt);
        // "Kể mấy mô hình" asks for the models.
        if (unit.Count > 0 && words[0].Text is "kể" or "nêu" or "liệt" && !kinds.Any(AskedKinds.Money | AskedKinds.Percent | AskedKinds.Duration)) kinds |= AskedKinds.List;
        // "Có mấy phần, kể ra": the list tells its number as well.
        if (unit.Count > 0 && kinds.Any(AskedKinds.List) && kinds.Any(AskedKinds.Number) && !kinds.Any(AskedKinds.Money | AskedKinds.Percent | AskedKinds.Duration) && (lastQuestionWord >= unitAt + unit.Count || words[0].Text is "kể" or "nêu" or "liệt"))
        {
            kinds &= ~AskedKinds.Number;
            (nounStart0, nounEnd) = (unitAt, unitAt + Math.Min(unit.Count, 3));
        }
        // "Bị phạt mà thấy oan thì khiếu nại trong bao nhiêu ngày" asks for days.
        if (explicitly.Any(AskedKinds.Duration) && !explicitly.Any(AskedKinds.Money) && !NamesFine(words)) kinds &= ~AskedKinds.Money;
        // "Những giai đoạn nào, từ năm nào": the stages are listed with their years.
        if (unit.Count == 0 && nounEnd > 1 && kinds.Any(AskedKinds.List) && words[nounEnd - 1].Text == "đoạn")
        {
            (unit, nounEnd) = (["giai", "đoạn"], -1);
            kinds = (kinds & ~AskedKinds.List) | AskedKinds.Number;
        }
        if (unit is ["giai", "đoạn", ..]) kinds &= ~AskedKinds.When;
        // "Bao nhiêu trường hợp bị phạt" counts cases, not money.
        if (unit.Count > 0 && unit[0] is not ("tiền" or "triệu" or "đồng" or "nghìn" or "tỷ" or "ngàn" or "trăm" or "chục" or "k")) kinds &= ~AskedKinds.Money;
        var nounStart = nounStart0 >= 0 ? nounStart0 : nounEnd;
        while (nounStart0 < 0 && nounStart > 0 && nounEnd - nounStart < 3 && content[nounStart - 1] && (nounStart == nounEnd || words[nounStart].Joined)) nounStart--;
        return new QuestionReading(text, words, content, kinds, unit, nounStart, nounEnd, anchors, lastQuestionWord);
    }

    private static Frames.Frame? FrameAt(Word[] words, int at)
    {
        foreach (var frame in Frames.StartingWith(words[at].Text))
        {
            if (Fits(frame, words, at)) return frame;
        }
        return null;
    }

    private static bool Fits(Frames.Frame frame, Word[] words, int at)
    {
        if (at + frame.Words.Length > words.Length) return false;
        for (var inside = 1; inside < frame.Words.Length; inside++)
        {
            if (words[at + inside].Text != frame.Words[inside]) return false;
        }
        return true;
    }

    private static AskedKinds ImpliedKinds(Word[] words, AskedKinds found)
    {
        var kinds = AskedKinds.None;
        if (words.Length == 0) return kinds;
        // "Số vụ tai nạn và số người chết": a count asked for by naming it.
        for (var at = 0; at + 1 < words.Length; at++)
        {
            var opens = at == 0 || !words[at].Joined || words[at - 1].Text is "và" or "có" or "được" or "về" or "sánh";
            if (words[at].Text == "số" && opens && !words[at + 1].IsNumber && words[at + 1].Text is not ("hiệu" or "điện" or "hóa" or "nghị" or "mấy" or "nào"))
                kinds |= AskedKinds.Number;
        }
        if (Asks(words, "nhiều", "không") || Asks(words, "nhiều", "chưa")) kinds |= AskedKinds.Number;
        if (words.Length > 3 && words[0].Text == "so" && words[1].Text == "sánh") kinds |= AskedKinds.Number;
        var last = words[^1].Text;
        if (last is "không" or "chưa" or "ko" or "hông" or "hem") kinds |= AskedKinds.YesNo;
        if (words[0].Text is "có" && words.Length > 2 && found == AskedKinds.None) kinds |= AskedKinds.YesNo;
        if (words[0].Text is "các" or "những" && found is AskedKinds.None or AskedKinds.Definition) kinds |= AskedKinds.List;
        if (StartsWithDuty(words)) kinds |= AskedKinds.List | AskedKinds.Duty;
        return kinds;
    }

    /// <summary>"Hai bệnh viện tên là bệnh viện gì".</summary>
    private static bool AsksForName(Word[] words)
    {
        var at = Array.FindIndex(words, word => word.Text == "tên");
        return at >= 0 && Array.FindIndex(words, at + 1, Math.Min(FarFromName, words.Length - at - 1), word => word.Text is "gì" or "nào") >= 0;
    }

    private const int FarFromName = 4;

    /// <summary>"Nghị quyết … số mấy": the number of a paper and no number to call.</summary>
    private static bool AsksForNumberOfPaper(Word[] words)
    {
        for (var at = 1; at + 1 < words.Length; at++)
        {
            if (words[at].Text == "số" && words[at + 1].Text is "mấy" or "nào" or "gì" or "hiệu" or "bao" && words[at - 1].Text is not ("điện" or "gọi")) return Papers.Any(paper => NamesPaper(words, paper));
        }
        return false;
    }

    private static readonly string[][] Papers = [["nghị", "quyết"], ["nghị", "định"], ["thông", "tư"], ["chỉ", "thị"], ["quyết", "định"], ["kế", "hoạch"], ["kết", "luận"], ["văn", "bản"]];

    private static bool NamesPaper(Word[] words, string[] paper)
    {
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (words[at].Text == paper[0] && words[at + 1].Text == paper[1]) return true;
        }
        return false;
    }

    /// <summary>Documents are signed, and articles written, by people, not by organs; "đăng ký" is no signing.</summary>
    private static bool AsksWhoSigned(Word[] words, AskedKinds kinds)
    {
        if (!kinds.Any(AskedKinds.Who)) return false;
        if (Array.Exists(words, word => word.Text == "viết")) return true;
        var at = Array.FindIndex(words, word => word.Text == "ký");
        return at >= 0 && (at == 0 || words[at - 1].Text is not ("đăng" or "định" or "thư")) && (at + 1 >= words.Length || words[at + 1].Text is not ("kết" or "túc"));
    }

    private static bool NamesFine(Word[] words)
    {
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if ((words[at].Text, words[at + 1].Text) is ("mức", "phạt") or ("tiền", "phạt") or ("lệ", "phí") or ("phạt", "bao") or ("phạt", "mấy") or ("mất", "phí")) return true;
        }
        return false;
    }

    private static bool Asks(Word[] words, string first, string last) =>
        words[^1].Text == last && Array.Exists(words, word => word.Text == first);

    /// <summary>"Bao lâu tổ chức một lần", "mỗi năm họp mấy lần": what is asked is the rhythm.</summary>
    private static bool AsksHowOften(Word[] words, bool[] content)
    {
        var at = Array.FindIndex(words, word => word.Text == "lần");
        if (at <= 0 || words[at - 1].Text is not ("một" or "1" or "mấy" or "nhiêu")) return false;
        if (words[at - 1].Text is "mấy" or "nhiêu" && !Array.Exists(words, word => word.Text is "mỗi" or "hằng" or "hàng")) return false;
        (content[at], content[at - 1]) = (false, false);
        return true;
    }

    private static bool StartsWithDuty(Word[] words) =>
        words.Length > 2
        && (words[0].Text, words[1].Text) is ("vai", "trò") or ("nhiệm", "vụ") or ("trách", "nhiệm") or ("mục", "tiêu") or ("giải", "pháp") or ("chức", "năng");

    private static List<string> UnitAfter(Word[] words, bool[] content, int at)
    {
        var unit = new List<string>();
        if (at < 0) return unit;
        // "Mấy cái camera" counts cameras.
        if (at + 1 < words.Length && words[at].Text is "cái" or "chiếc" && content[at + 1]) at++;
        var first = at;
        for (; at < words.Length && unit.Count < 4; at++)
        {
            if (!content[at] || (unit.Count > 0 && !words[at].Joined)) break;
            unit.Add(words[at].Text);
        }
        // "Mấy nhóm nhiệm vụ" counts tasks.
        if (unit.Count > 2 && unit[0] is "nhóm" or "loại" or "kiểu" or "dạng")
        {
            unit.RemoveAt(0);
            content[first] = false;
        }
        return unit;
    }
}
