using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Where a message speaks of the present, the past, a film, a rule…, cut into sentences and clauses.</summary>
internal sealed class Frames
{
    private static readonly List<Hit> None = [];

    private readonly int[] _sentences;
    private readonly int[] _clauses;
    private readonly Dictionary<string, List<Hit>> _hits = new(StringComparer.Ordinal);

    public Frames(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        Utterance = utterance;
        foreach (var hit in hits)
        {
            if (hit.Kind != "frame" || IsMasked(hit, hits)) continue;
            if (!_hits.TryGetValue(hit.Name, out var same)) _hits[hit.Name] = same = [];
            same.Add(hit);
        }
        (_sentences, _clauses) = Cut(utterance);
    }

    public Utterance Utterance { get; }

    public List<Hit> this[string frame] => _hits.GetValueOrDefault(frame, None);

    public bool SameSentence(Hit a, Hit b) => _sentences[a.First] <= _sentences[b.End - 1] && _sentences[b.First] <= _sentences[a.End - 1];

    public bool SameClause(Hit a, Hit b) => _clauses[a.First] <= _clauses[b.End - 1] && _clauses[b.First] <= _clauses[a.End - 1];

    public bool InClauseOf(Hit hit, string frame)
    {
        foreach (var found in this[frame])
        {
            if (SameClause(hit, found)) return true;
        }
        return false;
    }

    public bool InSentenceOf(Hit hit, string frame)
    {
        foreach (var found in this[frame])
        {
            if (SameSentence(hit, found)) return true;
        }
        return false;
    }

    /// <summary>A frame reaches into the clause after its own when no new sentence begins.</summary>
    public bool Near(Hit hit, string frame)
    {
        foreach (var found in this[frame])
        {
            if (Near(hit, found)) return true;
        }
        return false;
    }

    public bool Near(Hit a, Hit b) => SameSentence(a, b) && Math.Abs(_clauses[a.First] - _clauses[b.First]) <= 1;

    /// <summary>The sentence of the hit ends with a question mark.</summary>
    public bool IsAsked(Hit hit)
    {
        for (var word = hit.First; word < Utterance.Words.Count; word++)
        {
            if (Utterance.Words[word].Asked) return true;
            if (Utterance.Words[word].After == Break.Strong) return false;
        }
        return false;
    }

    private static bool IsMasked(Hit frame, IReadOnlyList<Hit> hits)
    {
        foreach (var mask in hits)
        {
            if (mask.Group == "frame.mask" && mask.Overlaps(frame)) return true;
        }
        return false;
    }

    private static (int[] Sentences, int[] Clauses) Cut(Utterance utterance)
    {
        var words = utterance.Words;
        int[] sentences = new int[words.Count], clauses = new int[words.Count];
        int sentence = 0, clause = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0 && words[i - 1].After == Break.Strong) sentence++;
            if (i > 0 && (words[i - 1].After != Break.None || words[i].Folded is "nhung" or "gio" or "hien")) clause++;
            (sentences[i], clauses[i]) = (sentence, clause);
        }
        return (sentences, clauses);
    }
}
