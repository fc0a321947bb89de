using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>A question about a plan, a resolution or a count of cases is about the ward's documents; an article of everyday law that shares its words is second choice.</summary>
internal sealed class DocumentOrArticle
{
    private const double SecondChoice = 0.8;

    private static readonly string[] Signs = ["đề án", "nghị quyết", "kế hoạch", "vụ", "báo cáo"];

    private readonly List<string> _signs;

    // Units come document by document: what is known of the last one is kept.
    private Passage? _passage;
    private bool _speaks;

    public DocumentOrArticle(QuestionReading question)
    {
        var asked = $" {string.Join(' ', question.Words.Select(word => word.Text))} ";
        _signs = [.. Signs.Where(sign => asked.Contains($" {sign} ", StringComparison.Ordinal))];
    }

    /// <summary>The question is one about the ward's documents.</summary>
    public bool PrefersDocuments => _signs.Count > 0;

    public double FactorOf(Unit unit) =>
        unit.Kind == UnitKind.Article && _signs.Count > 0 && !Speaks(unit.Passage) ? SecondChoice : 1;

    private bool Speaks(Passage passage)
    {
        if (!ReferenceEquals(passage, _passage)) (_passage, _speaks) = (passage, _signs.Exists(sign => Speaks(passage, sign)));
        return _speaks;
    }

    private static bool Speaks(Passage passage, string sign) =>
        passage.Document.Title.Contains(sign, StringComparison.OrdinalIgnoreCase)
        || passage.Questions.Any(question => question.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
