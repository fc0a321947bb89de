using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>The message without marks, for patterns of numbers, with the way back to the characters as typed.</summary>
internal sealed class PlainText
{
    private readonly int[] _origins;

    public PlainText(string text)
    {
        Text = text;
        var plain = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length; i++)
        {
            var folded = Letters.Fold(text[i].ToString());
            if (folded.Length == 0) continue;
            plain.Append(folded[0]);
            origins.Add(i);
        }
        origins.Add(text.Length);
        Plain = plain.ToString();
        _origins = [.. origins];
    }

    public string Text { get; }

    public string Plain { get; }

    public int Origin(int at) => _origins[at];

    public Found<T> Found<T>(int at, int length, T value)
    {
        var (start, end) = (_origins[at], _origins[at + length]);
        return new Found<T>(start, end - start, Text[start..end].Trim(), value);
    }
}
