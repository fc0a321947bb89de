using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>Matches one pattern at one word, the shortest way first.</summary>
internal readonly struct PhraseMatcher(Utterance utterance, int start)
{
    private sealed record Rest(Element[] Elements, int At, Rest? Then);

    /// <returns>The index after the last word matched, or -1.</returns>
    public int Match(Element[] pattern) => Match(pattern, 0, null, start);

    private int Match(Element[] pattern, int at, Rest? then, int word)
    {
        while (at == pattern.Length)
        {
            if (then is null) return word;
            (pattern, at, then) = (then.Elements, then.At, then.Then);
        }
        var matched = pattern[at] switch
        {
            Gap gap => MatchGap(gap, pattern, at, then, word),
            Edge edge => IsEdge(edge.Kind, word) ? Match(pattern, at + 1, then, word) : -1,
            OneOfClass named => MatchClass(named.Class, pattern, at, then, word),
            var single => IsWord(single, word) ? Match(pattern, at + 1, then, word + 1) : -1,
        };
        return matched < 0 && pattern[at].Optional ? Match(pattern, at + 1, then, word) : matched;
    }

    private bool IsWord(Element element, int word)
    {
        if (word >= utterance.Words.Count || (word > 0 && BrokenBefore(word))) return false;
        if (element is AnyNumber) return utterance.Words[word].IsNumber;
        if (element is not OneOf oneOf) return false;
        foreach (var reading in utterance.Words[word].Readings)
        {
            if (oneOf.Accepts(reading, utterance.UnmarkedTyping)) return true;
        }
        return false;
    }

    /// <summary>A phrase never runs over the end of a sentence; its first word may stand right after one.</summary>
    private bool BrokenBefore(int word) =>
        utterance.Words[word - 1].After == Break.Strong && start != word;

    private int MatchGap(Gap gap, Element[] pattern, int at, Rest? then, int word)
    {
        for (var skipped = 0; skipped <= gap.Longest; skipped++)
        {
            var matched = Match(pattern, at + 1, then, word + skipped);
            if (matched >= 0) return matched;
            var next = word + skipped;
            if (next >= utterance.Words.Count || (next > 0 && utterance.Words[next - 1].After == Break.Strong && start != next)) return -1;
        }
        return -1;
    }

    private int MatchClass(PhraseClass named, Element[] pattern, int at, Rest? then, int word)
    {
        if (word >= utterance.Words.Count) return -1;
        Rest? rest = null;
        foreach (var reading in utterance.Words[word].Readings)
        {
            if (!named.ByFirstWord.TryGetValue(reading.Symbol, out var members)) continue;
            rest ??= new Rest(pattern, at + 1, then);
            foreach (var member in members)
            {
                var matched = Match(member, 0, rest, word);
                if (matched >= 0) return matched;
            }
        }
        if (named.Others.Count == 0) return -1;
        rest ??= new Rest(pattern, at + 1, then);
        foreach (var member in named.Others)
        {
            var matched = Match(member, 0, rest, word);
            if (matched >= 0) return matched;
        }
        return -1;
    }

    private bool IsEdge(EdgeKind kind, int word) => kind switch
    {
        EdgeKind.MessageStart => word == 0,
        EdgeKind.MessageEnd => word == utterance.Words.Count,
        EdgeKind.ClauseStart => word == 0 || utterance.Words[word - 1].After != Break.None,
        _ => word == utterance.Words.Count || (word > 0 && utterance.Words[word - 1].After != Break.None),
    };
}
