using System.Diagnostics;
using AnTT.Knowledge.Answers;

namespace AnTT.Knowledge.Evaluation;

/// <summary>What became of one row.</summary>
/// <param name="Failure">Why it is wrong, for an editor; null where it is right.</param>
/// <param name="LabelFits">False where the row cites a document that the knowledge base does not have: the label is stale, not the answer.</param>
public sealed record RowResult(EvaluationRow Row, EvaluatedReply Reply, string? Failure, double Milliseconds, bool LabelFits)
{
    public bool Passed => Failure is null;
}

/// <summary>Right answers of one slice.</summary>
public sealed record SliceScore(string Slice, int Right, int Rows)
{
    public double Share => Rows == 0 ? 1 : (double)Right / Rows;
}

/// <summary>Runs a question set against an answerer and says how many answers are right, by slice and row by row.</summary>
public static class AnswerEvaluation
{
    /// <param name="knows">Whether the knowledge base has a document of this id, title or number.</param>
    public static EvaluationReport Run(IReadOnlyList<EvaluationRow> rows, Func<Question, Answer> ask, Func<string, bool>? knows = null) =>
        Run(rows, question => EvaluatedReply.Of(ask(question)), knows);

    /// <summary>The same for a bot as a whole, which may also raise an alarm, take a tip or chat.</summary>
    public static EvaluationReport Run(IReadOnlyList<EvaluationRow> rows, Func<Question, EvaluatedReply> ask, Func<string, bool>? knows = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(ask);
        var results = new List<RowResult>(rows.Count);
        foreach (var row in rows)
        {
            var started = Stopwatch.GetTimestamp();
            var reply = ask(new Question(row.Ask, row.Ward, row.On, row.Before));
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var fits = knows is null || row.Cites.All(cite => knows(cite.Split('›')[0].Trim()));
            results.Add(new RowResult(row, reply, fits ? RowJudgement.FailureOf(row, reply) : "nhãn không còn khớp: không có văn bản được dẫn", elapsed, fits));
        }
        return new EvaluationReport(results);
    }
}
