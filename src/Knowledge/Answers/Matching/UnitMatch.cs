using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How much of a question one unit and its surroundings speak of.</summary>
/// <param name="Coverage">Share of the question's weight found in the unit or around it, 0–1.</param>
/// <param name="Focus">The same, without what only its neighbours or the title of its document say.</param>
/// <param name="Own">The same, in its own words only.</param>
/// <param name="Introduced">The same, in its lead and headings only.</param>
/// <param name="Missing">Weight of the heaviest word that is nowhere, as a share of the whole.</param>
/// <param name="Found">For each term, the credit it earned; then for each pair of neighbours.</param>
/// <param name="HeadIntroduced">Share of the subject that its lead and headings name.</param>
/// <param name="Quoted">The same, in its own words and its lead only.</param>
internal sealed record UnitMatch(double Coverage, double Focus, double Own, double Introduced, double Missing, double HeadIntroduced, double[] Found, double[] Quoted);

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

    /// <summary>Share of its weight that a word loses within a document whose title has it.</summary>
    private const double SaidByTitle = 0.8;

    internal static UnitMatch Match(QuestionTerms question, Unit unit)
    {
        var count = question.Terms.Count;
        var found = new double[2 * count];
        var own = new double[2 * count];
        var ownLevel = unit.Kind switch
        {
            UnitKind.Section => SectionOwnLevel,
            UnitKind.List => ListOwnLevel,
            UnitKind.Outline => OutlineOwnLevel,
            UnitKind.Article => ArticleOwnLevel,
            _ => 1.0,
        };
        Scan(question, unit.Own, 1, own);
        var introduced = new double[2 * count];
        Scan(question, unit.LeadWords, unit.Kind == UnitKind.List ? 1 : LeadLevel, introduced);
        Scan(question, unit.Around.Heading, unit.Kind is UnitKind.Section or UnitKind.Outline ? 1 : HeadingLevel, introduced);
        Scan(question, unit.Around.Path, PathLevel, introduced);
        for (var index = 0; index < found.Length; index++) found[index] = Math.Max(own[index] * ownLevel, introduced[index]);
        foreach (var asked in unit.Questions) Scan(question, asked, 1, found);
        if (unit.SpeaksOfDocument) Scan(question, unit.Around.Title, TitleLevel, found);
        var title = new double[2 * count];
        Scan(question, unit.Around.Title, 1, title);
        var focus = unit.Kind == UnitKind.Article ? Share(question, found) : ShareBeyond(question, found, title);
        var quoted = (double[])own.Clone();
        Scan(question, unit.LeadWords, 1, quoted);
        if (unit.IsWide) Scan(question, unit.Around.Heading, 1, quoted);
        Scan(question, unit.Around.Title, unit.Kind == UnitKind.Article ? 1 : TitleLevel, found);
        Scan(question, unit.Near, NearLevel, found);
        return new UnitMatch(Share(question, found), focus, Share(question, own), ShareBeyond(question, introduced, title), Heaviest(question, found), Heads(question, introduced), found, quoted);
    }

    /// <summary>Share of the question's weight that the words hold.</summary>
    internal static double Coverage(QuestionTerms question, Word[] words)
    {
        var found = new double[2 * question.Terms.Count];
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
                    Raise(credits, question.Terms.Count + before, level);
                }
            }
            previous = terms;
        }
        foreach (var alternative in question.Alternatives)
        {
            if (!Holds(words, alternative.Words)) continue;
            for (var index = alternative.First; index <= alternative.Last; index++) {
                Raise(credits, index, level * alternative.Credit);
                if (index < alternative.Last) Raise(credits, question.Terms.Count + index, level * alternative.Credit);
            }
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
        var count = question.Terms.Count;
        for (var index = 0; index < count; index++) sum += (credits[index] * question.Terms[index].Weight) + (credits[count + index] * question.Pairs[index]);
        return sum / question.Total;
    }

    private static double Heads(QuestionTerms question, double[] credits)
    {
        double sum = 0, total = 0;
        for (var index = 0; index < question.Terms.Count; index++)
        {
            if (!question.Terms[index].IsHead) continue;
            total += question.Terms[index].Weight;
            sum += question.Terms[index].Weight * credits[index];
        }
        return total <= 0 ? 1 : sum / total;
    }

    /// <summary>Share of what the title of the document does not say already: within one document only that tells units apart.</summary>
    private static double ShareBeyond(QuestionTerms question, double[] credits, double[] title)
    {
        double sum = 0, total = 0;
        var count = question.Terms.Count;
        for (var index = 0; index < credits.Length; index++)
        {
            var weight = index < count ? question.Terms[index].Weight : question.Pairs[index - count];
            weight *= 1 - (SaidByTitle * title[index]);
            sum += credits[index] * weight;
            total += weight;
        }
        return total <= 0 ? 0 : sum / total;
    }

    private static double Heaviest(QuestionTerms question, double[] found)
    {
        if (question.Total <= 0) return 1;
        double missing = 0;
        for (var index = 0; index < question.Terms.Count; index++)
            missing = Math.Max(missing, (1 - Math.Min(1, found[index] / 0.5)) * question.Terms[index].Weight);
        return missing / question.Total;
    }
}
