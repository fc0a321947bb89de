namespace AnTT.Knowledge.Answers.Guards;

internal enum PatternPart
{
    Word,

    /// <summary>Any phrase of an idea.</summary>
    Idea,

    /// <summary>A word that may be somebody's name.</summary>
    AnyName,

    /// <summary>A number long enough for a phone, a plate or an account.</summary>
    Digits,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>One step of a pattern.</summary>
/// <param name="Gap">Most words of any kind that may stand before it.</param>
/// <param name="IsForbidden">It must not stand here; takes no word.</param>
internal sealed record PatternStep(PatternPart Part, string Text, WordIdea? Idea, int Gap, bool IsOptional, bool IsForbidden);

/// <summary>Phrases that stand for each other. <see cref="Number"/> is its place in the list of all ideas.</summary>
internal sealed class WordIdea(int number)
{
    private readonly Dictionary<string, List<PatternStep[]>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<PatternStep[]> _others = [];

    internal int Number => number;

    internal IEnumerable<string> FirstWords => _byFirst.Keys;

    internal bool IsOpen => _others.Count > 0;

    internal void Add(PatternStep[] phrase)
    {
        if (WordPattern.FirstWordsOf(phrase) is not { } firsts)
        {
            _others.Add(phrase);
            return;
        }
        foreach (var first in firsts)
        {
            if (!_byFirst.TryGetValue(first, out var list)) _byFirst.Add(first, list = []);
            list.Add(phrase);
        }
    }

    internal IEnumerable<PatternStep[]> StartingWith(string word) =>
        _byFirst.TryGetValue(word, out var list) ? list.Concat(_others) : _others;
}

internal static class WordPattern
{
    /// <summary>Words a phrase may begin with; null where any word may.</summary>
    internal static HashSet<string>? FirstWordsOf(ReadOnlySpan<PatternStep> phrase)
    {
        var firsts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in phrase)
        {
            if (step.Gap > 0 || step.IsForbidden || step.Part is not (PatternPart.Word or PatternPart.Idea) || step.Idea is { IsOpen: true }) return null;
            if (step.Part == PatternPart.Word) firsts.Add(step.Text);
            else firsts.UnionWith(step.Idea!.FirstWords);
            if (!step.IsOptional) return firsts;
        }
        return null;
    }
}

/// <summary>The words of one message, with the places of ideas found in them so far.</summary>
/// <param name="notNames">Words that are nobody's name.</param>
internal sealed class PatternText(string[] words, IReadOnlySet<string> notNames)
{
    private const int LongNumber = 6;

    private readonly Dictionary<(int Idea, int Start), List<int>> _ends = [];

    internal string[] Words => words;

    /// <summary>Whether the pattern stands at <paramref name="start"/>.</summary>
    internal bool StandsAt(PatternStep[] pattern, int start)
    {
        var ends = new List<int>();
        Collect(pattern, 0, start, ends);
        return ends.Count > 0;
    }

    /// <summary>Adds every place at which the rest of the pattern from <paramref name="at"/> may end.</summary>
    private void Collect(PatternStep[] pattern, int at, int position, List<int> ends)
    {
        if (at == pattern.Length)
        {
            if (!ends.Contains(position)) ends.Add(position);
            return;
        }
        var step = pattern[at];
        if (step.IsOptional) Collect(pattern, at + 1, position, ends);
        for (var start = position; start <= position + step.Gap && start <= words.Length; start++)
        {
            if (step.IsForbidden)
            {
                if (EndsOf(step, start).Count == 0) Collect(pattern, at + 1, start, ends);
                continue;
            }
            foreach (var end in EndsOf(step, start)) Collect(pattern, at + 1, end, ends);
        }
    }

    private List<int> EndsOf(PatternStep step, int start)
    {
        if (step.Part == PatternPart.End) return start == words.Length ? [start] : [];
        if (start >= words.Length) return [];
        var word = words[start];
        return step.Part switch
        {
            PatternPart.Word => word == step.Text ? [start + 1] : [],
            PatternPart.Digits => word.Count(char.IsAsciiDigit) >= LongNumber ? [start + 1] : [],
            PatternPart.AnyName => char.IsLetter(word[0]) && !notNames.Contains(word) ? [start + 1] : [],
            _ => EndsOf(step.Idea!, start),
        };
    }

    private List<int> EndsOf(WordIdea idea, int start)
    {
        if (_ends.TryGetValue((idea.Number, start), out var known)) return known;
        var ends = new List<int>();
        foreach (var phrase in idea.StartingWith(words[start])) Collect(phrase, 0, start, ends);
        _ends.Add((idea.Number, start), ends);
        return ends;
    }
}
