namespace AnTT.Bot.Understanding.Words;

/// <summary>What separates a word from the next one.</summary>
internal enum Break
{
    None,

    /// <summary>Comma, colon, dash, bracket.</summary>
    Weak,

    /// <summary>Full stop, exclamation, question mark, new line.</summary>
    Strong,
}

/// <summary>One syllable or number of a message. Several words share a place when shorthand stands for several syllables.</summary>
/// <param name="Start">Place of the first character in the message.</param>
/// <param name="Length">Characters in the message.</param>
/// <param name="Readings">What it may mean, the likeliest first: <c>ck</c> is chồng or (chuyển) khoản.</param>
internal sealed record Word(int Start, int Length, Spelling[] Readings)
{
    public Break After { get; set; }

    /// <summary>A question mark follows before the next word.</summary>
    public bool Asked { get; set; }

    /// <summary>An exclamation mark follows before the next word.</summary>
    public bool Cried { get; set; }

    public string Folded => Readings[0].Folded;

    public bool IsNumber => char.IsAsciiDigit(Folded[0]);
}
