using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Search.Queries;

/// <summary>Finds how each word of a query may be read. One instance per index; thread safe.</summary>
internal sealed class ReadingFinder(LexicalIndex index, SyllableModel model, SearchLexicons lexicons)
{
    private readonly Initials _initials = new(index, model);

    private const int MostSpellings = 16;
    private const int LongestPiece = 7;
    private static readonly (string Typed, string[] Meant)[] Ears = [("f", ["ph"]), ("z", ["d", "gi", "v"]), ("j", ["gi", "ch"]), ("w", ["qu"])];

    /// <summary>Readings of <paramref name="word"/> between two nodes, what was typed among them.</summary>
    /// <param name="marked">Share of marks in the query, 0 bare to 1 as written text.</param>
    /// <param name="upperCase">Written in capitals among small letters: an abbreviation or a name, not a slip.</param>
    /// <param name="lonely">The corpus never has it beside either of its neighbours: it may be a slip that made another word ("Bạc Đằng").</param>
    public void AddWord(Lattice lattice, int from, int to, string word, float marked, bool upperCase, bool lonely)
    {
        var known = IsKnown(word);
        var real = known || Syllable.IsVietnamese(word);
        var shortened = lexicons.Shorthand.ContainsKey(word) || lexicons.Abbreviations.ContainsKey(word);
        var kept = real && !known && (marked > 0.3f || VietnameseText.HasMarks(word)) ? ReadingCosts.RealWordKept : 0;
        if (!real) kept = ReadingCosts.UnknownLetter * Math.Max(0, word.Length - 4);
        Add(lattice, from, to, word, shortened ? ReadingCosts.KeepShort : kept, TokenChange.None, word);
        AddSpellings(lattice, from, to, word, word, known, real ? ReadingCosts.MarksInMarkedQuery * marked : 0, TokenChange.Marks);

        if (TypingDebris.Decode(word) is { } decoded)
        {
            var cost = real ? ReadingCosts.KeysOfKnownWord : ReadingCosts.Keys;
            if (IsKnown(decoded)) Add(lattice, from, to, decoded, cost, TokenChange.Keys, word);
            AddSpellings(lattice, from, to, decoded, word, known: true, cost + 0.5f, TokenChange.Keys);
        }
        if (upperCase)
        {
            // "GNII": an abbreviation has its letters in order, a name may have slipped.
            if (!real && !shortened && word.Length > 3) Typos.Swaps(Vocabulary.FoldToken(word), (meant, _) => AddSlipped(lattice, from, to, word, meant, ReadingCosts.LikelySlip, marked));
            return;
        }
        // A bare word may be so many others already.
        if (!shortened && (VietnameseText.HasMarks(word) || !index.Vocabulary.Spellings(Vocabulary.FoldToken(word)).Any(spelling => model.Count(spelling) > 0)))
            AddHeard(lattice, from, to, word, known ? ReadingCosts.HeardForKnown : ReadingCosts.Heard);
        if (known)
        {
            if (shortened) return;
            AddSwaps(lattice, from, to, word, marked);
            if (lonely && VietnameseText.HasMarks(word)) AddTypos(lattice, from, to, word, marked, ReadingCosts.KnownWordSlipped);
            return;
        }
        AddByEar(lattice, from, to, word);
        if (!shortened) AddTypos(lattice, from, to, word, marked, 0);
    }

    /// <summary>Readings of letters that are no word and in no list, as the first letters of a phrase of the corpus.</summary>
    public void AddInitials(Lattice lattice, int from, int to, string typed)
    {
        if (typed.Length is < Initials.Fewest or > Initials.Most || IsKnown(typed) || lexicons.Shorthand.ContainsKey(typed) || lexicons.Abbreviations.ContainsKey(typed)) return;
        var rank = 0;
        foreach (var words in _initials.Of(typed)) AddWords(lattice, from, to, words, ReadingCosts.Initials + ReadingCosts.ShorthandRank * rank++, TokenChange.Abbreviation, typed);
    }

    /// <summary>Readings of a short form out of the word lists.</summary>
    public void AddShort(Lattice lattice, int from, int to, string typed, bool upperCase, TokenKind? before, TokenKind? after)
    {
        if (!upperCase && lexicons.Shorthand.TryGetValue(typed, out var readings))
        {
            foreach (var reading in readings)
            {
                if (!Holds(reading.Condition, before, after)) continue;
                var cost = ReadingCosts.Shorthand + ReadingCosts.ShorthandRank * reading.Rank;
                if (reading.Condition != ShorthandCondition.Anywhere) cost -= ReadingCosts.ConditionHolds;
                AddWords(lattice, from, to, reading.Words, cost, TokenChange.Shorthand, typed);
            }
        }
        if (!lexicons.Abbreviations.TryGetValue(typed, out readings)) return;
        foreach (var reading in readings)
        {
            var cost = ReadingCosts.Abbreviation + ReadingCosts.ShorthandRank * reading.Rank;
            AddWords(lattice, from, to, reading.Words, cost, TokenChange.Abbreviation, typed);
        }
    }

    /// <summary>Whether a word is to be tried as several words typed as one.</summary>
    public bool MayBeJoined(string word) => (word.Length >= 4 || NumberIn(word) > 0) && !IsKnown(word);

    /// <summary>Pieces of a joined word; node <paramref name="from"/> + n stands before its n-th letter.</summary>
    public void AddPieces(Lattice lattice, int from, string word)
    {
        if (NumberIn(word) is > 0 and var number)
        {
            AddShort(lattice, from, from + number, word[..number], upperCase: false, before: null, TokenKind.Number);
            Add(lattice, from + number, from + word.Length, word[number..], ReadingCosts.Joined, TokenChange.Joined, word);
        }
        Span<char> piece = stackalloc char[LongestPiece];
        for (var start = 0; start < word.Length; start++)
        {
            for (var length = 1; length <= LongestPiece && start + length <= word.Length && length < word.Length; length++)
            {
                word.AsSpan(start, length).CopyTo(piece);
                Syllable.Canonicalize(piece[..length]);
                var text = piece[..length].ToString();
                var cost = length == 1 ? ReadingCosts.JoinedLetter : ReadingCosts.Joined;
                if (IsWordLike(text)) Add(lattice, from + start, from + start + length, text, cost, TokenChange.Joined, word);
                AddSpellings(lattice, from + start, from + start + length, text, word, known: true, cost + 0.5f, TokenChange.Joined);
                if (length > 2 && TypingDebris.Decode(text) is { } decoded && IsKnown(decoded))
                    Add(lattice, from + start, from + start + length, decoded, cost + ReadingCosts.Keys, TokenChange.Joined, word);
            }
        }
    }

    private void AddSpellings(Lattice lattice, int from, int to, string word, string typed, bool known, float cost, TokenChange change)
    {
        var partly = VietnameseText.HasMarks(word);
        var real = !known && Syllable.IsVietnamese(word) ? ReadingCosts.RealWord : 0;
        var added = 0;
        foreach (var spelling in index.Vocabulary.Spellings(Vocabulary.FoldToken(word)).OrderByDescending(model.Count))
        {
            var text = index.Vocabulary[spelling];
            if (text == word || !IsKnown(text)) continue;
            var fit = MarkFit.Of(word, text);
            if (fit.Conflicts > 0 && known) continue;
            var own = (fit.Conflicts > 0 ? Math.Min(cost, ReadingCosts.OtherMarks) : cost) + (fit.Conflicts > 0 ? fit.Conflicts * ReadingCosts.WrongMark + real : 0) + (partly && fit.Added > 0 ? ReadingCosts.PartialMarks : 0);
            Add(lattice, from, to, text, own, fit.Conflicts > 0 ? TokenChange.Typo : change, typed);
            if (++added == MostSpellings) break;
        }
    }

    private void AddByEar(Lattice lattice, int from, int to, string word)
    {
        if (word.Length < 2) return;
        foreach (var (typed, meant) in Ears)
        {
            if (!word.StartsWith(typed, StringComparison.Ordinal)) continue;
            foreach (var start in meant)
            {
                var letters = (start + word[typed.Length..]).ToCharArray();
                Syllable.Canonicalize(letters);
                var heard = new string(letters);
                if (IsKnown(heard)) Add(lattice, from, to, heard, ReadingCosts.ByEar, TokenChange.Shorthand, word);
                AddSpellings(lattice, from, to, heard, word, known: true, ReadingCosts.ByEar, TokenChange.Shorthand);
            }
        }
    }

    /// <summary>Letters followed by a number ("nq57", "tdp3"): where the number begins; 0 where the word is none such.</summary>
    private static int NumberIn(string word)
    {
        var start = word.Length;
        while (start > 0 && char.IsAsciiDigit(word[start - 1])) start--;
        return start < word.Length && !word.AsSpan(0, start).ContainsAnyInRange('0', '9') ? start : 0;
    }

    /// <summary>Two letters in the wrong order may make another word ("tia nạn"): only its neighbours tell.</summary>
    private void AddSwaps(Lattice lattice, int from, int to, string word, float marked)
    {
        var folded = Vocabulary.FoldToken(word);
        if (folded.Length is < 3 or > LongestPiece) return;
        Typos.Swaps(folded, (meant, _) => AddSlipped(lattice, from, to, word, meant, ReadingCosts.LikelySlip + ReadingCosts.KnownWordSwapped, marked));
    }

    /// <summary>Onsets that many residents speak alike, and write as they speak: "năm" and "lăm", "tạm trú" and "tạm chú".</summary>
    private static readonly (string Typed, string[] Meant)[] Alike = [("n", ["l"]), ("l", ["n"]), ("ch", ["tr"]), ("tr", ["ch"]), ("s", ["x"]), ("x", ["s"]), ("d", ["gi", "r"]), ("gi", ["d", "r"]), ("r", ["d", "gi"])];

    private static readonly string[] LongOnsets = ["ngh", "ng", "nh"];

    private void AddHeard(Lattice lattice, int from, int to, string word, float cost)
    {
        if (word.Length < 2 || Array.Exists(LongOnsets, onset => word.StartsWith(onset, StringComparison.Ordinal))) return;
        foreach (var (typed, meant) in Alike)
        {
            if (!word.StartsWith(typed, StringComparison.Ordinal) || !Letters.IsVowel(word[Math.Min(typed.Length, word.Length - 1)])) continue;
            foreach (var onset in meant)
            {
                var letters = (onset + word[typed.Length..]).ToCharArray();
                Syllable.Canonicalize(letters);
                var heard = new string(letters);
                if (IsKnown(heard) && !lattice.Has(from, to, heard)) Add(lattice, from, to, heard, cost, TokenChange.Shorthand, word);
                if (!VietnameseText.HasMarks(word)) AddSpellings(lattice, from, to, heard, word, known: true, cost + 1, TokenChange.Shorthand);
            }
        }
    }

    private void AddTypos(Lattice lattice, int from, int to, string word, float marked, float known)
    {
        var folded = Vocabulary.FoldToken(word);
        // A bare word that is another one once it has its marks is no slip.
        var vietnamese = Syllable.IsVietnamese(word) || (word == folded && index.Vocabulary.Spellings(folded).Any(spelling => model.Count(spelling) > 0));
        if (folded.Length > 10 || folded.Length < (vietnamese ? 3 : 2) || folded.AsSpan().ContainsAnyInRange('0', '9')) return;
        var real = known > 0 ? known : vietnamese ? ReadingCosts.RealWord : 0;
        Typos.Around(folded, (meant, likely) => AddSlipped(lattice, from, to, word, meant, likely ? ReadingCosts.LikelySlip + Math.Min(real, ReadingCosts.RealWordSwapped) : ReadingCosts.Slip + real, marked));
    }

    private void AddSlipped(Lattice lattice, int from, int to, string word, ReadOnlySpan<char> meant, float cost, float marked)
    {
        foreach (var spelling in index.Vocabulary.Spellings(meant))
        {
            var text = index.Vocabulary[spelling];
            if (!IsKnown(text) || lattice.Has(from, to, text)) continue;
            var fit = MarkFit.OfBags(word, text);
            Add(lattice, from, to, text, cost + ReadingCosts.SlipConflict * (fit.Conflicts + marked * fit.Added), TokenChange.Typo, word);
        }
    }

    private bool IsKnown(string word) => model.Count(index.Vocabulary.Find(word)) > 0;

    private bool IsWordLike(string word) => IsKnown(word) && (Syllable.IsVietnamese(word) || word.Length >= 4);

    private static bool Holds(ShorthandCondition condition, TokenKind? before, TokenKind? after) => condition switch
    {
        ShorthandCondition.AfterNumber => before is TokenKind.Number or TokenKind.Range,
        ShorthandCondition.BeforeNumber => after is TokenKind.Number,
        _ => true,
    };

    private void Add(Lattice lattice, int from, int to, string word, float cost, TokenChange change, string typed) =>
        lattice.Add(new Reading(from, to, [word], [index.Vocabulary.Find(word)], cost, change, typed));

    private void AddWords(Lattice lattice, int from, int to, string[] words, float cost, TokenChange change, string typed) =>
        lattice.Add(new Reading(from, to, words, [.. words.Select(word => index.Vocabulary.Find(word))], cost, change, typed));
}
