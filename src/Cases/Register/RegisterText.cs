using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Register;

/// <summary>One form of what stands in a cell, so that what was read can be compared with what was written.</summary>
internal static class RegisterText
{
    /// <summary>Letters composed, blanks of all kinds made one, lines kept, nothing at the ends.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in VietnameseText.Compose(text))
        {
            if (letter is '\r' or '\u200b' or '\ufeff') continue;
            if (letter == '\n')
            {
                while (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
                if (clean.Length > 0) clean.Append('\n');
            }
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (clean.Length > 0 && clean[^1] is not (' ' or '\n')) clean.Append(' ');
            }
            else
            {
                clean.Append(letter);
            }
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>Letters and digits alone, without marks: what two spellings of one thing have in common.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Letters.Fold(VietnameseText.Compose(text)))
        {
            if (char.IsLetterOrDigit(letter)) folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }
}
