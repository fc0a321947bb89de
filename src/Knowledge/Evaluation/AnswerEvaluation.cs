using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers;

namespace AnTT.Knowledge.Evaluation;

/// <summary>What became of one row.</summary>
/// <param name="Failure">Why it is wrong, for an editor; null where it is right.</param>
/// <param name="LabelFits">False where the row cites a document that the knowledge base does not have: the label is stale, not the answer.</param>
public sealed record RowResult(EvaluationRow Row, Answer Answer, string? Failure, double Milliseconds, bool LabelFits)
{
    public bool Passed => Failure is null;
}

/// <summary>Right answers of one slice.</summary>
public sealed record SliceScore(string Slice, int Right, int Rows)
{
    public double Share => Rows == 0 ? 1 : (double)Right / Rows;
}

/// <summary>Runs a question set against an answerer and says how many answers are right, by slice and row by row.</summary>
public static partial class AnswerEvaluation
{
    /// <summary>Only so many characters of an answer are read, so that reciting a document earns nothing.</summary>
    private const int ReadCharacters = 1500;

    /// <param name="knows">Whether the knowledge base has a document of this id, title or number.</param>
    public static EvaluationReport Run(IReadOnlyList<EvaluationRow> rows, Func<Question, Answer> ask, Func<string, bool>? knows = null)
    {
        var results = new List<RowResult>(rows.Count);
        foreach (var row in rows)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = ask(new Question(row.Ask, row.Ward, row.On, row.Before));
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var fits = knows is null || row.Cites.All(cite => knows(cite.Split('›')[0].Trim()));
            results.Add(new RowResult(row, answer, fits ? FailureOf(row, answer) : "nhãn không còn khớp: không có văn bản được dẫn", elapsed, fits));
        }
        return new EvaluationReport(results);
    }

    private static string? FailureOf(EvaluationRow row, Answer answer)
    {
        var end = EndOf(answer);
        if (row.Expect == "not-answered")
        {
            if (answer.IsAnswered) return "đã trả lời, đáng lẽ phải từ chối";
        }
        else if (end != row.Expect && !(row.Expect == "refused" && end is "other-place" or "other-authority"))
        {
            return $"kết thúc là {end}, đáng lẽ {row.Expect}";
        }
        if (!answer.IsAnswered && answer.Citations.Count > 0) return "từ chối mà vẫn nêu nguồn";
        var text = Comparable(answer.Text.Length > ReadCharacters ? answer.Text[..ReadCharacters] : answer.Text);
        foreach (var group in row.Has)
        {
            if (!group.Any(form => text.Contains(Comparable(form), StringComparison.Ordinal))) return $"thiếu “{string.Join("” hoặc “", group)}”";
        }
        foreach (var wrong in row.HasNot)
        {
            if (text.Contains(Comparable(wrong), StringComparison.Ordinal)) return $"không được có “{wrong}”";
        }
        foreach (var cite in row.Cites)
        {
            if (!answer.Citations.Any(citation => Cites(citation, cite))) return $"không dẫn “{cite}”";
        }
        return null;
    }

    private static string EndOf(Answer answer) => answer switch
    {
        Answered => "answered",
        Clarify => "clarify",
        OutOfForce => "out-of-force",
        OtherPlace => "other-place",
        OtherAuthority => "other-authority",
        _ => "refused",
    };

    private static bool Cites(Citation citation, string expected)
    {
        var parts = expected.Split('›', StringSplitOptions.TrimEntries);
        var document = Comparable(parts[0]);
        var named = Comparable(citation.DocumentId) == document
                    || Comparable(citation.Document).Contains(document, StringComparison.Ordinal)
                    || Comparable(citation.Number ?? string.Empty) == document
                    || Comparable(citation.Section).Contains(document, StringComparison.Ordinal);
        return named && parts.Skip(1).All(part => Comparable(citation.Section).Contains(Comparable(part), StringComparison.Ordinal));
    }

    private static string Comparable(string text) =>
        Blanks().Replace(text.Normalize(NormalizationForm.FormC), " ").ToLowerInvariant().Replace('–', '-').Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();
}
