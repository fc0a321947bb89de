namespace AnTT.Knowledge.Text;

/// <summary>What a token of <see cref="TokenReader"/> is.</summary>
public enum TokenKind
{
    /// <summary>A syllable or any other run of letters and digits that starts with a letter.</summary>
    Word,

    /// <summary>A number: <c>19,94</c>, <c>1000000</c>.</summary>
    Number,

    /// <summary>A percentage: <c>5%</c>.</summary>
    Percent,

    /// <summary>A range of numbers, with or without percent: <c>5-10%</c>, <c>2020-2025</c>.</summary>
    Range,

    /// <summary>A day of the calendar: <c>17/11/2025</c>.</summary>
    Date,

    /// <summary>A number of a document (số hiệu): <c>124/2021/tt-bca</c>, <c>57-nq/tw</c>.</summary>
    DocumentNumber,

    /// <summary>Numbers with slashes that are neither: <c>24/7</c>, <c>282/2025</c>.</summary>
    Fraction,
}

/// <summary>
/// Reads Vietnamese text token by token without allocating: lower case, composed, one tone placement, numbers and dates in one form
/// ("19.94" and "19,94" give <c>19,94</c>; "ngày 17 tháng 11 năm 2025" gives <c>ngày</c>, <c>17/11/2025</c>). Reading its own output gives the same tokens.
/// </summary>
/// <remarks>A <c>ref struct</c>: one reader per thread and text. <see cref="Text"/> is valid until the next <see cref="Read"/>.</remarks>
public ref struct TokenReader
{
    private readonly ReadOnlySpan<char> _source;
    private Span<char> _buffer;
    private int _position;
    private int _length;

    /// <param name="composed">Text as <see cref="VietnameseText.Compose"/> gives it.</param>
    /// <param name="buffer">Room for one token, 128 characters or so; more is allocated where a token needs it.</param>
    public TokenReader(ReadOnlySpan<char> composed, Span<char> buffer)
    {
        _source = composed;
        _buffer = buffer;
    }

    public TokenKind Kind { get; private set; }

    /// <summary>Where the token starts in the source.</summary>
    public int Start { get; private set; }

    /// <summary>Where the token ends in the source, exclusive.</summary>
    public readonly int End => _position;

    /// <summary>The token in its canonical form.</summary>
    public readonly ReadOnlySpan<char> Text => _buffer[.._length];

    /// <summary>Moves to the next token; false at the end of the text.</summary>
    public bool Read()
    {
        while (_position < _source.Length && !char.IsLetterOrDigit(_source[_position])) _position++;
        if (_position == _source.Length) return false;

        Start = _position;
        if (char.IsAsciiDigit(_source[_position])) ReadNumeric();
        else ReadWord();
        return true;
    }

    private void ReadWord()
    {
        var afterDigit = Start > 0 && char.IsAsciiDigit(_source[Start - 1]);
        _length = 0;
        for (; _position < _source.Length; _position++)
        {
            var letter = _source[_position];
            if (Composition.IsMark(letter)) continue;
            if (!char.IsLetterOrDigit(letter) || (afterDigit && char.IsAsciiDigit(letter))) break;
            if (_length == _buffer.Length) Grow();
            _buffer[_length++] = char.ToLowerInvariant(letter);
        }
        Syllable.Canonicalize(_buffer[.._length]);
        Kind = TokenKind.Word;
    }

    private void ReadNumeric()
    {
        var rest = _source[_position..];
        Span<char> form = stackalloc char[64];
        var (kind, consumed, length) = NumericForms.Read(rest, Start > 0 ? _source[Start - 1] : ' ', form);
        if (length < 0)
        {
            consumed = NumericForms.DigitRun(rest);
            while (_buffer.Length < consumed) Grow();
            rest[..consumed].CopyTo(_buffer);
            length = consumed;
        }
        else
        {
            if (_buffer.Length < length) Grow();
            form[..length].CopyTo(_buffer);
        }
        (Kind, _length) = (kind, length);
        _position += consumed;
    }

    private void Grow()
    {
        var larger = new char[Math.Max(128, _buffer.Length * 2)];
        _buffer[..Math.Min(_length, _buffer.Length)].CopyTo(larger);
        _buffer = larger;
    }
}
