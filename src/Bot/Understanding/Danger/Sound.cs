namespace AnTT.Bot.Understanding.Danger;

/// <summary>What a message sounds like.</summary>
internal sealed class Sound(IReadOnlyList<string> columns, float[] totals, float[] byWord)
{
    private const double AsLikely = 1;

    /// <summary>What a kind found by the rules is ahead of the others.</summary>
    private const double RuledKind = 0.7;

    /// <summary>From so much on a word speaks for danger.</summary>
    private const float Speaks = 0.25f;

    /// <summary>Natural logarithm of the odds that this is danger now.</summary>
    public double Odds => totals[0];

    /// <summary>How many words speak for danger: one alone proves nothing.</summary>
    public int Speaking => byWord.Count(weight => weight >= Speaks);

    /// <summary>The kinds of danger it sounds like, of a message that is danger: the likeliest first, and others hardly less likely.</summary>
    /// <param name="ruled">Kinds that the rules found.</param>
    public IReadOnlyList<string> Kinds(IReadOnlySet<string> ruled)
    {
        var scores = new double[totals.Length];
        for (var kind = 1; kind < totals.Length; kind++) scores[kind] = totals[kind] + (ruled.Contains(columns[kind]) ? RuledKind : 0);
        var best = scores.AsSpan(1).IndexOf(scores.Skip(1).Max()) + 1;
        var likely = new List<int> { best };
        for (var kind = 1; kind < scores.Length; kind++)
        {
            if (kind != best && scores[kind] > scores[best] - AsLikely && scores[kind] > 0) likely.Add(kind);
        }
        return [.. likely.OrderByDescending(kind => scores[kind]).Select(kind => columns[kind])];
    }
}
