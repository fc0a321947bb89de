using AnTT.Knowledge.Answers.Asking;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>One word a question is about.</summary>
/// <param name="At">Index among the question's words: neighbours differ by one.</param>
/// <param name="Weight">Rarity in the corpus.</param>
/// <param name="Alone">Credit when it is found without its neighbours, 0–1.</param>
/// <param name="Lightness">1; less for words that documents replace by others.</param>
/// <param name="IsHead">It names the subject rather than something about it.</param>
internal sealed record Term(string Text, int At, double Weight, double Alone, double Lightness, bool IsHead);

/// <summary>Another way to say part of a question, from the thesaurus.</summary>
/// <param name="First">First term it stands for.</param>
/// <param name="Last">Last term it stands for.</param>
internal sealed record Alternative(int First, int Last, int[] Ids, double Credit);

/// <param name="Terms">Indices of the terms that are this word.</param>
internal sealed record QuestionWord(List<int> Terms, List<Alternative> Alternatives);

/// <summary>The words a question is about, weighed.</summary>
internal sealed class QuestionTerms
{
    /// <summary>A word found away from the word it stands beside in the question, where the corpus has the two together.</summary>
    private const double TornFromPair = 0.4;

    /// <summary>Share of its rarity that a word of mere talk counts.</summary>
    private const double Everyday = 0.2;

    /// <summary>The same where the corpus has it beside the same neighbour.</summary>
    private const double PairedEveryday = 0.5;

    /// <summary>The same of a verb that documents often replace by another.</summary>
    private const double CommonVerb = 0.45;
    private const double PairedVerb = 0.75;

    /// <summary>What the subject of the question counts more than the rest.</summary>
    private const double Head = 1.5;

    /// <summary>The same for "nhiệm vụ", "vai trò" where they are what is asked for.</summary>
    private const double Duty = 0.6;

    private static readonly HashSet<string> DutyWords = new(["nhiệm", "vụ", "vai", "trò", "trách", "chức", "năng"], StringComparer.Ordinal);

    /// <summary>What is missing, as a share of its weight, where a word may have been read wrongly.</summary>
    private const double Doubt = 0.7;

    private const double LoneOrdinal = 0.15;

    /// <summary>What two words side by side count beside the words themselves.</summary>
    private const double PairShare = 0.4;

    /// <summary>Share of its rarity that a word counts which documents say in other ways.</summary>
    private const double Light = 0.35;

    /// <summary>The same, where the corpus never has the two together.</summary>
    private const double NeverPaired = 0.6;

    internal QuestionTerms(QuestionReading question, ISet<int> leaveOut, IReadOnlySet<int> doubtful, CorpusStatistics corpus, IEnumerable<(string[] From, string[] To, double Credit)> thesaurus)
    {
        var words = question.Words;
        var terms = new List<Term>();
        var heads = HeadsOf(question, leaveOut);
        var asides = Asides.In(question, leaveOut);
        for (var at = 0; at < words.Count; at++)
        {
            if (!question.IsContent[at] || leaveOut.Contains(at)) continue;
            var text = words[at].Text;
            var hasBefore = at > 0 && question.IsContent[at - 1] && !leaveOut.Contains(at - 1) && words[at].Joined;
            var hasAfter = at + 1 < words.Count && question.IsContent[at + 1] && !leaveOut.Contains(at + 1) && words[at + 1].Joined;
            var paired = (hasBefore && corpus.KnowsPair(words[at - 1].Text, text)) || (hasAfter && corpus.KnowsPair(text, words[at + 1].Text));
            var neighbour = hasBefore || hasAfter;
            var alone = !neighbour ? 1 : words[at].IsNumber ? (IsOrdinal(words[at], hasBefore) ? LoneOrdinal : 1) : paired ? TornFromPair : NeverPaired;
            var lightness = Lightness(words, question, at);
            // An everyday word is a subject only where the corpus joins it to its neighbour ("con dấu", "tết nguyên đán").
            var everyday = LightWords.IsSort(text) || (LightWords.IsEveryday(text) && !question.IsNoun(at) && !question.Unit.Contains(text));
            if (lightness >= 1 && everyday) lightness = paired ? PairedEveryday : Everyday;
            if (lightness >= 1 && LightWords.IsCommonVerb(text) && (!question.IsNoun(at) || LightWords.IsDescriptor(text)) && !question.Unit.Contains(text)) lightness = paired ? PairedVerb : CommonVerb;
            var isHead = heads.Contains(at) && !everyday && !asides.ContainsKey(at);
            var head = asides.TryGetValue(at, out var aside) ? aside : isHead ? Head : 1;
            terms.Add(new Term(text, at, corpus.Rarity(text) * lightness * head, alone, lightness, isHead));
        }
        Terms = terms;
        for (var index = 0; index < terms.Count; index++)
        {
            if (corpus.IdOf(terms[index].Text) is >= 0 and var id) EntryOf(id).Terms.Add(index);
        }
        Pairs = FindPairs(corpus, asides);
        Total = terms.Sum(term => term.Weight * (doubtful.Contains(term.At) ? 1 + Doubt : 1)) + Pairs.Sum();
        foreach (var alternative in FindAlternatives(words, thesaurus, corpus)) EntryOf(alternative.Ids[0]).Alternatives.Add(alternative);
        foreach (var id in _byWord.Keys) _mayBegin[(id >> 6) & (_mayBegin.Length - 1)] |= 1UL << (id & 63);
    }

    private readonly Dictionary<int, QuestionWord> _byWord = [];

    /// <summary>A bit for each word of the question; most words of the corpus are turned away by it.</summary>
    private readonly ulong[] _mayBegin = new ulong[32];

    /// <summary>What the question opens with, what that belongs to where it is light ("vai trò của người dân"), and the noun before "gì" or "nào".</summary>
    private static HashSet<int> HeadsOf(QuestionReading question, ISet<int> leaveOut)
    {
        var heads = new HashSet<int>();
        var heavy = false;
        for (var at = 0; at < question.Words.Count && !heavy; at++)
        {
            if (!question.IsContent[at] || leaveOut.Contains(at) || question.Words[at].IsNumber) continue;
            var end = at;
            for (; end < question.Words.Count && question.IsContent[end] && !leaveOut.Contains(end) && end - at < 4; end++)
            {
                if (!question.Words[end].IsNumber) heads.Add(end);
                heavy |= Lightness(question.Words, question, end) >= 1;
            }
            at = end;
        }
        for (var at = question.NounStart; at >= 0 && at < question.NounEnd; at++) heads.Add(at);
        return heads;
    }

    /// <summary>"Giai đoạn 2", "điểm 5": the number only counts beside its noun.</summary>
    private static bool IsOrdinal(Word number, bool hasBefore) => hasBefore && number.Text.Length <= 2;

    private static double Lightness(IReadOnlyList<Word> words, QuestionReading question, int at)
    {
        var text = words[at].Text;
        if (question.Wants(AskedKinds.Duty) && DutyWords.Contains(text)) return Duty;
        // What is counted is what is meant: "mấy nhiệm vụ".
        if (question.Unit.Count > 0 && question.Wants(AskedKinds.Number | AskedKinds.List) && question.Unit.Take(2).Contains(text)) return 1;
        // "Bao nhiêu phần trăm số vụ" asks for a share of the cases.
        if (text == "số" && at > 0 && !question.IsContent[at - 1] && question.Wants(AskedKinds.Percent)) return Light;
        if (LightWords.Single(text)) return Light;
        if (at > 0 && question.IsContent[at - 1] && LightWords.Pair(words[at - 1].Text, text)) return Light;
        if (at + 1 < words.Count && question.IsContent[at + 1] && LightWords.Pair(text, words[at + 1].Text)) return Light;
        return 1;
    }

    internal IReadOnlyList<Term> Terms { get; }

    /// <summary>What begins with a word of the vocabulary: terms that are it, and other ways to say terms.</summary>
    internal bool TryGet(int id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out QuestionWord? word)
    {
        word = null;
        return MayBegin(id) && _byWord.TryGetValue(id, out word);
    }

    /// <summary>False for most words that begin nothing.</summary>
    internal bool MayBegin(int id) => (_mayBegin[(id >> 6) & (_mayBegin.Length - 1)] >> (id & 63) & 1) != 0;

    /// <summary>Weight of each term together with the one right after it; 0 where they are no pair of the corpus.</summary>
    internal double[] Pairs { get; }

    internal double Total { get; }

    private double[] FindPairs(CorpusStatistics corpus, Dictionary<int, double> asides)
    {
        var pairs = new double[Terms.Count];
        for (var at = 0; at + 1 < Terms.Count; at++)
        {
            if (Terms[at + 1].At != Terms[at].At + 1) continue;
            var light = Math.Min(Terms[at].Lightness, Terms[at + 1].Lightness);
            pairs[at] = PairShare * light * asides.GetValueOrDefault(Terms[at].At, 1) * corpus.PairRarity(Terms[at].Text, Terms[at + 1].Text);
        }
        return pairs;
    }

    private QuestionWord EntryOf(int id)
    {
        if (!_byWord.TryGetValue(id, out var entry)) _byWord.Add(id, entry = new QuestionWord([], []));
        return entry;
    }

    private List<Alternative> FindAlternatives(IReadOnlyList<Word> words, IEnumerable<(string[] From, string[] To, double Credit)> thesaurus, CorpusStatistics corpus)
    {
        var found = new List<Alternative>();
        foreach (var (from, to, credit) in thesaurus)
        {
            var ids = Array.ConvertAll(to, corpus.IdOf);
            if (ids.Length == 0 || ids.Contains(-1)) continue;
            for (var at = 0; at + from.Length <= words.Count; at++)
            {
                if (StandsAt(words, from, at) && TermsIn(at, at + from.Length) is { First: >= 0 } covered) found.Add(new Alternative(covered.First, covered.Last, ids, credit));
            }
        }
        return found;
    }

    /// <summary>First and last term among the words from <paramref name="first"/> to before <paramref name="end"/>; −1 where all are particles.</summary>
    private (int First, int Last) TermsIn(int first, int end)
    {
        var (from, to) = (-1, -1);
        for (var index = 0; index < Terms.Count; index++)
        {
            if (Terms[index].At < first || Terms[index].At >= end) continue;
            if (from < 0) from = index;
            to = index;
        }
        return (from, to);
    }

    /// <summary>The phrase stands among the words of the question, its particles included ("chạy qua", "bỏ ra").</summary>
    private static bool StandsAt(IReadOnlyList<Word> words, string[] phrase, int at)
    {
        for (var inside = 0; inside < phrase.Length; inside++)
        {
            if (words[at + inside].Text != phrase[inside] || (inside > 0 && !words[at + inside].Joined)) return false;
        }
        return true;
    }
}
