using System.Globalization;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Decimal numbers as Vietnamese texts write them: dots between thousands, a comma before decimals. Coefficients are also found with a dot ("0.359").</summary>
internal static class VietnameseNumber
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = ",", NumberGroupSizes = [3] };

    internal static string Write(decimal number) => number.ToString("#,##0.####", Format);

    internal static bool TryRead(ReadOnlySpan<char> written, out decimal number)
    {
        var text = written.Trim().TrimEnd('.').TrimEnd(',').ToString();
        number = 0;
        if (text.Length == 0) return false;
        var plain = text.Contains(',', StringComparison.Ordinal)
            ? text.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.')
            : GroupsThousands(text) ? text.Replace(".", string.Empty, StringComparison.Ordinal) : text;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
    }

    private static bool GroupsThousands(string text)
    {
        var groups = text.Split('.');
        return groups.Length > 1 && groups[0].Length is >= 1 and <= 3 && groups[0] != "0" && groups.Skip(1).All(group => group.Length == 3);
    }
}
