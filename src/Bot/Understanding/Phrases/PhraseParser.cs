using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Phrases;

/// <summary>
/// Reads the pattern notation of the lexicon files: <c>a b</c> in a row, <c>a|b</c> either, <c>(a)</c> perhaps, <c>&lt;name&gt;</c> a class, <c>..</c> up to
/// three words, <c>...</c> up to six, <c>a|b_c|&lt;name&gt;</c> either of several words or a class, <c>#</c> a number, <c>=a</c> only with its marks, <c>^ $</c> edges of a clause, <c>^^ $$</c> of the message.
/// </summary>
internal sealed class PhraseParser(IReadOnlyDictionary<string, PhraseClass> classes, Symbols symbols)
{
    /// <summary>All classes are built, so that a choice may name one.</summary>
    public bool ClassesAreComplete { get; set; }

    public Element[] Parse(string pattern)
    {
        var elements = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseElement).ToArray();
        if (elements.Length == 0 || elements.All(element => element is Gap or Edge || element.Optional))
            throw new FormatException($"Mẫu câu \"{pattern}\" không có từ nào bắt buộc.");
        return elements;
    }

    private Element ParseElement(string token)
    {
        var optional = token.Length > 2 && token[0] == '(' && token[^1] == ')';
        if (optional) token = token[1..^1];
        switch (token)
        {
            case "..": return new Gap(3);
            case "...": return new Gap(6);
            case "^": return new Edge(EdgeKind.ClauseStart);
            case "$": return new Edge(EdgeKind.ClauseEnd);
            case "^^": return new Edge(EdgeKind.MessageStart);
            case "$$": return new Edge(EdgeKind.MessageEnd);
            case "#": return new AnyNumber(optional);
            default: break;
        }
        if (token.Contains('|') && (token.Contains('_') || token.Contains('<'))) return new OneOfClass(ParseEither(token), optional);
        if (token[0] == '<' && token[^1] == '>')
        {
            var name = token[1..^1];
            return classes.TryGetValue(name, out var known)
                ? new OneOfClass(known, optional)
                : throw new FormatException($"Không có nhóm từ <{name}>; các nhóm có: {string.Join(", ", classes.Keys)}.");
        }
        var exact = token[0] == '=';
        var body = exact ? token.AsSpan(1) : token;
        if (body.IndexOf('|') < 0)
        {
            var only = Numbered(body);
            return new OneOf([only.Symbol], [[only]], exact, optional);
        }
        var words = body.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => Numbered(word)).GroupBy(word => word.Symbol).ToList();
        return new OneOf([.. words.Select(same => same.Key)], [.. words.Select(same => same.ToArray())], exact, optional);
    }

    private Spelling Numbered(ReadOnlySpan<char> word)
    {
        var spelling = Spelling.Parse(word, symbols);
        return spelling.Symbol >= 0 ? spelling : spelling with { Symbol = symbols.Add(spelling.Folded) };
    }

    private PhraseClass ParseEither(string token)
    {
        if (token.Contains('<') && !ClassesAreComplete) throw new FormatException($"Trong nhóm từ không dùng được \"{token}\"; hãy tách thành nhiều mẫu.");
        var either = new PhraseClass(token);
        foreach (var choice in token.Split('|', StringSplitOptions.RemoveEmptyEntries)) either.Add(Parse(choice.Replace('_', ' ')));
        return either;
    }
}
