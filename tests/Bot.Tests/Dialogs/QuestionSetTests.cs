using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Understanding;
using AnTT.Cases.Routing;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Documents.Store;
using AnTT.Knowledge.Evaluation;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>The question sets that ship, put to the bot as a whole: alarm, tip, answer or honest no.</summary>
public sealed class QuestionSetTests
{
    /// <summary>Rows that may turn wrong in one change without stopping it; more are a step back.</summary>
    private const int MostWorse = 12;

    private static readonly string Root = FindRoot();
    private static readonly Lazy<EvaluationReport> Report = new(Evaluate);

    [Theory]
    [InlineData("→ emergency", 0.95)]
    [InlineData("lookalike", 0.96)]
    [InlineData("→ tip", 0.95)]
    [InlineData("→ answered", 0.83)]
    [InlineData("→ refused", 0.93)]
    public void The_share_of_right_ends_does_not_fall(string slice, double least)
    {
        var score = Assert.Single(Report.Value.Slices, found => found.Slice == slice);

        Assert.True(score.Share >= least, $"{slice}: {score.Share:P1}\n{string.Join('\n', Report.Value.Failures.Where(row => row.Row.Slices.Append("→ " + row.Row.Expect).Contains(slice)).Take(60).Select(row => $"{row.Row.Ask}: {row.Failure}"))}");
    }

    /// <summary>Right subject, wrong detail is harder to refuse than what the corpus never speaks of: each has its own floor.</summary>
    [Theory]
    [InlineData(false, 0.92)]
    [InlineData(true, 0.8)]
    public void What_the_corpus_does_not_answer_is_not_answered(bool nearMiss, double least)
    {
        bool Counts(EvaluationRow row) => row.Expect == "not-answered" && row.Slices.Contains("near-miss") == nearMiss;
        var all = Rows().Count(Counts);
        var wrong = Report.Value.Failures.Where(failure => Counts(failure.Row)).ToList();

        Assert.True(all - wrong.Count >= least * all, $"{wrong.Count} of {all}\n{string.Join('\n', wrong.Select(failure => $"{failure.Row.Ask}: {failure.Failure}"))}");
    }

    [Fact]
    public void Hardly_any_row_that_was_right_before_is_wrong_now()
    {
        using var baseline = File.OpenText(Path.Combine(Root, "knowledge-base", "questions", "baseline.results"));

        var worse = Report.Value.GotWorse(baseline);

        Assert.True(worse.Count <= MostWorse, $"Save a new baseline with kb eval --save once these are understood:\n{string.Join('\n', worse.Select(row => $"{row.Row.Id} {row.Row.Ask}: {row.Failure}"))}");
    }

    private static EvaluationReport Evaluate()
    {
        var ward = Options.Create(new WardOptions());
        var desk = new AnswerDesk(ward, TimeProvider.System);
        var documents = Directory.EnumerateFiles(Path.Combine(Root, "knowledge-base"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
            .Select(file => DocumentReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)))
            .OfType<ParsedDocument>()
            .ToList();
        desk.Load(new PublishedKnowledge(1, [.. documents.Select(document => document.Passages[0].Document)], [.. documents.SelectMany(document => document.Passages)]));
        var (understanding, text) = (new MessageUnderstanding(), new WardText(ward));
        var judge = new Judge(understanding, desk, text, new OwnMatters(understanding, text, TimeProvider.System), new ScamAdvice(understanding, desk, text, TimeProvider.System), TimeProvider.System);
        return AnswerEvaluation.Run(Rows(), question => judge.Decide(question).Evaluated);
    }

    private static List<EvaluationRow> Rows() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "knowledge-base", "questions"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(file =>
            {
                using var lines = File.OpenText(file);
                return EvaluationRows.Read(lines, Path.GetFileName(file), allEnds: true);
            })];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnTT.Bot.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository is not above the tests.");
    }
}
