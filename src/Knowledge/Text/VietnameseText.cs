using System.Text;

namespace AnTT.Knowledge.Text;

/// <summary>A token with its place in the composed source.</summary>
/// <param name="Text">Canonical form, see <see cref="TokenReader"/>.</param>
/// <param name="Start">First character in the composed source.</param>
/// <param name="End">Last character in the composed source, exclusive.</param>
public sealed record TextToken(TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>The simple tokens a compound one consists of: <c>124/2021/tt-bca</c> → 124, 2021, tt, bca; the token itself where it is simple.</summary>
    public IReadOnlyList<string> Parts =>
        Kind is TokenKind.Word or TokenKind.Number ? [Text] : Text.Split(['/', '-', '%', '&'], StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The ways in which this product compares Vietnamese text. Thread safe; every method accepts composed and decomposed text.</summary>
public static class VietnameseText
{
    /// <summary>Characters of token buffer that suffice for nearly every token.</summary>
    public const int TokenBuffer = 128;

    /// <summary>Letters joined with their marks (NFC) and <c>Ð</c>, <c>ð</c> as <c>Đ</c>, <c>đ</c>; everything else unchanged. The same string where nothing changes.</summary>
    public static string Compose(string text) => Composition.Compose(text);

    /// <summary>
    /// The form to compare by: canonical tokens joined by single blanks, without punctuation. <c>"Hoà  giải, 19.94%"</c> → <c>"hòa giải 19,94%"</c>.
    /// Idempotent; NFC and NFD, old and new tone placement, kỹ and kĩ give the same.
    /// </summary>
    public static string Normalize(string text) => Join(text, fold: false);

    /// <summary><see cref="Normalize"/> without marks and with <c>đ</c> as <c>d</c>: equal for a text and the same text typed without marks.</summary>
    public static string Fold(string text) => Join(text, fold: true);

    /// <summary>The tokens in order.</summary>
    public static List<TextToken> Tokens(string text)
    {
        var tokens = new List<TextToken>();
        var reader = new TokenReader(Compose(text), stackalloc char[TokenBuffer]);
        while (reader.Read()) tokens.Add(new TextToken(reader.Kind, reader.Text.ToString(), reader.Start, reader.End));
        return tokens;
    }

    /// <summary>Whether any letter carries a Vietnamese mark or is <c>đ</c>.</summary>
    public static bool HasMarks(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            if (Letters.FoldLower(lower) != lower || Composition.IsMark(letter)) return true;
        }
        return false;
    }

    private static string Join(string text, bool fold)
    {
        var joined = new StringBuilder(text.Length + 8);
        var reader = new TokenReader(Compose(text), stackalloc char[TokenBuffer]);
        while (reader.Read())
        {
            if (joined.Length > 0) joined.Append(' ');
            if (!fold) joined.Append(reader.Text);
            else foreach (var letter in reader.Text) joined.Append(Letters.FoldLower(letter));
        }
        return joined.ToString();
    }
}
