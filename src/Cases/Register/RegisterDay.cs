using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Register;

/// <summary>Days as people and Excel write them.</summary>
public static partial class RegisterDay
{
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    public static string Write(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Reads dd/mm/yyyy, d-m-yy, d.m.yyyy, ISO, "ngày 5 tháng 1 năm 2025", an Excel serial number, with or without a time, with or without blanks.</summary>
    /// <returns>Null: none of these, or a day there is not.</returns>
    public static DateOnly? Read(string text)
    {
        var plain = Letters.Fold(text).Trim();
        if (plain.Length is 0 or > 200) return null;
        if (double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)) return serial is >= FirstSerial and <= LastSerial ? SerialZero.AddDays((int)serial) : null;
        foreach (var form in (Regex[])[Iso(), Slashes(), Words()])
        {
            if (form.Match(plain) is { Success: true } match) return Make(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        }
        return null;
    }

    private static DateOnly? Make(string yearText, string monthText, string dayText)
    {
        var (year, month, day) = (Number(yearText), Number(monthText), Number(dayText));
        if (yearText.Length == 2) year += year < 70 ? 2000 : 1900;
        return month is >= 1 and <= 12 && day >= 1 && year is >= 1900 and <= 9000 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)\s*[-/.]\s*(?<m>\d{1,2})\s*[-/.]\s*(?<d>\d{1,2})(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s*[-/.]\s*(?<m>\d{1,2})\s*[-/.]\s*(?<y>\d{4}|\d{2})(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slashes();

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})\s*thang\s*(?<m>\d{1,2})\s*(nam)?\s*,?\s*(?<y>\d{4})(?!\d)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
