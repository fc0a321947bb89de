using System.Collections.Concurrent;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Words of the corpus, ready to be compared: each with its number in the vocabulary and its weight.</summary>
internal sealed class Phrase
{
    internal Phrase(Word[] words, int[] ids, float[] weights)
    {
        (Words, Ids, Weights) = (words, ids, weights);
        foreach (var weight in weights) Total += weight;
    }

    internal static Phrase Empty { get; } = new([], [], []);

    internal Word[] Words { get; }

    /// <summary>Number of each word in the vocabulary.</summary>
    internal int[] Ids { get; }

    /// <summary>Rarity of each word; 0 for particles.</summary>
    internal float[] Weights { get; }

    internal double Total { get; }

    internal int Length => Words.Length;

    /// <summary>From so many words on it is kept whether they hold the phrases of a list: sections are read through for every question.</summary>
    private const int Long = 24;

    private ConcurrentDictionary<string[][], bool>? _holds;

    /// <summary>Whether any of the phrases stands in the words.</summary>
    /// <param name="phrases">One of the fixed lists of the program.</param>
    internal bool HoldsAny(string[][] phrases)
    {
        if (Length < Long) return Find(phrases);
        var known = _holds ?? Interlocked.CompareExchange(ref _holds, new(), null) ?? _holds;
        return known.GetOrAdd(phrases, static (list, phrase) => phrase.Find(list), this);
    }

    private bool Find(string[][] phrases) => Array.Exists(phrases, phrase => TypeFit.Holds(Words, phrase));
}
