using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Words of a question that only say around what it asks: since when ("sau khi sáp nhập"), who said it ("Thủ tướng nói …"), what describes the subject ("… mà Thủ tướng nhấn mạnh").</summary>
internal static class Asides
{
    private static readonly HashSet<string> Since = new(["sau", "khi", "từ", "ngày", "kể", "mới", "vừa", "hồi", "lúc", "được", "bị"], StringComparer.Ordinal);

    /// <summary>What happened to wards in 2025: everything told of a ward is told of it as it is since then.</summary>
    private static readonly HashSet<string> Merged = new(["sáp", "sát", "nhập", "gộp"], StringComparer.Ordinal);

    private static readonly HashSet<string> Said = new(["nói", "dặn", "bảo", "nhắc", "nêu", "kể", "nhấn", "mạnh", "phát", "biểu", "khẳng", "định", "cho", "rằng"], StringComparer.Ordinal);

    /// <summary>Words of the subject there must be behind who said it.</summary>
    private const int EnoughLeft = 2;

    /// <summary>What such a word counts beside its rarity.</summary>
    private const double Clause = 0.3;
    private const double Speaker = 0.3;
    private const double Nothing = 0.05;

    /// <summary>For each such word its share, 0–1.</summary>
    internal static Dictionary<int, double> In(QuestionReading question, ISet<int> leaveOut)
    {
        var asides = new Dictionary<int, double>();
        AddRelativeClause(question, asides);
        AddMerging(question, leaveOut, asides);
        AddSpeaker(question, leaveOut, asides);
        return asides;
    }

    /// <summary>Word behind "Thủ tướng nói", "theo Bí thư … nhấn mạnh" at the head of a question; 0 where it begins otherwise.</summary>
    internal static int SpeakerEnd(IReadOnlyList<Word> words)
    {
        var start = words.Count > 0 && words[0].Text == "theo" ? 1 : 0;
        if (start + EnoughLeft >= words.Count || !QuestionReader.IsRole(words[start].Text, words[start + 1].Text)) return 0;
        var verb = start + EnoughLeft;
        while (verb < words.Count && verb - start < FarFromRole && !Said.Contains(words[verb].Text)) verb++;
        if (verb >= words.Count || !Said.Contains(words[verb].Text)) return 0;
        while (verb < words.Count && Said.Contains(words[verb].Text)) verb++;
        return verb;
    }

    private const int FarFromRole = 6;

    private static readonly HashSet<string> AskedOfSpeaker = new(["mấy", "bao", "những", "các", "gì", "nào", "ai", "sao", "thế", "về"], StringComparer.Ordinal);

    private static void AddRelativeClause(QuestionReading question, Dictionary<int, double> asides)
    {
        for (var at = 1; at + 1 < question.Words.Count; at++)
        {
            if (question.Words[at].Text != "mà" || !question.IsContent[at - 1] || !question.IsContent[at + 1]) continue;
            for (var after = at + 1; after < question.Words.Count; after++) asides[after] = Clause;
            return;
        }
    }

    /// <summary>"Sau khi sáp nhập phường có bao nhiêu dân": the merging is no part of what is asked.</summary>
    private static void AddMerging(QuestionReading question, ISet<int> leaveOut, Dictionary<int, double> asides)
    {
        for (var at = 1; at < question.Words.Count; at++)
        {
            if (!Merged.Contains(question.Words[at].Text) || !Since.Contains(question.Words[at - 1].Text) || (at > 1 && question.Words[at - 2].Text == "trước")) continue;
            var end = at;
            while (end < question.Words.Count && Merged.Contains(question.Words[end].Text)) end++;
            if (question.LastQuestionWord < end || Left(question, leaveOut, end) < 1) return;
            for (var inside = at - 1; inside < end; inside++) asides[inside] = Nothing;
            for (var before = at - 1; before >= 0 && Since.Contains(question.Words[before].Text); before--) asides[before] = Nothing;
            return;
        }
    }

    /// <summary>"Thủ tướng nói … thì ai là trung tâm": a speech names its speaker once.</summary>
    private static void AddSpeaker(QuestionReading question, ISet<int> leaveOut, Dictionary<int, double> asides)
    {
        var end = SpeakerEnd(question.Words);
        // "Thủ tướng nêu mấy nhóm …" asks what he said.
        if (end == 0 || end >= question.Words.Count || AskedOfSpeaker.Contains(question.Words[end].Text) || Left(question, leaveOut, end) < EnoughLeft) return;
        for (var at = 0; at < end; at++) asides[at] = Speaker;
    }

    private static int Left(QuestionReading question, ISet<int> leaveOut, int from)
    {
        var left = 0;
        for (var at = from; at < question.Words.Count; at++)
        {
            if (question.IsContent[at] && !leaveOut.Contains(at) && !LightWords.IsEveryday(question.Words[at].Text)) left++;
        }
        return left;
    }
}
