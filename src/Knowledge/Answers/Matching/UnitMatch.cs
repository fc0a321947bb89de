using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>How much of a question one unit and its surroundings speak of.</summary>
/// <param name="Coverage">Share of the question's weight found in the unit or around it, 0–1.</param>
/// <param name="Focus">The same, without what only its neighbours or the title of its document say.</param>
/// <param name="Own">The same, in its own words only.</param>
/// <param name="Introduced">The same, in its lead and headings only.</param>
/// <param name="Missing">Weight of the heaviest word that is nowhere, as a share of the whole.</param>
/// <param name="Heads">Share of the subject found anywhere.</param>
/// <param name="HeadsIntroduced">Share of the subject that its lead and headings name.</param>
internal sealed record UnitMatch(double Coverage, double Focus, double Own, double Introduced, double Missing, double Heads, double HeadsIntroduced);

/// <summary>Compares units with one question. Keeps its working space: for one thread.</summary>
internal sealed class UnitMatcher
{
    private const double LeadLevel = 0.95;
    private const double HeadingLevel = 0.9;
    private const double PathLevel = 0.75;
    private const double TitleLevel = 0.85;
    private const double NearLevel = 0.5;
    private const double ListOwnLevel = 0.68;
    private const double OutlineOwnLevel = 0.5;
    private const double SectionOwnLevel = 0.68;
    private const double ArticleOwnLevel = 0.85;
    private const double OtherQuestionLevel = 0.6;
    private const double Reversed = 0.85;

    private readonly QuestionTerms _question;
    private readonly CreditSums _sums;
    private readonly Dictionary<Phrase, double[]> _shared = new(ReferenceEqualityComparer.Instance);
    private readonly double[] _found;
    private readonly double[] _own;
    private readonly double[] _introduced;
    private readonly double[] _quoted;
    private readonly double[] _none;

    internal UnitMatcher(QuestionTerms question)
    {
        _question = question;
        _sums = new CreditSums(question);
        var size = 2 * question.Terms.Count;
        (_found, _own, _introduced, _quoted, _none) = (new double[size], new double[size], new double[size], new double[size], new double[size]);
    }

    /// <summary>For each term, the credit it earned in the unit matched last; then for each pair of neighbours.</summary>
    internal ReadOnlySpan<double> Found => _found;

    /// <summary>The same, in its own words and its lead only.</summary>
    internal ReadOnlySpan<double> Quoted => _quoted;

    internal UnitMatch Match(Unit unit)
    {
        Array.Clear(_own);
        Array.Clear(_introduced);
        Scan(unit.Own, _own);
        Raise(_introduced, SharedCredits(unit.LeadWords), unit.Kind == UnitKind.List ? 1 : LeadLevel);
        Raise(_introduced, SharedCredits(unit.Around.Heading), unit.Kind is UnitKind.Section or UnitKind.Outline ? 1 : HeadingLevel);
        Raise(_introduced, SharedCredits(unit.Around.Path), PathLevel);
        _introduced.CopyTo(_found, 0);
        Raise(_found, _own, OwnLevel(unit.Kind));
        RaiseQuestions(unit.Questions);
        var title = SharedCredits(unit.Around.Title);
        if (unit.SpeaksOfDocument) Raise(_found, title, TitleLevel);
        var focus = unit.Kind == UnitKind.Article ? _sums.Share(_found) : _sums.ShareBeyond(_found, title);
        _own.CopyTo(_quoted, 0);
        Raise(_quoted, SharedCredits(unit.LeadWords), 1);
        if (unit.IsWide) Raise(_quoted, SharedCredits(unit.Around.Heading), 1);
        Raise(_found, title, unit.Kind == UnitKind.Article ? 1 : TitleLevel);
        if (unit.Near.Length > 0) Raise(_found, SharedCredits(unit.Near), NearLevel);
        return new UnitMatch(
            _sums.Share(_found), focus, _sums.Share(_own), _sums.ShareBeyond(_introduced, title), _sums.HeaviestMissing(_found), _sums.Heads(_found), _sums.Heads(_introduced));
    }

    /// <summary>One way of asking counts whole, the closest; words picked from many of them together do not make a question.</summary>
    private void RaiseQuestions(IReadOnlyList<Phrase> questions)
    {
        if (questions.Count == 0) return;
        var best = questions[0];
        var most = -1.0;
        foreach (var asked in questions)
        {
            var share = _sums.Share(SharedCredits(asked));
            if (share > most) (best, most) = (asked, share);
            Raise(_found, SharedCredits(asked), OtherQuestionLevel);
        }
        Raise(_found, SharedCredits(best), 1);
    }

    /// <summary>For each term, the credit the words earn it; then for each pair of neighbours.</summary>
    internal double[] CreditsOf(Phrase words) => SharedCredits(words);

    /// <summary>Share of the question's weight that the words hold.</summary>
    internal double Coverage(Phrase words) => _sums.Share(SharedCredits(words));

    /// <summary>Share of the words' weight that the question names.</summary>
    internal double Precision(Phrase words)
    {
        if (words.Total <= 0) return 0;
        double named = 0;
        for (var at = 0; at < words.Ids.Length; at++)
        {
            if (words.Weights[at] > 0 && _question.TryGet(words.Ids[at], out var entry) && entry.Terms.Count > 0) named += words.Weights[at];
        }
        return named / words.Total;
    }

    /// <summary>The same, with rare words counting far more than common ones.</summary>
    internal double Sharpness(Phrase words)
    {
        double named = 0, all = 0;
        for (var at = 0; at < words.Ids.Length; at++)
        {
            double weight = words.Weights[at] * words.Weights[at];
            all += weight;
            if (weight > 0 && IsNamed(words, at)) named += weight;
        }
        return all <= 0 ? 0 : named / all;
    }

    /// <summary>The question has the word, or another way to say it.</summary>
    private bool IsNamed(Phrase words, int at) =>
        _question.TryGet(words.Ids[at], out var entry) && (entry.Terms.Count > 0 || entry.Alternatives.Exists(alternative => StandsAt(words.Ids, at, alternative.Ids)));

    /// <summary>Share of the question's weight held by the words between two places of the text.</summary>
    internal double Coverage(Phrase words, int start, int end)
    {
        var credits = new double[_found.Length];
        var first = Array.FindIndex(words.Words, word => word.Start >= start);
        var last = Array.FindLastIndex(words.Words, word => word.End <= end);
        if (first < 0 || last < first) return 0;
        Scan(new Phrase(words.Words[first..(last + 1)], words.Ids[first..(last + 1)], words.Weights[first..(last + 1)]), credits);
        return _sums.Share(credits);
    }

    private static double OwnLevel(UnitKind kind) => kind switch
    {
        UnitKind.Section => SectionOwnLevel,
        UnitKind.List => ListOwnLevel,
        UnitKind.Outline => OutlineOwnLevel,
        UnitKind.Article => ArticleOwnLevel,
        _ => 1.0,
    };

    /// <summary>Credits of words that many units have in common; found out once per question.</summary>
    private double[] SharedCredits(Phrase words)
    {
        if (words.Length == 0) return _none;
        if (_shared.TryGetValue(words, out var credits)) return credits;
        credits = Array.Exists(words.Ids, _question.MayBegin) ? new double[_found.Length] : _none;
        if (credits != _none) Scan(words, credits);
        _shared.Add(words, credits);
        return credits;
    }

    /// <summary>Raises the credit of every term the words hold; a term beside its neighbour of the question earns it whole.</summary>
    private void Scan(Phrase words, double[] credits)
    {
        List<int>? previous = null;
        var ids = words.Ids;
        for (var at = 0; at < ids.Length; at++)
        {
            if (!_question.TryGet(ids[at], out var entry))
            {
                previous = null;
                continue;
            }
            foreach (var index in entry.Terms) Credit(index, previous is not null && words.Words[at].Joined ? previous : null, credits);
            foreach (var alternative in entry.Alternatives)
            {
                if (StandsAt(words.Ids, at, alternative.Ids)) Credit(alternative, credits);
            }
            previous = entry.Terms;
        }
    }

    private void Credit(int index, List<int>? previous, double[] credits)
    {
        var term = _question.Terms[index];
        credits[index] = Math.Max(credits[index], term.Alone);
        if (previous is null) return;
        foreach (var before in previous)
        {
            // "xã, phường" for "phường xã".
            if (_question.Terms[before].At == term.At + 1) (credits[index], credits[before]) = (Math.Max(credits[index], Reversed), Math.Max(credits[before], Reversed));
            if (_question.Terms[before].At + 1 != term.At) continue;
            (credits[index], credits[before]) = (1, 1);
            credits[_question.Terms.Count + before] = 1;
        }
    }

    private void Credit(Alternative alternative, double[] credits)
    {
        for (var index = alternative.First; index <= alternative.Last; index++)
        {
            credits[index] = Math.Max(credits[index], alternative.Credit);
            var pair = _question.Terms.Count + index;
            if (index < alternative.Last) credits[pair] = Math.Max(credits[pair], alternative.Credit);
        }
    }

    private static bool StandsAt(int[] words, int at, int[] phrase) =>
        at + phrase.Length <= words.Length && words.AsSpan(at, phrase.Length).SequenceEqual(phrase);

    private void Raise(double[] credits, double[] others, double level)
    {
        if (others == _none) return;
        for (var index = 0; index < credits.Length; index++) credits[index] = Math.Max(credits[index], level * others[index]);
    }
}
