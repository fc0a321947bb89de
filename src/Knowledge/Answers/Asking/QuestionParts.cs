namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Takes a message with two questions apart: "… ở đâu? Mất bao nhiêu tiền?", "… ngày nào và về vấn đề gì".</summary>
internal static class QuestionParts
{
    private const int FewestWords = 2;

    private static readonly string[] Links = [" và ", ", còn ", ", ", " còn ", " với ", " với lại ", " rồi "];

    /// <summary>Two parts as they stand in the message, or one.</summary>
    internal static IReadOnlyList<string> Split(string text)
    {
        var byMark = text.Split('?', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (byMark.Length == 2 && byMark.All(Asks)) return byMark;
        foreach (var link in Links)
        {
            for (var at = text.IndexOf(link, StringComparison.Ordinal); at > 0; at = text.IndexOf(link, at + 1, StringComparison.Ordinal))
            {
                var (left, right) = (text[..at].Trim(), text[(at + link.Length)..].Trim());
                if (Asks(left) && Asks(right) && (link == " và " || EndsAsking(left))) return [left, right];
            }
        }
        return [text];
    }

    private static bool Asks(string part)
    {
        var reading = QuestionReader.Read(part);
        return reading.Words.Count >= FewestWords && (reading.HasQuestionWord || reading.Wants(AskedKinds.Number));
    }

    /// <summary>The first part must be over: its question word stands near its end.</summary>
    private static bool EndsAsking(string part)
    {
        var reading = QuestionReader.Read(part);
        return !reading.HasQuestionWord || reading.LastQuestionWord >= reading.Words.Count - 4;
    }
}
