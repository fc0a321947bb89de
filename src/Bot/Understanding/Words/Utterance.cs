namespace AnTT.Bot.Understanding.Words;

/// <summary>A message cut into words that remember where they stood.</summary>
internal sealed class Utterance
{
    /// <summary>Words read at most; the rest of a longer message is not looked at. A page of dense text has about 600.</summary>
    public const int MaxWords = 8000;

    private Utterance(string text, List<Word> words, bool unmarkedTyping)
    {
        Text = text;
        Words = words;
        UnmarkedTyping = unmarkedTyping;
    }

    public string Text { get; }

    public List<Word> Words { get; }

    /// <summary>Most words that need marks have none.</summary>
    public bool UnmarkedTyping { get; }

    public static Utterance Read(string text, Vocabulary vocabulary)
    {
        var words = new List<Word>();
        int marked = 0, bare = 0, at = 0;
        while (at < text.Length && words.Count < MaxWords)
        {
            if (!IsLetter(text[at]))
            {
                if (words.Count > 0) Note(text, at, words[^1]);
                at++;
                continue;
            }
            var start = at;
            while (at < text.Length && IsLetter(text[at])) at++;
            var spelling = Spelling.Parse(text.AsSpan(start, Math.Min(at - start, 40)), vocabulary.Symbols);
            if (spelling.Folded.Length == 0) continue;
            if (spelling.IsMarked) marked++;
            else if (vocabulary.WantsMarks(spelling)) bare++;
            vocabulary.Expand(spelling, start, at - start, words);
        }
        vocabulary.Settle(text, words);
        return new Utterance(text, words, marked == 0 || marked <= bare * 1.2);
    }

    public bool Means(int word, Spelling meant)
    {
        foreach (var reading in Words[word].Readings)
        {
            if (reading.Folded == meant.Folded && meant.Accepts(reading, UnmarkedTyping)) return true;
        }
        return false;
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u036f';

    private static void Note(string text, int at, Word before)
    {
        switch (text[at])
        {
            case '?': before.Asked = true; before.After = Break.Strong; break;
            case '!': before.Cried = true; before.After = Break.Strong; break;
            case '.' when !IsDot(text, at): break;
            case '.' or '\n' or ';': before.After = Break.Strong; break;
            case ',' or ':' or '-' or '(' or ')' or '…' or '–' or '"' or '“' or '”':
                if (before.After == Break.None) before.After = Break.Weak;
                break;
            default: break;
        }
    }

    /// <summary>Not the dots of <c>19.94</c>, <c>p.</c> inside a word group, or a row of dots that means hesitation.</summary>
    private static bool IsDot(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        var previous = at > 0 ? text[at - 1] : ' ';
        if (next == '.' || previous == '.') return false;
        return !(char.IsAsciiDigit(next) && char.IsAsciiDigit(previous));
    }
}
