using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Composing;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Register;

/// <summary>The register of legal documents (knowledge-base/van-ban-phap-luat.md), read from its table. Immutable.</summary>
internal sealed class DocumentRegister
{
    /// <summary>Id of the document that holds the register; ordinary search leaves it out.</summary>
    internal const string DocumentId = "van-ban-phap-luat";

    private const int Columns = 7;

    private readonly List<RegisteredDocument> _documents;

    internal DocumentRegister(IEnumerable<Passage> passages) => _documents =
    [
        .. passages.Where(passage => passage.Document.Id == DocumentId)
            .SelectMany(passage => passage.Blocks.OfType<TableBlock>().SelectMany(table => table.Rows).Where(row => row.Count == Columns && row[0].Trim().Length > 0 && row[1].Trim(' ', ';').Length > 0).Select(row => Of(row, passage))),
    ];

    /// <summary>The one document a question names, by its number or its name; null where it names none or several.</summary>
    internal RegisteredDocument? NamedIn(AskedQuestion question)
    {
        var references = question.References;
        if (references.Count > 0)
        {
            var found = _documents.Where(document => references.Any(reference => reference.IsSameAs(document.Reference))).ToList();
            return found is [var only] && references.All(reference => reference.IsSameAs(only.Reference)) && IsOfYear(only, question) ? only : null;
        }
        var text = $" {string.Join(' ', question.Reading.Words.Select(word => word.Text))} ";
        var named = _documents.SelectMany(document => document.Names.Select(name => (document, Words: Plain(name)))).Where(pair => IsLaw(pair.Words) && text.Contains($" {pair.Words} ", StringComparison.Ordinal)).ToList();
        return named.Count > 0 && named.MaxBy(pair => pair.Words.Length).document is var longest && IsOfYear(longest, question) ? longest : null;
    }

    /// <summary>The question without the document it names and the words that bring it in.</summary>
    internal static string Without(RegisteredDocument document, AskedQuestion question)
    {
        var text = new WordText(question.Query.Text);
        var kept = Enumerable.Range(0, text.Length).Where(at => !question.Named.Contains(at) && !IsFrame(text, question.Named, at)).Select(at => text.Slice(at, at + 1));
        var rest = $" {string.Join(' ', kept)} ";
        foreach (var name in document.Names.Select(Plain).OrderByDescending(name => name.Length)) rest = rest.Replace($" theo {name} ", " ", StringComparison.Ordinal).Replace($" {name} ", " ", StringComparison.Ordinal);
        return rest.Trim();
    }

    /// <summary>"Luật Giao thông đường bộ 2008" is not the one of 2024.</summary>
    private static bool IsOfYear(RegisteredDocument document, AskedQuestion question) =>
        question.Years.All(year => document.Number.Contains("/" + year, StringComparison.Ordinal) || document.Names.Any(name => name.Contains(year, StringComparison.Ordinal)));

    /// <summary>"Theo", "nghị định", "nđ" beside the number of the document, with nothing else between.</summary>
    private static bool IsFrame(WordText text, HashSet<int> named, int at)
    {
        if (!IsOfNumber(text.Words[at].Text)) return false;
        var (before, after) = (at - 1, at + 1);
        while (after < text.Length && IsOfNumber(text.Words[after].Text) && !named.Contains(after)) after++;
        while (before >= 0 && IsOfNumber(text.Words[before].Text) && !named.Contains(before)) before--;
        return named.Contains(after) || (text.Words[at].Text != "theo" && named.Contains(before));
    }

    private static bool IsOfNumber(string word) => word is "theo" or "nghị" or "định" or "thông" or "tư" or "nđ" or "cp" or "số";

    private static bool IsLaw(string name) => name.StartsWith("luật ", StringComparison.Ordinal) || name.StartsWith("bộ luật ", StringComparison.Ordinal);

    private static string Plain(string name) => string.Join(' ', Word.Split(name).Select(word => word.Text));

    private static RegisteredDocument Of(IReadOnlyList<string> row, Passage passage) =>
        new(row[0].Trim(), [.. row[1].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], row[2].Trim(), row[3].Trim(), row[4].Trim(), row[5].Trim(), row[6].Trim(), passage);
}
