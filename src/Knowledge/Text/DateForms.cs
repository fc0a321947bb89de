using System.Globalization;

namespace AnTT.Knowledge.Text;

/// <summary>Reads "17/11/2025", "17-11-2025", "17.11.2025" and "17 tháng 11 năm 2025" (marks optional) as <c>17/11/2025</c>.</summary>
internal static class DateForms
{
    public static bool TryRead(ReadOnlySpan<char> text, Span<char> form, out int consumed, out int length)
    {
        (consumed, length) = (0, 0);
        var at = 0;
        if (!TryNumber(text, ref at, 2, out var day)) return false;
        if (!TrySeparators(text, at, out var month, out var year, out var end)) return false;
        if (year is < 1800 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;

        consumed = end;
        return form.TryWrite(CultureInfo.InvariantCulture, $"{day}/{month}/{year}", out length);
    }

    private static bool TrySeparators(ReadOnlySpan<char> text, int at, out int month, out int year, out int end)
    {
        (month, year, end) = (0, 0, at);
        if (at >= text.Length) return false;
        if (text[at] is '/' or '-' or '.')
        {
            var mark = text[at++];
            if (!TryNumber(text, ref at, 2, out month) || at >= text.Length || text[at] != mark) return false;
            at++;
        }
        else if (!TryWord(text, ref at, "thang") || !TryNumber(text, ref at, 2, out month) || !TryYearWord(text, ref at)) return false;

        var start = at;
        if (!TryNumber(text, ref at, 4, out year) || at - start != 4) return false;
        end = at;
        return true;
    }

    private static bool TryYearWord(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || text[at] != '/') return TryWord(text, ref at, "nam");
        at++;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, ref int at, int longest, out int number)
    {
        number = 0;
        var run = NumericForms.DigitRun(text[at..]);
        if (run == 0 || run > longest) return false;
        foreach (var digit in text.Slice(at, run)) number = number * 10 + (digit - '0');
        at += run;
        return true;
    }

    /// <summary>Reads blanks, a word without regard to marks and case, and blanks.</summary>
    private static bool TryWord(ReadOnlySpan<char> text, ref int at, ReadOnlySpan<char> folded)
    {
        var position = at;
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        if (position == at || position + folded.Length >= text.Length) return false;
        foreach (var letter in folded)
        {
            if (Letters.FoldLower(char.ToLowerInvariant(text[position++])) != letter) return false;
        }
        if (!char.IsWhiteSpace(text[position])) return false;
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        at = position;
        return true;
    }
}
