using System.Text;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>One syllable or number as it is compared: lower case, canonical spelling.</summary>
/// <param name="Start">First character in the text it was read from.</param>
/// <param name="End">Character after its last.</param>
/// <param name="Joined">At most a comma, a dash or a quotation mark stands between it and the word before.</param>
internal readonly record struct Word(string Text, int Start, int End, bool Joined)
{
    public bool IsNumber => Text[0] is >= '0' and <= '9';

    /// <summary>Splits text into words. Abbreviations every office writes (ANTT, PCCC) become the words they stand for.</summary>
    public static Word[] Split(string text)
    {
        var words = new List<Word>(text.Length / 4);
        var joined = true;
        for (var at = 0; at < text.Length;)
        {
            var letter = text[at];
            if (char.IsLetter(letter)) at = TakeLetters(text, at, joined, words, out joined);
            else if (char.IsAsciiDigit(letter)) at = TakeNumber(text, at, joined, words, out joined);
            else
            {
                if (letter == '%')
                {
                    words.Add(new Word("%", at, at + 1, joined));
                }
                if (letter is '.' or ';' or ':' or '!' or '?' or '(' or ')' or '[' or ']' or '\n' or '…') joined = false;
                at++;
            }
        }
        return [.. words];
    }

    private static int TakeLetters(string text, int start, bool joined, List<Word> words, out bool joinedNext)
    {
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is >= '\u0300' and <= '\u036f' or '²')) end++;
        var lower = text[start..end].ToLowerInvariant().TrimEnd('²');
        if (Abbreviations.Words.TryGetValue(lower, out var full))
        {
            foreach (var part in full)
            {
                words.Add(new Word(part, start, end, joined));
                joined = true;
            }
        }
        else
        {
            var word = Spelling.Canonical(lower);
            if (word == "trăm" && joined && words is [.., { Text: "phần" } part]) words[^1] = new Word("%", part.Start, end, part.Joined);
            else words.Add(new Word(Numerals.Read(text.AsSpan(start, end - start), word, words.Count > 0 ? words[^1].Text : null), start, end, joined));
        }
        joinedNext = true;
        return end;
    }

    private static int TakeNumber(string text, int start, bool joined, List<Word> words, out bool joinedNext)
    {
        var end = start;
        while (end < text.Length
               && (char.IsAsciiDigit(text[end])
                   || (text[end] is '.' or ',' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }
        words.Add(new Word(Numeral(text.AsSpan(start, end - start)), start, end, joined));
        joinedNext = true;
        return end;
    }

    /// <summary>02 and 2 are one number, and so are 19,94 and 19.94, 10.000 and 10000.</summary>
    private static string Numeral(ReadOnlySpan<char> digits)
    {
        var trimmed = digits.TrimStart('0');
        if (trimmed.IsEmpty || trimmed[0] is '.' or ',') trimmed = digits;
        var groups = HasThousands(trimmed);
        var number = new StringBuilder(trimmed.Length);
        foreach (var digit in trimmed)
        {
            if (digit is '.' or ',' && groups) continue;
            number.Append(digit == ',' ? '.' : digit);
        }
        return number.ToString();
    }

    private static bool HasThousands(ReadOnlySpan<char> digits)
    {
        var first = digits.IndexOf('.');
        if (first is < 1 or > 3 || digits[0] == '0') return false;
        for (var at = first; at < digits.Length; at++)
        {
            if ((digits[at] == '.') != ((at - first) % 4 == 0)) return false;
        }
        return (digits.Length - first) % 4 == 0;
    }
}
