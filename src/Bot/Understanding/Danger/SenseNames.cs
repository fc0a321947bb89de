using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Names what a message is weighed by: its words and pairs of words, the ideas in it with each other, with the words beside them and with the frames around, and the phrases found.</summary>
internal static class SenseNames
{
    /// <summary>Words between two ideas that are weighed as a pair in order, at most.</summary>
    private const int Close = 4;

    internal interface ISink
    {
        /// <param name="at">The word it speaks of, or -1 for the message as a whole.</param>
        /// <param name="also">The other word of a pair.</param>
        void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second, int at, int also);
    }

    /// <summary>A name may come twice and counts once.</summary>
    public static void Collect<TSink>(Utterance utterance, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        CollectWords(utterance, ref sink);
        SortedSet<string> ideas = new(StringComparer.Ordinal), frames = new(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (hit.Kind is "time" or "place" or "slot") continue;
            if (hit.Kind != "concept") sink.Add('h', hit.Group, default, hit.First, hit.End - 1);
            else CollectIdea(utterance, hit, hits, ref sink);
            if (hit.Kind == "concept") ideas.Add(hit.Name);
            else if (hit.Kind == "frame") frames.Add(hit.Name);
        }
        foreach (var idea in ideas)
        {
            foreach (var frame in frames) sink.Add('k', frame, idea, -1, -1);
            foreach (var other in ideas)
            {
                if (string.CompareOrdinal(idea, other) < 0) sink.Add('q', idea, other, -1, -1);
            }
        }
    }

    private static void CollectWords<TSink>(Utterance utterance, ref TSink sink)
        where TSink : struct, ISink
    {
        var words = utterance.Words;
        sink.Add('l', utterance.UnmarkedTyping ? "bare" : "marked", words.Count switch { <= 2 => "2", <= 4 => "4", <= 8 => "8", <= 16 => "16", _ => "99" }, -1, -1);
        if (words[^1].Asked) sink.Add('l', "asked", default, -1, -1);
        for (var at = 0; at < words.Count; at++)
        {
            var word = Folded(words[at]);
            sink.Add('u', word, default, at, at);
            var spelled = words[at].Readings[0];
            if (spelled.IsMarked) sink.Add((char)('0' + spelled.Tone), spelled.Letters, default, at, at);
            sink.Add('b', at == 0 ? "^" : Folded(words[at - 1]), word, Math.Max(0, at - 1), at);
            if (at > 1) sink.Add('s', Folded(words[at - 2]), word, at - 2, at);
            if (words[at].Cried) sink.Add('l', "cried", default, -1, -1);
        }
        sink.Add('b', Folded(words[^1]), "$", words.Count - 1, words.Count - 1);
    }

    /// <summary>An idea, the words beside it, and each idea that follows it closely.</summary>
    private static void CollectIdea<TSink>(Utterance utterance, Hit hit, IReadOnlyList<Hit> hits, ref TSink sink)
        where TSink : struct, ISink
    {
        sink.Add('c', hit.Name, default, hit.First, hit.End - 1);
        if (hit.First > 0) sink.Add('v', Folded(utterance.Words[hit.First - 1]), hit.Name, hit.First - 1, hit.First);
        if (hit.End < utterance.Words.Count) sink.Add('w', hit.Name, Folded(utterance.Words[hit.End]), hit.First, hit.End);
        foreach (var next in hits)
        {
            if (next.First - hit.End > Close) break;
            if (next.First >= hit.End && next.Kind == "concept") sink.Add('p', hit.Name, next.Name, hit.First, next.First);
        }
    }

    private static ReadOnlySpan<char> Folded(Word word) => word.IsNumber ? "#" : word.Folded;
}
