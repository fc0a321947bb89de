using AnTT.Knowledge.Answers.Asking;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Khởi tố ma túy nhiều hơn cờ bạc bao nhiêu vụ": what stands behind "hơn" takes the place of the last words before it.</summary>
internal static class MoreThan
{
    private const int LongestName = 4;

    /// <param name="rest">The question without words of comparing.</param>
    /// <param name="cut">Word at which "hơn" stood.</param>
    internal static Composition? Of(string rest, int cut)
    {
        var text = new WordText(rest);
        if (cut <= 0 || cut >= text.Length) return null;
        var reading = QuestionReader.Read(rest);
        var end = cut;
        while (end < text.Length && reading.IsContent[end] && end - cut < LongestName && !reading.Unit.Contains(text.Words[end].Text)) end++;
        var length = end - cut;
        if (length == 0 || cut - length < 0 || !Enumerable.Range(cut - length, length).All(at => reading.IsContent[at])) return null;
        var tail = text.Slice(end, text.Length);
        var (first, second) = (text.Slice(cut - length, cut), text.Slice(cut, end));
        var head = text.Slice(0, cut - length);
        return new Composition(
            [SideBySide.Asking(WordText.Joined(head, first, tail), Operation.Difference), SideBySide.Asking(WordText.Joined(head, second, tail), Operation.Difference)],
            [first, second],
            Operation.Difference);
    }
}
