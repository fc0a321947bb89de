using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>One position of a phrase pattern.</summary>
internal abstract record Element(bool Optional);

/// <summary>One of several syllables, by the number of their unmarked form.</summary>
/// <param name="Spellings">What is meant, for each of the symbols.</param>
/// <param name="Exact">Unmarked typing does not match: the word is too common without marks.</param>
internal sealed record OneOf(int[] Symbols, Spelling[][] Spellings, bool Exact, bool Optional) : Element(Optional)
{
    public bool Accepts(Spelling typed, bool unmarkedTyping)
    {
        var at = typed.Symbol < 0 ? -1 : Symbols.AsSpan().IndexOf(typed.Symbol);
        if (at < 0) return false;
        foreach (var spelling in Spellings[at])
        {
            if (Exact ? spelling == typed : spelling.Accepts(typed, unmarkedTyping)) return true;
        }
        return false;
    }
}

/// <summary>One of the phrases of a named class.</summary>
internal sealed record OneOfClass(PhraseClass Class, bool Optional) : Element(Optional);

/// <summary>Up to so many words of any kind, not across the end of a sentence.</summary>
internal sealed record Gap(int Longest) : Element(false);

/// <summary>A number written in digits, with or without a unit stuck to it.</summary>
internal sealed record AnyNumber(bool Optional) : Element(Optional);

internal sealed record Edge(EdgeKind Kind) : Element(false);

internal enum EdgeKind { ClauseStart, ClauseEnd, MessageStart, MessageEnd }

/// <summary>Phrases that may stand for each other, found by the symbol of their first word.</summary>
internal sealed class PhraseClass(string name)
{
    public string Name { get; } = name;

    public Dictionary<int, List<Element[]>> ByFirstWord { get; } = [];

    public List<Element[]> Others { get; } = [];

    /// <summary>Adds a member; the classes it names must be built.</summary>
    public void Add(Element[] pattern)
    {
        var starts = new HashSet<int>();
        if (PhraseIndex.CollectStarts(pattern, 0, starts) || pattern[0] is Edge)
        {
            Others.Add(pattern);
            return;
        }
        foreach (var start in starts)
        {
            if (!ByFirstWord.TryGetValue(start, out var members)) ByFirstWord[start] = members = [];
            members.Add(pattern);
        }
    }
}
