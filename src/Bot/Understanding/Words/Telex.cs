namespace AnTT.Bot.Understanding.Words;

/// <summary>Words typed in telex while the keyboard was not set to it: <c>chays</c>, <c>cuuws</c>, <c>ddanhs</c>.</summary>
internal static class Telex
{
    private const string Tones = "fsrxj";

    public static bool TryDecode(Spelling typed, out Spelling decoded)
    {
        decoded = typed;
        var raw = typed.Folded;
        if (typed.IsMarked || raw.Length < 3 || SyllableShape.Exists(raw)) return false;

        var tone = Tones.IndexOf(raw[^1]) + 1;
        var body = tone > 0 ? raw[..^1] : raw;
        var shaped = body.Replace("uow", "ươ", StringComparison.Ordinal).Replace("uw", "ư", StringComparison.Ordinal)
            .Replace("ow", "ơ", StringComparison.Ordinal).Replace("aw", "ă", StringComparison.Ordinal);
        var folded = AnTT.Knowledge.Text.Letters.Fold(shaped);
        if ((tone == 0 && shaped == body) || !SyllableShape.Exists(folded)) return false;
        decoded = new Spelling(shaped, folded, tone == 4 ? 3 : tone);
        return true;
    }
}
