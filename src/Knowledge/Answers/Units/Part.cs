using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Where a unit stands in a series its document counts: the third of seven tasks.</summary>
/// <param name="Names">What the series is called, in each place that says so.</param>
/// <param name="Opening">What the member itself begins with.</param>
/// <param name="Number">From 1.</param>
/// <param name="Count">Members of the series.</param>
internal sealed record Part(IReadOnlyList<SeriesName> Names, Phrase Opening, int Number, int Count)
{
    /// <summary>How surely the noun names the series, 0–1.</summary>
    public double Strength(ReadOnlySpan<string> noun)
    {
        if (OpensWith(noun)) return 1;
        var most = 0.0;
        foreach (var name in Names) most = Math.Max(most, name.Strength(noun, Count));
        return most;
    }

    /// <summary>"2. Giai đoạn II (2027–2028): …", "Phần thứ hai: …": the member carries the noun with its number.</summary>
    private bool OpensWith(ReadOnlySpan<string> noun)
    {
        var words = Opening.Words;
        var at = words.Length > 0 && words[0].IsNumber ? 1 : 0;
        if (at + noun.Length >= words.Length) return false;
        for (var inside = 0; inside < noun.Length; inside++)
        {
            if (words[at + inside].Text != noun[inside]) return false;
        }
        at += noun.Length;
        if (words[at].Text == "thứ" && at + 1 < words.Length) at++;
        return Asking.AskedPart.Ordinal(words[at].Text) == Number;
    }
}

/// <summary>A heading names its series where it begins ("1. Nhiệm vụ"), a lead where it ends ("… thực hiện các vai trò sau đây:").</summary>
internal sealed record SeriesName(Phrase Words, bool IsLead)
{
    /// <summary>Strength from which a noun surely names a series.</summary>
    internal const double Sure = 0.9;

    /// <summary>The source says itself how many there are.</summary>
    private const double Counted = 1.1;

    /// <summary>Words between the noun and the end of the heading or lead it names.</summary>
    private static readonly (int Words, double Strength)[] Distances = [(1, 1), (4, 0.9), (8, 0.75)];

    private const double Far = 0.6;

    /// <summary>Words a lead ends with that name nothing: "sau đây", "cụ thể".</summary>
    private const int LeadEnding = 2;

    /// <param name="count">Members of the series: "sáu kiến nghị" names one of six.</param>
    internal double Strength(ReadOnlySpan<string> noun, int count)
    {
        var most = 0.0;
        for (var at = 0; at + noun.Length <= Words.Length; at++)
        {
            var inside = 0;
            while (inside < noun.Length && Words.Words[at + inside].Text == noun[inside]) inside++;
            if (inside == noun.Length) most = Math.Max(most, Before(at) is > 1 and var number ? (number == count ? Counted : Far) : At(IsLead ? Words.Length - at - noun.Length - LeadEnding : at));
        }
        return most;
    }

    /// <summary>The number right before the noun, "nhóm" apart; 0 where none stands there. A heading's own number is none.</summary>
    private int Before(int at)
    {
        if (at > 0 && Words.Words[at - 1].Text == "nhóm") at--;
        return at > 0 && Words.Words[at].Joined && (IsLead || at > 1) && int.TryParse(Words.Words[at - 1].Text, out var number) ? number : 0;
    }

    private static double At(int distance)
    {
        foreach (var (words, strength) in Distances)
        {
            if (distance <= words) return strength;
        }
        return Far;
    }
}
