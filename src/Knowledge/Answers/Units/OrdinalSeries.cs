using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Units;

/// <summary>Finds points told over several paragraphs: "Một là, …", "Hai là, …"; "Thứ nhất, …", "Thứ hai, …".</summary>
internal static class OrdinalSeries
{
    private static readonly string[][] Orders =
    [
        ["Một là", "Hai là", "Ba là", "Bốn là", "Năm là", "Sáu là", "Bảy là", "Tám là", "Chín là", "Mười là"],
        ["Thứ nhất", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Thứ tám", "Thứ chín", "Thứ mười"],
    ];

    internal static IEnumerable<Unit> Find(IReadOnlyList<Passage> passages, Phrase title, CorpusStatistics corpus)
    {
        var paragraphs = passages
            .SelectMany(passage => passage.Blocks.OfType<Paragraph>().Select(block => (Passage: passage, Text: block.Text.TrimStart('*', ' '))))
            .ToList();
        foreach (var order in Orders)
        {
            for (var at = 0; at < paragraphs.Count; at++)
            {
                if (!Opens(paragraphs[at].Text, order[0])) continue;
                var found = new List<string>();
                for (var next = at; next < paragraphs.Count && found.Count < order.Length; next++)
                {
                    if (Opens(paragraphs[next].Text, order[found.Count])) found.Add(Sentences.Split(paragraphs[next].Text)[0]);
                }
                if (found.Count < 2) continue;
                var (passage, _) = paragraphs[at];
                var lead = at > 0 ? Sentences.Split(paragraphs[at - 1].Text)[^1] : null;
                yield return new Unit
                {
                    Kind = UnitKind.List,
                    IsSeries = true,
                    Passage = passage,
                    Text = string.Join('\n', found),
                    Lead = lead,
                    Items = found,
                    Around = UnitBuilder.SurroundingsOf(passage.Path, title, corpus),
                    Own = corpus.Read(string.Join('\n', found)),
                    LeadWords = corpus.Read(lead ?? string.Empty),
                };
            }
        }
    }

    private static bool Opens(string text, string ordinal) =>
        text.StartsWith(ordinal, StringComparison.Ordinal) && text.Length > ordinal.Length && text[ordinal.Length] is ',' or ' ' or ':';
}
