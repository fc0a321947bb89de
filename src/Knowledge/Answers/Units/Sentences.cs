namespace AnTT.Knowledge.Answers.Units;

/// <summary>Cuts running text into sentences; dots in numbers, initials and abbreviations end none.</summary>
internal static class Sentences
{
    private static readonly string[] Abbreviated = ["TS.", "ThS.", "PGS.", "GS.", "TP.", "Tp.", "tr.", "Q.", "P.", "ĐT.", "St.", "NĐ.", "VP."];

    internal static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('.' or '!' or '?' or '…' or '\n') || !Ends(text, at)) continue;
            var end = at + 1;
            while (end < text.Length && text[end] is '”' or '"' or ')' or '.') end++;
            Add(text[start..end]);
            (start, at) = (end, end - 1);
        }
        Add(text[start..]);
        return sentences;

        void Add(string piece)
        {
            var trimmed = piece.Trim();
            if (trimmed.Length > 0) sentences.Add(trimmed);
        }
    }

    private static bool Ends(string text, int at)
    {
        if (text[at] == '\n') return true;
        var next = at + 1;
        while (next < text.Length && text[next] is '”' or '"' or ')' or '.') next++;
        if (next >= text.Length) return true;
        if (!char.IsWhiteSpace(text[next])) return false;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        if (next >= text.Length) return true;
        if (text[at] != '.') return true;
        if (!char.IsUpper(text[next]) && text[next] is not ('“' or '"' or '(' or '-' or '–') && !char.IsDigit(text[next])) return false;
        return !EndsAbbreviated(text.AsSpan(0, at + 1)) && !EndsNumberLabel(text, at);
    }

    private static bool EndsAbbreviated(ReadOnlySpan<char> text)
    {
        foreach (var abbreviation in Abbreviated)
        {
            if (text.EndsWith(abbreviation) && (text.Length == abbreviation.Length || !char.IsLetter(text[^(abbreviation.Length + 1)]))) return true;
        }
        return false;
    }

    /// <summary>"1." or "II." at the start of a line is a label, not a sentence.</summary>
    private static bool EndsNumberLabel(string text, int dot)
    {
        var start = dot;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] is 'I' or 'V' or 'X' or '.')) start--;
        return start < dot && (start == 0 || text[start - 1] is '\n');
    }
}
