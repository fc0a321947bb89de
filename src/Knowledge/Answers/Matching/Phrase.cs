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
}
