using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>A question about a plan, a resolution or a count of cases is about the ward's documents; an article of everyday law that shares its words is second choice.</summary>
internal sealed class DocumentOrArticle
{
    private const double SecondChoice = 0.8;

    private static readonly string[] Signs = ["đề án", "nghị quyết", "kế hoạch", "vụ", "báo cáo"];

    private readonly List<string> _signs;

    public DocumentOrArticle(QuestionReading question)
    {
        var asked = $" {string.Join(' ', question.Words.Select(word => word.Text))} ";
        _signs = [.. Signs.Where(sign => asked.Contains($" {sign} ", StringComparison.Ordinal))];
    }

    public double FactorOf(Unit unit) =>
        unit.Kind == UnitKind.Article && _signs.Count > 0 && !_signs.Exists(sign => Speaks(unit, sign)) ? SecondChoice : 1;

    private static bool Speaks(Unit unit, string sign) =>
        unit.Passage.Document.Title.Contains(sign, StringComparison.OrdinalIgnoreCase)
        || unit.Passage.Questions.Any(question => question.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
