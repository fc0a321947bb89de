using System.Text;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Numbers of automatic lists as they are printed.</summary>
internal static class ListMarks
{
    private static readonly (int Value, string Letters)[] Romans =
        [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];

    public static string Roman(int number)
    {
        var roman = new StringBuilder();
        foreach (var (value, letters) in Romans)
            for (; number >= value; number -= value)
                roman.Append(letters);
        return roman.ToString();
    }

    /// <summary>a, b, c … z, aa, bb.</summary>
    public static string Letter(int number) => new((char)('a' + ((number - 1) % 26)), Math.Clamp(1 + ((number - 1) / 26), 1, 9));
}
