using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Identifiers made from Vietnamese text: lower case, no marks, words joined by a hyphen; dots are kept.</summary>
internal static class Slug
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in Letters.Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter == '.')
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == Longest) break;
        }
        return slug.ToString().Trim('-', '.');
    }
}
