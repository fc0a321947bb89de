using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How much of a question one unit and its surroundings speak of.</summary>
/// <param name="Coverage">Share of the question's weight found in the unit or around it, 0–1.</param>
/// <param name="Focus">The same, without what only its neighbours or the title of its document say.</param>
/// <param name="Own">The same, in its own words only.</param>
/// <param name="Introduced">The same, in its lead and headings only.</param>
/// <param name="Missing">Weight of the heaviest word that is nowhere, as a share of the whole.</param>
/// <param name="Found">For each term, the credit it earned.</param>
internal sealed record UnitMatch(double Coverage, double Focus, double Own, double Introduced, double Missing, double[] Found);

internal static class UnitMatcher
{
    private const double LeadLevel = 0.95;
    private const double HeadingLevel = 0.9;
    private const double PathLevel = 0.75;
    private const double TitleLevel = 0.75;
    private const double NearLevel = 0.5;
    private const double ListOwnLevel = 0.68;
    private const double OutlineOwnLevel = 0.5;
    private const double SectionOwnLevel = 0.68;
    private const double ArticleOwnLevel = 0.85;

    internal static UnitMatch Match(QuestionTerms question, Unit unit)
    {
        var count = question.Terms.Count;
        var found = new double[count];
        var own = new double[count];
        var ownLevel = unit.Kind switch
        {
            UnitKind.Section => SectionOwnLevel,
            UnitKind.List => ListOwnLevel,
            UnitKind.Outline => OutlineOwnLevel,
            UnitKind.Article => ArticleOwnLevel,
            _ => 1.0,
        };
        Scan(question, unit.Own, 1, own);
        var introduced = new double[count];
        Scan(question, unit.LeadWords, unit.Kind == UnitKind.List ? 1 : LeadLevel, introduced);
        Scan(question, unit.Around.Heading, unit.Kind is UnitKind.Section or UnitKind.Outline ? 1 : HeadingLevel, introduced);
        Scan(question, unit.Around.Path, PathLevel, introduced);
        for (var index = 0; index < count; index++) found[index] = Math.Max(own[index] * ownLevel, introduced[index]);
        foreach (var asked in unit.Questions) Scan(question, asked, 1, found);
        var focus = Share(question, found);
        Scan(question, unit.Around.Title, unit.Kind == UnitKind.Article ? 1 : TitleLevel, found);
        Scan(question, unit.Near, NearLevel, found);
        return new UnitMatch(Share(question, found), focus, Share(question, own), Share(question, introduced), Heaviest(question, found), found);
    }

    /// <summary>Share of the question's weight that the words hold.</summary>
    internal static double Coverage(QuestionTerms question, Word[] words)
    {
        var found = new double[question.Terms.Count];
        Scan(question, words, 1, found);
        return Share(question, found);
    }

    /// <summary>Raises the credit of every term the words hold; a term beside its neighbour of the question earns it whole.</summary>
    private static void Scan(QuestionTerms question, Word[] words, double level, double[] credits)
    {
        if (level <= 0 || words.Length == 0) return;
        List<int>? previous = null;
        for (var at = 0; at < words.Length; at++)
        {
            if (!question.ByText.TryGetValue(words[at].Text, out var terms))
            {
                previous = null;
                continue;
            }
            foreach (var index in terms)
            {
                var term = question.Terms[index];
                Raise(credits, index, level * term.Alone);
                if (previous is null || !words[at].Joined) continue;
                foreach (var before in previous)
                {
                    if (question.Terms[before].At + 1 != term.At) continue;
                    Raise(credits, index, level);
                    Raise(credits, before, level);
                }
            }
            previous = terms;
        }
        foreach (var alternative in question.Alternatives)
        {
            if (!Holds(words, alternative.Words)) continue;
            for (var index = alternative.First; index <= alternative.Last; index++) Raise(credits, index, level * alternative.Credit);
        }
    }

    private static void Raise(double[] credits, int index, double credit)
    {
        if (credit > credits[index]) credits[index] = credit;
    }

    internal static bool Holds(Word[] words, string[] phrase)
    {
        for (var at = 0; at + phrase.Length <= words.Length; at++)
        {
            var inside = 0;
            while (inside < phrase.Length && words[at + inside].Text == phrase[inside]) inside++;
            if (inside == phrase.Length) return true;
        }
        return false;
    }

    private static double Share(QuestionTerms question, double[] credits)
    {
        if (question.Total <= 0) return 0;
        double sum = 0;
        for (var index = 0; index < credits.Length; index++) sum += credits[index] * question.Terms[index].Weight;
        return sum / question.Total;
    }

    private static double Heaviest(QuestionTerms question, double[] found)
    {
        if (question.Total <= 0) return 1;
        double missing = 0;
        for (var index = 0; index < found.Length; index++)
            missing = Math.Max(missing, (1 - Math.Min(1, found[index] / 0.5)) * question.Terms[index].Weight);
        return missing / question.Total;
    }
}
