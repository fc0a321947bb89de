using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>A member of a class of things set side by side, where a text names it.</summary>
/// <param name="Class">Name of the class in siblings.tsv.</param>
/// <param name="Name">The form to write.</param>
/// <param name="First">First word in the text.</param>
/// <param name="End">Word after its last.</param>
internal sealed record SiblingMention(string Class, string Name, int First, int End);

/// <summary>Things asked about side by side or in one another's place (siblings.tsv).</summary>
internal static class SiblingBook
{
    internal const string Vehicle = "vehicle";

    private sealed record Form(string Class, string Name, string[] Words);

    private static readonly Lazy<IReadOnlyDictionary<string, Form[]>> ByFirst = new(Read);

    /// <summary>All members named, in order; the longest name at each place.</summary>
    internal static List<SiblingMention> Find(IReadOnlyList<Word> words)
    {
        var found = new List<SiblingMention>();
        for (var at = 0; at < words.Count;)
        {
            var form = ByFirst.Value.TryGetValue(words[at].Text, out var forms) ? Array.Find(forms, form => StandsAt(form.Words, words, at)) : null;
            if (form is not null) found.Add(new SiblingMention(form.Class, form.Name, at, at + form.Words.Length));
            at += form?.Words.Length ?? 1;
        }
        return found;
    }

    internal static List<SiblingMention> Find(string text) => Find(Word.Split(text));

    /// <summary>Names of the vehicles a text speaks of.</summary>
    internal static IReadOnlyList<string> VehiclesIn(string text) => [.. Find(text).Where(mention => mention.Class == Vehicle).Select(mention => mention.Name).Distinct(StringComparer.Ordinal)];

    private static bool StandsAt(string[] form, IReadOnlyList<Word> words, int at)
    {
        if (at + form.Length > words.Count) return false;
        for (var inside = 1; inside < form.Length; inside++)
        {
            if (words[at + inside].Text != form[inside]) return false;
        }
        return true;
    }

    private static Dictionary<string, Form[]> Read()
    {
        var forms = new List<Form>();
        foreach (var line in LexiconFile.Read("siblings.tsv", null))
        {
            for (var field = 1; line.Field(field) is { Length: > 0 } member; field++)
            {
                var names = member.Split('|');
                forms.AddRange(names.Select(name => new Form(line.Required(0), names[0], [.. Word.Split(name).Select(word => word.Text)])));
            }
        }
        return forms.GroupBy(form => form.Words[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.OrderByDescending(form => form.Words.Length).ToArray(), StringComparer.Ordinal);
    }
}
