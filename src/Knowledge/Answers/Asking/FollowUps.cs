using AnTT.Knowledge.Answers.Composing;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Completes a question that leans on the one before: "còn Hà Nội thì sao?", "khi nào?", "ai ký?". A complete question is left as it is.</summary>
internal static class FollowUps
{
    private const int FewWords = 3;

    private static readonly HashSet<string> Openings = new(["còn", "thế", "vậy", "rồi"], StringComparer.Ordinal);
    private static readonly HashSet<string> Pointers = new(["đó", "này", "nó", "ấy", "trên"], StringComparer.Ordinal);

    /// <summary>Ways to complete the message, likeliest first; the message itself where it is complete.</summary>
    /// <param name="text">The question, restored.</param>
    /// <param name="before">The complete question before it, restored.</param>
    internal static IReadOnlyList<string> Ways(string text, string before, PlaceBook places)
    {
        text = WithMark(text, before);
        var now = QuestionReader.Read(text);
        var last = QuestionReader.Read(before);
        if (last.Words.Count == 0 || now.Words.Count == 0) return [text];
        var nowPlaces = places.Find(now.Words);
        var content = ContentOf(now, nowPlaces);
        var points = now.Words.Any(word => Pointers.Contains(word.Text));
        var leans = Openings.Contains(now.Words[0].Text) || points || EndsHow(now);
        // "Mức phạt?", then "đánh nhau": what was asked before had no subject yet.
        if (content.Count > 0 && !now.HasQuestionWord && !now.Wants(AskedKinds.Number) && ContentOf(last, places.Find(last.Words)).TrueForAll(FollowUpWords.IsDependent)) return [$"{WithoutOpening(text, now)} {AskedAlone(before)}"];
        leans |= !now.HasQuestionWord && IsSibling(string.Join(' ', content));
        if (YearAlone(now) is { } year && YearOf(last) is { } old) return [last.Text[..old.Start] + year + last.Text[old.End..]];
        if (nowPlaces.Count == 0 && content.Count is > 0 and <= MostOfAttribute && content.TrueForAll(FollowUpWords.IsDependent)) return [$"{Bare(last)} {FollowUpWords.Full(WithoutPointer(WithoutOpening(text, now)))}"];
        if (content.Count > FewWords || (content.Count == FewWords && !leans)) return [text];
        if (content.Count == 0 && nowPlaces.Count > 0) return [WithPlace(last, places, PlaceText(now, nowPlaces))];
        if (content.Count == 0) return [$"{Bare(last)} {FollowUpWords.Full(WithoutOpening(text, now))}"];
        if (!leans) return places.Find(last.Words).Count == 0 && !content.TrueForAll(IsLight) ? (content.Count == 1 ? [$"{Bare(last)} {text}", text] : [text]) : [$"{Named(last, places)} {text}", text];
        if (nowPlaces.Count > 0 && AsksItself(now) && NamesDocument(now)) return [WithoutOpening(text, now)];
        if (nowPlaces.Count > 0) return [WithHead(last, places, content), WithPlace(last, places, PlaceText(now, nowPlaces)), $"{PlaceText(now, nowPlaces)} {string.Join(' ', content)} {Tail(last)}", text];
        if (WithSibling(last.Text, string.Join(' ', content)) is { } swapped) return [swapped];
        if (WithSort(last, content) is { } counted) return [counted];
        if (AsksItself(now) && SiblingBook.Find(string.Join(' ', content)).Count > 0) return [WithoutOpening(text, now)];
        if (AsksItself(now)) return points ? [$"{Bare(last)} {WithoutPointer(WithoutOpening(text, now))}"] : [$"{Subject(last)} {text}", WithoutOpening(text, now)];
        return [.. Replaced(last, places, content).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>"Còn trồng thì sao" after "sử dụng ma túy phạt bao nhiêu": in the place of its first words, of its last, or of all of them.</summary>
    private static IEnumerable<string> Replaced(QuestionReading last, PlaceBook places, List<string> content)
    {
        yield return WithHead(last, places, content);
        var subject = Enumerable.Range(0, last.Words.Count).Where(at => last.IsContent[at] && !FollowUpWords.IsDependent(last.Words[at].Text)).ToList();
        var words = string.Join(' ', content);
        for (var length = 1; length <= Math.Min(FewWords, subject.Count - 1); length++)
        {
            yield return last.Text[..last.Words[subject[0]].Start] + words + last.Text[last.Words[subject[length - 1]].End..];
            yield return last.Text[..last.Words[subject[^length]].Start] + words + last.Text[last.Words[subject[^1]].End..];
        }
        yield return $"{words} {Tail(last)}";
    }

    /// <summary>What the question before asks, without its subject.</summary>
    private static string Tail(QuestionReading last)
    {
        var end = Enumerable.Range(0, last.Words.Count).LastOrDefault(at => last.IsContent[at] && !FollowUpWords.IsDependent(last.Words[at].Text), -1);
        return end + 1 < last.Words.Count ? last.Text[last.Words[end + 1].Start..] : string.Empty;
    }

    /// <summary>"… thì sao", "… thì thế nào": the same is asked of something else.</summary>
    private static bool EndsHow(QuestionReading now) => now.Text.EndsWith(" thì sao", StringComparison.Ordinal) || now.Text.EndsWith(" thì thế nào", StringComparison.Ordinal);

    /// <summary>"Làm giấy tờ mất bao lâu" → "mất bao lâu".</summary>
    private static string AskedAlone(string before)
    {
        if (before is "mức phạt" or "phạt" or "xử phạt") return "bị phạt bao nhiêu";
        foreach (var opening in new[] { "làm giấy tờ ", "làm thủ tục ", "làm hồ sơ ", "thủ tục ", "giấy tờ ", "hồ sơ ", "làm " })
        {
            if (before.StartsWith(opening, StringComparison.Ordinal)) return before[opening.Length..];
        }
        return before;
    }

    private static bool IsSibling(string words) => SiblingBook.Find(words) is [{ First: 0 } only] && only.End == Word.Split(words).Length;

    /// <summary>Words that have no subject of their own: "tổ chức", "tham gia".</summary>
    private static bool IsLight(string word) => FollowUpWords.IsDependent(word) || LightWords.Single(word) || LightWords.IsCommonVerb(word) || LightWords.IsEveryday(word);

    private static string WithoutOpening(string text, QuestionReading now)
    {
        var first = 0;
        while (first < now.Words.Count - 1 && (Openings.Contains(now.Words[first].Text) || (first > 0 && now.Words[first].Text == "thì"))) first++;
        return text[now.Words[first].Start..];
    }

    /// <summary>"Cái đó báo ai" → "báo ai": what it points to is put in its place.</summary>
    private static string WithoutPointer(string text)
    {
        var rest = $" {text} ";
        foreach (var noun in new[] { " cái", " việc", " vụ", " lỗi", " trường hợp", " thủ tục", " chuyện", string.Empty })
        {
            foreach (var pointer in Pointers) rest = rest.Replace($"{noun} {pointer} ", " ", StringComparison.Ordinal);
        }
        return rest.Trim() is { Length: > 0 } left ? left : text;
    }

    /// <summary>What the question before is about, without what was asked of it.</summary>
    internal static string Bare(QuestionReading last)
    {
        var words = Enumerable.Range(0, last.Words.Count).Where(at => (last.IsContent[at] && !(last.Unit.Count == 1 && last.Unit[0] == last.Words[at].Text)) || IsLink(last, at)).ToList();
        while (words.Count > 1 && (FollowUpWords.IsDependent(last.Words[words[^1]].Text) || IsLink(last, words[^1]))) words.RemoveAt(words.Count - 1);
        while (words.Count > 1 && FollowUpWords.IsDependent(last.Words[words[0]].Text) && !KeptVerbs.Contains(last.Words[words[0]].Text)) words.RemoveAt(0);
        return words.Count == 0 ? Subject(last) : string.Join(' ', words.Select(at => Written(last, at)));
    }

    /// <summary>Words that open the name of a matter although alone they only ask: "làm căn cước", "mất căn cước".</summary>
    private static readonly HashSet<string> KeptVerbs = new(["làm", "mất", "nộp", "quá", "nhận", "gửi", "trả", "ký", "luật"], StringComparer.Ordinal);

    /// <summary>Content words of a question that only asks something of a subject, at most.</summary>
    private const int MostOfAttribute = 6;

    /// <summary>"Con ha noi thi sao" typed without marks opens with "còn"; nobody asks so of a child.</summary>
    private static string WithMark(string text, string before) =>
        before.Length > 0 && text.StartsWith("con ", StringComparison.Ordinal) && (text.EndsWith(" sao", StringComparison.Ordinal) || text.EndsWith(" thế nào", StringComparison.Ordinal)) ? "còn " + text["con ".Length..] : text;

    /// <summary>"Còn ô tô thì sao" after "vượt đèn đỏ xe máy …" takes the place of the motorbike, wherever it stands.</summary>
    private static string? WithSibling(string last, string asked)
    {
        if (SiblingBook.Find(asked) is not [{ First: 0 } named] || named.End != Word.Split(asked).Length) return null;
        var text = new WordText(last);
        return SiblingBook.Find(text.Words).Find(mention => mention.Class == named.Class) is { } other ? text.With(other.First, other.End, named.Class == "residence" && !asked.Contains("đăng ký", StringComparison.Ordinal) && text.Words[other.First].Text != "đăng" ? asked : named.Name) : null;
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
        while (end < last.Words.Count && last.IsContent[end] && !(end > first && FollowUpWords.IsDependent(last.Words[end].Text)) && end - first < content.Count) end++;
        if (first == end) return $"{string.Join(' ', content)} {last.Text}";
        return last.Text[..last.Words[first].Start] + string.Join(' ', content) + last.Text[last.Words[end - 1].End..];
    }

    /// <summary>What the question before names: its place and the kind of document; all of its subject where it names none.</summary>
    internal static string Named(QuestionReading last, PlaceBook places)
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

    /// <summary>"Còn nghị quyết Bạch Đằng thì ai ký": document, place and what is asked of it; nothing is taken over.</summary>
    private static bool NamesDocument(QuestionReading now) => Enumerable.Range(1, now.Words.Count - 1).Any(at => DocumentWords.Contains(now.Words[at - 1].Text + " " + now.Words[at].Text));

    /// <summary>What the question before is about, without what it asks.</summary>
    private static string Subject(QuestionReading last) =>
        string.Join(' ', Enumerable.Range(0, last.Words.Count).Where(at => last.IsContent[at] || IsLink(last, at)).Select(at => Written(last, at)));

    private static bool IsLink(QuestionReading last, int at) => last.Words[at].Text is "của" or "về" or "và" or "ở" or "trong";

    private static string Written(QuestionReading reading, int at) => reading.Text[reading.Words[at].Start..reading.Words[at].End];
}
