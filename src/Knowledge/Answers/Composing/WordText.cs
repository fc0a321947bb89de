using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>A question as a row of words that can be cut and put together again.</summary>
internal sealed class WordText(string text)
{
    internal string Text { get; } = text;

    internal Word[] Words { get; } = Word.Split(text);

    internal int Length => Words.Length;

    /// <summary>The words from <paramref name="first"/> up to <paramref name="end"/> as they are written.</summary>
    internal string Slice(int first, int end) => first >= end ? string.Empty : Text[Words[first].Start..Words[end - 1].End];

    /// <summary>The text with the words from <paramref name="first"/> up to <paramref name="end"/> replaced.</summary>
    internal string With(int first, int end, string instead) => Joined(Slice(0, first), instead, Slice(end, Length));

    /// <summary>First word of the phrase; −1 where it is not there.</summary>
    internal int Find(IReadOnlyList<string> phrase, int from = 0)
    {
        for (var at = from; at + phrase.Count <= Length; at++)
        {
            if (phrase.Select((word, inside) => Words[at + inside].Text == word).All(same => same)) return at;
        }
        return -1;
    }

    internal static string Joined(params IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));
}
