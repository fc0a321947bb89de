namespace AnTT.Knowledge.Search.Queries;

/// <summary>What each kind of change costs against the likelihood of the words, in nats. Chosen on chat and bare questions, not sharp: ±1 changes little.</summary>
internal static class ReadingCosts
{
    /// <summary>Adding marks to a word in a query whose words all carry theirs; falls to 0 in a bare query.</summary>
    public const float MarksInMarkedQuery = 7;

    /// <summary>The most of that which a word with a wrong mark pays: it is no word as it stands.</summary>
    public const float OtherMarks = 5;

    /// <summary>Adding the missing part of the marks to a word that has some.</summary>
    public const float PartialMarks = 2;

    /// <summary>For each mark or tone other than typed, in a word that the corpus does not have.</summary>
    public const float WrongMark = 3;

    /// <summary>Taking a proper Vietnamese syllable for a slip only because the corpus lacks it: an unknown subject must stay unknown.</summary>
    public const float RealWord = 9;

    /// <summary>The same where two letters have changed places: few unknown subjects are another word with its letters swapped.</summary>
    public const float RealWordSwapped = 4;

    /// <summary>The same of a word that the corpus has.</summary>
    public const float KnownWordSwapped = 7;

    /// <summary>Any other slip that made a word which the corpus has.</summary>
    public const float KnownWordSlipped = 9;

    /// <summary>Such a syllable is as likely as one that was seen once.</summary>
    public const float RealWordKept = -4;

    /// <summary>For each letter past four of a word that neither the corpus nor Vietnamese has.</summary>
    public const float UnknownLetter = 0.7f;

    public const float Shorthand = 0.5f;

    /// <summary>For each place further down the list of readings.</summary>
    public const float ShorthandRank = 1;

    /// <summary>What a short form gains that is read so only beside a number, and stands beside one.</summary>
    public const float ConditionHolds = 8;

    /// <summary>Keeping a short form as it is typed although it has a long form.</summary>
    public const float KeepShort = 3;

    public const float Abbreviation = 1;

    /// <summary>Letters in no list that begin the syllables of a phrase of the corpus.</summary>
    public const float Initials = 3;

    public const float Keys = 1;

    /// <summary>Reading a word of the corpus as keys of an input method.</summary>
    public const float KeysOfKnownWord = 5;

    public const float LikelySlip = 3;

    public const float Slip = 4.5f;

    /// <summary>For each mark a slipped word lacks that was typed, or in a marked query has more.</summary>
    public const float SlipConflict = 1.5f;

    public const float Joined = 1.5f;

    /// <summary>A joined piece of one letter.</summary>
    public const float JoinedLetter = 5;

    /// <summary>An onset that is spoken like another, in a word that the corpus does not have.</summary>
    public const float Heard = 2;

    /// <summary>The same in a word that it has: the neighbours must speak for it.</summary>
    public const float HeardForKnown = 6;

    /// <summary>Chat spelling by ear: f for ph, z for d or gi, j, w.</summary>
    public const float ByEar = 1.5f;
}
