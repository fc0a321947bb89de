using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>The message without marks, for patterns of numbers, with the way back to the characters as typed.</summary>
internal sealed class PlainText
{
    private const char Nothing = '\0';

    /// <summary>Every Latin letter without its marks: folding one letter at a time would cost more than all the patterns.</summary>
    private static readonly char[] Folded = [.. Enumerable.Range(0, 0x1f00).Select(code => Fold((char)code))];

    private readonly int[] _origins;

    public PlainText(string text)
    {
        Text = text;
        var plain = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var folded = text[i] < Folded.Length ? Folded[text[i]] : Fold(text[i]);
            if (folded == Nothing) continue;
            plain.Append(folded);
            origins.Add(i);
        }
        origins.Add(text.Length);
        Plain = plain.ToString();
        HasDigits = Plain.AsSpan().IndexOfAnyInRange('0', '9') >= 0;
        _origins = [.. origins];
    }

    public string Text { get; }

    public string Plain { get; }

    /// <summary>Without any, most patterns need not be tried.</summary>
    public bool HasDigits { get; }

    private static char Fold(char letter) => Letters.Fold(letter.ToString()) is [var folded, ..] ? folded : Nothing;

    public int Origin(int at) => _origins[at];

    public Found<T> Found<T>(int at, int length, T value)
    {
        var (start, end) = (_origins[at], _origins[at + length]);
        return new Found<T>(start, end - start, Text[start..end].Trim(), value);
    }
}
