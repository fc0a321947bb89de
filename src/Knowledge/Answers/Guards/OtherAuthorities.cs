using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Matters that other authorities decide (other-authorities.tsv): marriage, land, taxes, insurance, courts… A text that only shares words with them is no answer.</summary>
internal sealed class OtherAuthorities
{
    private static readonly Lazy<OtherAuthorities> Shipped = new(() => new OtherAuthorities());

    private readonly Dictionary<string, List<Matter>> _byFirst = new(StringComparer.Ordinal);

    private OtherAuthorities()
    {
        foreach (var line in LexiconFile.Read("other-authorities.tsv", null))
        {
            foreach (var phrase in line.Required(1).Split('|'))
            {
                string[] words = [.. Word.Split(phrase).Select(word => word.Text)];
                var matter = new Matter(line.Required(0), words, Array.ConvertAll(words, Letters.Fold));
                if (!_byFirst.TryGetValue(matter.Folded[0], out var list)) _byFirst.Add(matter.Folded[0], list = []);
                list.Add(matter);
            }
        }
    }

    internal static OtherAuthorities Default => Shipped.Value;

    /// <summary>The matter the question names: with marks where it was typed with them, else as its bare letters.</summary>
    /// <param name="restored">The question with marks restored.</param>
    /// <param name="typed">The question as typed.</param>
    internal Matter? Named(IReadOnlyList<Word> restored, string typed)
    {
        // Restored marks may be those of a neighbour: "nop thue dat" is nộp thuế, not thuê đất.
        var bare = !VietnameseText.HasMarks(typed);
        string[] asTyped = [.. Word.Split(VietnameseText.Compose(typed)).Select(word => word.Text)];
        return Find(asTyped, folded: bare) ?? Find([.. restored.Select(word => word.Text)], folded: false);
    }

    /// <summary>Whether the unit speaks of the matter itself, not only in a way of asking.</summary>
    internal static bool SpeaksOf(Unit unit, Matter matter) =>
        Holds(unit.Own, matter) || Holds(unit.LeadWords, matter) || Holds(unit.Around.Heading, matter) || (unit.Questions.Count > 0 && Holds(unit.Questions[0], matter));

    private static bool Holds(Phrase phrase, Matter matter) => TypeFit.Holds(phrase.Words, matter.Words);

    private Matter? Find(string[] words, bool folded)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (!_byFirst.TryGetValue(Letters.Fold(words[at]), out var matters)) continue;
            foreach (var matter in matters)
            {
                var form = folded ? matter.Folded : matter.Words;
                if (at + form.Length <= words.Length && words.AsSpan(at, form.Length).SequenceEqual(form)) return matter;
            }
        }
        return null;
    }

    /// <param name="Authority">Who decides it.</param>
    internal sealed record Matter(string Authority, string[] Words, string[] Folded);
}
