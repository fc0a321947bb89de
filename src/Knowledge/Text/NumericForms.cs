namespace AnTT.Knowledge.Text;

/// <summary>Recognises what starts with a digit and writes it in one form.</summary>
internal static class NumericForms
{
    private const int LongestRun = 24;

    /// <summary>Length of the digits at the start.</summary>
    public static int DigitRun(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return length;
    }

    /// <summary>Reads one token. <c>Length</c> is −1 where the digits are too many for a number and should be taken as they stand.</summary>
    public static (TokenKind Kind, int Consumed, int Length) Read(ReadOnlySpan<char> text, char before, Span<char> form)
    {
        if (DigitRun(text) > LongestRun) return (TokenKind.Number, 0, -1);

        var partOfChain = before is '.' or ',' or '/' or '-';
        if (!partOfChain && DateForms.TryRead(text, form, out var consumed, out var length)) return (TokenKind.Date, consumed, length);
        if (DocumentNumberForms.TryRead(text, form, out consumed, out length)) return (TokenKind.DocumentNumber, consumed, length);
        if (!partOfChain && TryReadFraction(text, form, out consumed, out length)) return (TokenKind.Fraction, consumed, length);

        consumed = ReadNumber(text, before is '.' or ',', form, out length);
        if (!partOfChain && TryReadRangeEnd(text[consumed..], form[length..], out var more, out var added))
            return (TokenKind.Range, consumed + more, length + added);
        if (PercentLength(text[consumed..]) is > 0 and var sign)
        {
            form[length] = '%';
            return (TokenKind.Percent, consumed + sign, length + 1);
        }
        return (TokenKind.Number, consumed, length);
    }

    /// <summary>Reads a number and writes it with a decimal comma, without thousands marks and without needless zeros.</summary>
    private static int ReadNumber(ReadOnlySpan<char> text, bool plain, Span<char> form, out int length)
    {
        var run = DigitRun(text);
        text[..run].CopyTo(form);
        length = run;
        var end = plain ? run : ReadGroups(text, run, form, ref length);
        if (end == run && !plain) end = ReadDecimals(text, run, form, ref length);

        // "05" is 5; longer runs with a leading zero are telephone or identity numbers and stay.
        if (run == 2 && form[0] == '0' && end == run)
        {
            form[0] = form[1];
            length = 1;
        }
        return end;
    }

    private static int ReadGroups(ReadOnlySpan<char> text, int run, Span<char> form, ref int length)
    {
        if (run > 3 || run == text.Length || text[0] == '0' || text[run] is not ('.' or ',')) return run;
        var mark = text[run];
        int end = run, groups = 0;
        while (end < text.Length && text[end] == mark && DigitRun(text[(end + 1)..]) == 3 && groups < 5)
        {
            text.Slice(end + 1, 3).CopyTo(form[(run + 3 * groups)..]);
            groups++;
            end += 4;
        }
        // One comma with three digits is a decimal in Vietnamese, unless they are zeros: "1,000".
        var one = groups == 1 && mark == ',' && !text.Slice(run + 1, 3).SequenceEqual("000");
        if (groups == 0 || one || ContinuesAsChain(text, end)) return run;
        length = run + 3 * groups;
        return end;
    }

    private static int ReadDecimals(ReadOnlySpan<char> text, int run, Span<char> form, ref int length)
    {
        if (run >= text.Length - 1 || text[run] is not ('.' or ',')) return run;
        var digits = DigitRun(text[(run + 1)..]);
        var end = run + 1 + digits;
        if (digits is 0 or > 9 || (text[run] == '.' && digits == 3) || ContinuesAsChain(text, end)) return run;

        form[run] = ',';
        text.Slice(run + 1, digits).CopyTo(form[(run + 1)..]);
        length = end;
        while (form[length - 1] == '0') length--;
        if (form[length - 1] == ',') length--;
        if (length == 2 && form[0] == '0' && run == 2) { form[0] = form[1]; length = 1; }
        return end;
    }

    /// <summary>Whether another ".5" follows, as in section numbers (1.2.3).</summary>
    private static bool ContinuesAsChain(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool TryReadRangeEnd(ReadOnlySpan<char> text, Span<char> form, out int consumed, out int length)
    {
        (consumed, length) = (0, 0);
        var blanks = text.Length > 0 && text[0] == ' ' ? 1 : 0;
        if (text.Length < 2 * blanks + 2 || text[blanks] is not ('-' or '–' or '—')) return false;
        if (blanks == 1 && text[2] != ' ') return false;
        var start = 2 * blanks + 1;
        var run = DigitRun(text[start..]);
        if (run is 0 or > LongestRun / 2) return false;

        form[0] = '-';
        consumed = start + ReadNumber(text[start..], plain: false, form[1..], out length);
        length++;
        if (PercentLength(text[consumed..]) is > 0 and var sign)
        {
            form[length++] = '%';
            consumed += sign;
        }
        return true;
    }

    private static bool TryReadFraction(ReadOnlySpan<char> text, Span<char> form, out int consumed, out int length)
    {
        (consumed, length) = (0, 0);
        var run = DigitRun(text);
        while (run is > 0 and <= 6 && length + run < form.Length - 8)
        {
            var from = consumed;
            var lead = run == 2 && text[from] == '0' ? 1 : 0;
            text.Slice(from + lead, run - lead).CopyTo(form[length..]);
            (consumed, length) = (from + run, length + run - lead);
            if (consumed >= text.Length - 1 || text[consumed] != '/') break;
            run = DigitRun(text[(consumed + 1)..]);
            if (run is 0 or > 6) break;
            form[length++] = '/';
            consumed++;
        }
        return form[..length].Contains('/');
    }

    /// <summary>Length of "%", " %" or " phần trăm" (marks optional) at the start; 0 for none.</summary>
    private static int PercentLength(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("%")) return 1;
        if (text.StartsWith(" %")) return 2;
        const string Words = " phan tram";
        if (text.Length < Words.Length || (text.Length > Words.Length && char.IsLetterOrDigit(text[Words.Length]))) return 0;
        for (var i = 0; i < Words.Length; i++)
        {
            if (Letters.FoldLower(char.ToLowerInvariant(text[i])) != Words[i]) return 0;
        }
        return Words.Length;
    }
}
