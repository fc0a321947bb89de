namespace AnTT.Knowledge.Text;

/// <summary>
/// Reads numbers of documents (số hiệu) whatever the case and marks: <c>124/2021/TT-BCA</c>, <c>147/NQ-CP</c>, <c>57-NQ/TW</c>, <c>36/2024/QH15</c>.
/// The canonical form is lower case without marks, so that <c>168/2024/nd-cp</c> is the same number.
/// </summary>
internal static class DocumentNumberForms
{
    private const int LongestNumber = 6;

    public static bool TryRead(ReadOnlySpan<char> text, Span<char> form, out int consumed, out int length)
    {
        (consumed, length) = (0, 0);
        var run = NumericForms.DigitRun(text);
        if (run is 0 or > LongestNumber || run >= text.Length - 2) return false;
        var end = text[run] == '-' ? PartyEnd(text, run) : StateEnd(text, run);
        if (end < 0 || end > form.Length) return false;

        for (var i = 0; i < end; i++) form[length++] = Letters.FoldLower(char.ToLowerInvariant(text[i]));
        consumed = end;
        return true;
    }

    /// <summary>Party documents: number-KIND/BODY.</summary>
    private static int PartyEnd(ReadOnlySpan<char> text, int run)
    {
        var kind = LetterRun(text[(run + 1)..]);
        var slash = run + 1 + kind;
        if (kind is < 2 or > 6 || slash >= text.Length || text[slash] != '/') return -1;
        var body = LetterRun(text[(slash + 1)..]);
        return body is >= 2 and <= 8 ? slash + 1 + body : -1;
    }

    /// <summary>State documents: number[/year]/KIND-BODY[-BODY…] or number/year/QHn.</summary>
    private static int StateEnd(ReadOnlySpan<char> text, int run)
    {
        if (text[run] != '/') return -1;
        var at = run + 1;
        var year = NumericForms.DigitRun(text[at..]);
        if (year == 4 && at + 4 < text.Length && text[at + 4] == '/') at += 5;
        else if (year > 0) return -1;

        var kind = LetterRun(text[at..]);
        if (kind is 0 or > 8) return -1;
        at += kind;
        var session = NumericForms.DigitRun(text[at..]);
        var bodies = 0;
        if (session > 0) return year == 4 && session <= 2 ? at + session : -1;
        while (at < text.Length - 1 && text[at] == '-' && BodyRun(text[(at + 1)..]) is > 0 and <= 12 and var body)
        {
            at += 1 + body;
            bodies++;
        }
        return bodies > 0 ? at : -1;
    }

    private static int LetterRun(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length])) length++;
        return length;
    }

    private static int BodyRun(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !char.IsLetter(text[0])) return 0;
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '&')) length++;
        return length;
    }
}
