using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Completes a question that leans on the one before: "còn Hà Nội thì sao?", "khi nào?", "ai ký?". A complete question is left as it is.</summary>
internal static class FollowUps
{
    private const int FewWords = 3;

    private static readonly HashSet<string> Openings = new(["còn", "thế", "vậy", "rồi"], StringComparer.Ordinal);
    private static readonly HashSet<string> Pointers = new(["đó", "này", "nó", "ấy", "trên"], StringComparer.Ordinal);

    /// <param name="text">The question, restored.</param>
    /// <param name="before">The complete question before it, restored.</param>
    internal static string Complete(string text, string before, PlaceBook places)
    {
        text = WithMark(text, before);
        var now = QuestionReader.Read(text);
        var last = QuestionReader.Read(before);
        if (last.Words.Count == 0 || now.Words.Count == 0) return text;
        var nowPlaces = places.Find(now.Words);
        var content = ContentOf(now, nowPlaces);
        var leans = Openings.Contains(now.Words[0].Text) || now.Words.Any(word => Pointers.Contains(word.Text));
        if (YearAlone(now) is { } year && YearOf(last) is { } old) return last.Text[..old.Start] + year + last.Text[old.End..];
        if (nowPlaces.Count == 0 && content.Count is > 0 and <= MostOfAttribute && !leans && content.TrueForAll(Attributes.Contains)) return $"{WithoutAttributes(Subject(last))} {text}";
        if (content.Count > FewWords || (content.Count == FewWords && !leans)) return text;
        if (content.Count == 0 && nowPlaces.Count > 0) return WithPlace(last, places, PlaceText(now, nowPlaces));
        if (content.Count == 0 || !leans) return $"{(content.Count == 0 ? WithoutAttributes(Subject(last)) : Named(last, places))} {text}";
        if (WithSibling(last.Text, string.Join(' ', content)) is { } swapped) return swapped;
        if (WithSort(last, content) is { } counted) return counted;
        return AsksItself(now) ? $"{Subject(last)} {text}" : WithHead(last, places, content);
    }

    /// <summary>Words that only say what of a procedure is asked: "mang giấy tờ gì", "nộp ở đâu", "lệ phí bao nhiêu". Alone they have no subject.</summary>
    private static readonly HashSet<string> Attributes = new(
        ["mang", "theo", "giấy", "tờ", "hồ", "sơ", "lệ", "phí", "tiền", "thủ", "tục", "nộp", "làm", "chuẩn", "bị", "online", "mạng", "trực", "tuyến", "app", "ngày", "xong", "mất", "tốn", "điều", "kiện", "bước", "kết", "quả", "nhận", "lấy", "thời", "hạn", "đóng", "photo", "công", "chứng", "giải", "quyết"],
        StringComparer.Ordinal);

    /// <summary>Content words such a question has at most.</summary>
    private const int MostOfAttribute = 5;

    private static readonly string[] AttributeNames = ["giấy tờ", "hồ sơ", "lệ phí", "thủ tục", "thời hạn", "điều kiện"];

    /// <summary>What was asked of the subject before is not asked again.</summary>
    private static string WithoutAttributes(string subject)
    {
        var rest = $" {subject} ";
        foreach (var name in AttributeNames) rest = rest.Replace($" {name} ", " ", StringComparison.Ordinal);
        return rest.Trim().Contains(' ', StringComparison.Ordinal) ? rest.Trim() : subject;
    }

    /// <summary>"Con ha noi thi sao" typed without marks opens with "còn"; nobody asks so of a child.</summary>
    private static string WithMark(string text, string before) =>
        before.Length > 0 && text.StartsWith("con ", StringComparison.Ordinal) && (text.EndsWith(" sao", StringComparison.Ordinal) || text.EndsWith(" thế nào", StringComparison.Ordinal)) ? "còn " + text["con ".Length..] : text;

    /// <summary>Things asked about in one another's place, the longer name first.</summary>
    private static readonly string[][] Siblings =
    [
        ["xe máy điện", "xe đạp điện", "xe ô tô", "xe máy", "xe đạp", "xe tải", "xe hơi", "ô tô", "oto"],
        ["đăng ký thường trú", "đăng ký tạm trú", "thường trú", "tạm trú", "tạm vắng", "lưu trú"],
        ["cá nhân", "tổ chức", "công ty"],
    ];

    /// <summary>"Còn ô tô thì sao" after "vượt đèn đỏ xe máy …" takes the place of the motorbike, wherever it stands.</summary>
    private static string? WithSibling(string last, string asked)
    {
        foreach (var siblings in Siblings)
        {
            if (!siblings.Contains(asked, StringComparer.Ordinal)) continue;
            var other = Array.Find(siblings, name => $" {last} ".Contains($" {name} ", StringComparison.Ordinal));
            if (other is not null) return $" {last} ".Replace($" {other} ", $" {asked} ", StringComparison.Ordinal).Trim();
        }
        return null;
    }

    /// <summary>"Còn cờ bạc thì sao" after "bao nhiêu vụ ma túy": the same count of another sort.</summary>
    private static string? WithSort(QuestionReading last, List<string> content)
    {
        if (last.Unit.Count < 2 || last.Unit[0] is not ("vụ" or "người" or "đối" or "trường")) return null;
        var noun = Enumerable.Range(0, last.Words.Count - 1).FirstOrDefault(at => last.Words[at].Text == last.Unit[0] && last.Words[at + 1].Text == last.Unit[1], -1);
        var (first, end) = (noun + (last.Unit[0] is "đối" or "trường" ? 2 : 1), noun + last.Unit.Count);
        return noun < 0 || first >= end ? null : last.Text[..last.Words[first].Start] + string.Join(' ', content) + last.Text[last.Words[end - 1].End..];
    }

    /// <summary>"Còn năm 2022?", "2022 thì sao": the same of another year.</summary>
    private static string? YearAlone(QuestionReading now)
    {
        string? year = null;
        for (var at = 0; at < now.Words.Count; at++)
        {
            if (IsYear(now.Words[at]) && year is null) year = now.Words[at].Text;
            else if (now.IsContent[at] && now.Words[at].Text != "năm") return null;
        }
        return year;
    }

    private static Word? YearOf(QuestionReading last)
    {
        foreach (var word in last.Words)
        {
            if (IsYear(word)) return word;
        }
        return null;
    }

    private static bool IsYear(Word word) => word is { IsNumber: true, Text: ['1' or '2', _, _, _] } && word.End - word.Start == 4;

    /// <summary>"Thì sao", "thế nào" ask the same as before; anything else asks something new.</summary>
    private static bool AsksItself(QuestionReading now) =>
        now.Wants(AskedKinds.Number | AskedKinds.When | AskedKinds.Who | AskedKinds.Where | AskedKinds.List | AskedKinds.Why | AskedKinds.Definition | AskedKinds.YesNo);

    private static List<string> ContentOf(QuestionReading reading, List<PlaceMention> places)
    {
        var content = new List<string>();
        for (var at = 0; at < reading.Words.Count; at++)
        {
            if (!reading.IsContent[at] || places.Exists(place => at >= place.FirstWord && at < place.FirstWord + place.WordCount)) continue;
            if (reading.Words[at].Text is "phường" or "thành" or "phố" or "tỉnh") continue;
            content.Add(Written(reading, at));
        }
        return content;
    }

    private static string PlaceText(QuestionReading now, List<PlaceMention> places)
    {
        var place = places[0];
        var first = place.FirstWord;
        if (first > 0 && now.Words[first - 1].Text is "phường" or "tỉnh") first--;
        return now.Text[now.Words[first].Start..now.Words[place.FirstWord + place.WordCount - 1].End];
    }

    private static string WithPlace(QuestionReading last, PlaceBook places, string place)
    {
        var old = places.Find(last.Words);
        if (old.Count == 0) return $"{last.Text} ở {place}";
        var first = old[0].FirstWord;
        if (first > 0 && last.Words[first - 1].Text is "phường" or "tỉnh") first--;
        var end = last.Words[old[0].FirstWord + old[0].WordCount - 1].End;
        return last.Text[..last.Words[first].Start] + place + last.Text[end..];
    }

    /// <summary>The question before with what it opens with replaced: "xe máy vượt đèn đỏ…" → "ô tô vượt đèn đỏ…".</summary>
    private static string WithHead(QuestionReading last, PlaceBook places, List<string> content)
    {
        var named = places.Find(last.Words);
        var first = 0;
        while (first < last.Words.Count && (!last.IsContent[first] || named.Exists(place => first >= place.FirstWord && first < place.FirstWord + place.WordCount))) first++;
        var end = first;
        while (end < last.Words.Count && last.IsContent[end] && end - first < content.Count) end++;
        if (first == end) return $"{string.Join(' ', content)} {last.Text}";
        return last.Text[..last.Words[first].Start] + string.Join(' ', content) + last.Text[last.Words[end - 1].End..];
    }

    /// <summary>What the question before names: its place and the kind of document; all of its subject where it names none.</summary>
    private static string Named(QuestionReading last, PlaceBook places)
    {
        var found = places.Find(last.Words);
        if (found.Count == 0) return Subject(last);
        var kept = new SortedSet<int>();
        foreach (var place in found)
        {
            for (var at = place.FirstWord; at < place.FirstWord + place.WordCount; at++) kept.Add(at);
            if (place.FirstWord > 0 && last.Words[place.FirstWord - 1].Text is "phường" or "phố" or "tỉnh") kept.Add(place.FirstWord - 1);
        }
        for (var at = 1; at < last.Words.Count; at++)
        {
            if (!DocumentWords.Contains(last.Words[at - 1].Text + " " + last.Words[at].Text)) continue;
            kept.Add(at - 1);
            kept.Add(at);
        }
        return string.Join(' ', kept.Select(at => Written(last, at)));
    }

    private static readonly HashSet<string> DocumentWords =
        new(["nghị quyết", "đề án", "hội nghị", "kế hoạch", "nghị định", "thông tư", "chỉ thị", "bài viết", "công an"], StringComparer.Ordinal);

    /// <summary>What the question before is about, without what it asks.</summary>
    private static string Subject(QuestionReading last) =>
        string.Join(' ', Enumerable.Range(0, last.Words.Count).Where(at => last.IsContent[at] || IsLink(last, at)).Select(at => Written(last, at)));

    private static bool IsLink(QuestionReading last, int at) => last.Words[at].Text is "của" or "về" or "và" or "ở" or "trong";

    private static string Written(QuestionReading reading, int at) => reading.Text[reading.Words[at].Start..reading.Words[at].End];
}
