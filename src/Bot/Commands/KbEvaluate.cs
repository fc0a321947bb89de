using System.CommandLine;
using System.Globalization;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;

namespace AnTT.Bot.Commands;

/// <summary><c>kb search</c>, <c>kb eval</c> and <c>kb benchmark</c>: what is found, and how well.</summary>
internal static class KbEvaluate
{
    public static Command CreateSearch()
    {
        var query = new Argument<string[]>("QUERY") { Description = "Từ cần tìm.", Arity = ArgumentArity.OneOrMore };
        var take = new Option<int>("-k") { Description = "Số đoạn. Mặc định 10.", DefaultValueFactory = _ => 10 };
        var json = new Option<bool>("--json") { Description = "Mỗi đoạn một dòng JSON." };
        var command = new Command("search", "Các đoạn tìm được, kèm điểm.") { query, take, json };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() =>
            SearchAsync(string.Join(' ', parsed.GetValue(query)!), Math.Clamp(parsed.GetValue(take), 1, 1000), parsed.GetValue(json), ct)));
        return command;
    }

    public static Command CreateEval()
    {
        var files = new Argument<string[]>("FILE") { Description = "Bộ câu hỏi JSONL hoặc YAML.", Arity = ArgumentArity.OneOrMore };
        var min = new Option<double>("--min") { Description = "Tỷ lệ đúng thấp nhất, 0–1; dưới mức này lệnh trả mã 1." };
        var save = new Option<string?>("--save") { Description = "Ghi kết quả từng câu ra tệp." };
        var since = new Option<string?>("--since") { Description = "So với kết quả đã ghi: liệt kê câu từng đúng nay sai." };
        var show = new Option<bool>("--failures") { Description = "In từng câu sai." };
        var command = new Command("eval", "Chấm một bộ câu hỏi.") { files, min, save, since, show };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() =>
            EvalAsync(parsed.GetValue(files)!, parsed.GetValue(min), parsed.GetValue(save), parsed.GetValue(since), parsed.GetValue(show), ct)));
        return command;
    }

    public static Command CreateBenchmark()
    {
        var corpus = new Option<string>("--corpus") { Description = "JSONL: id, law, title, text.", Required = true };
        var queries = new Option<string>("--queries") { Description = "JSONL: id, text, relevant.", Required = true };
        var take = new Option<int>("-k") { Description = "Số tài liệu lấy cho mỗi câu. Mặc định 20.", DefaultValueFactory = _ => 20 };
        var run = new Option<string?>("--run") { Description = "Ghi tệp kết quả dạng TREC." };
        var command = new Command("benchmark", "Chỉ đo việc tìm: lập chỉ mục rồi chạy bộ câu hỏi.") { corpus, queries, take, run };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => Task.FromResult(
            Benchmark(new RetrievalBenchmarkOptions(parsed.GetValue(corpus)!, parsed.GetValue(queries)!, Math.Max(20, parsed.GetValue(take)), parsed.GetValue(run)), ct))));
        return command;
    }

    private static async Task<int> SearchAsync(string query, int take, bool json, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, Console.Error, ct);
        foreach (var (passage, score) in app.Services.GetRequiredService<AnswerDesk>().Search(query, take))
        {
            Console.WriteLine(json
                ? System.Text.Json.JsonSerializer.Serialize(new { id = passage.Id, document = passage.Document.Title, section = passage.Section, score = Math.Round(score, 4), text = passage.Text }, AskCommand.Json)
                : $"{score.ToString("0.000", CultureInfo.InvariantCulture)}  {passage.Document.Title} › {passage.Section}\n       {passage.Text.ReplaceLineEndings("\n       ")}\n");
        }
        return ExitCodes.Done;
    }

    private static async Task<int> EvalAsync(string[] files, double min, string? save, string? since, bool show, CancellationToken ct)
    {
        if (files.Append(since).FirstOrDefault(file => file is not null && !File.Exists(file)) is { } missing)
        {
            await Console.Error.WriteLineAsync($"Không tìm thấy tệp {missing}.");
            return ExitCodes.WrongUsage;
        }
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, Console.Error, ct);
        var judge = app.Services.GetRequiredService<Judge>();
        var rows = new List<EvaluationRow>();
        try
        {
            foreach (var file in files)
            {
                using var lines = File.OpenText(file);
                rows.AddRange(EvaluationRows.Read(lines, Path.GetFileName(file), allEnds: true));
            }
        }
        catch (EvaluationFormatException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCodes.WrongUsage;
        }
        var report = AnswerEvaluation.Run(rows, question => judge.Decide(question).Evaluated);
        Print(report, show);
        if (since is not null) PrintWorse(report, since);
        if (save is not null)
        {
            await using var writer = File.CreateText(save);
            report.Save(writer);
        }
        return report.All.Share < min ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static void Print(EvaluationReport report, bool show)
    {
        foreach (var slice in report.Slices.Append(report.All))
            Console.WriteLine($"{slice.Slice,-28} {slice.Right,5}/{slice.Rows,-5} {(100 * slice.Share).ToString("0.0", CultureInfo.InvariantCulture)}%");
        Console.WriteLine($"Trung vị {report.MedianMilliseconds.ToString("0.00", CultureInfo.InvariantCulture)} ms, 99 % dưới {report.Percentile(0.99).ToString("0.00", CultureInfo.InvariantCulture)} ms");
        if (!show) return;
        foreach (var failure in report.Failures) Console.WriteLine($"SAI {failure.Row.Id}: {failure.Row.Ask}\n    {failure.Failure}");
    }

    private static void PrintWorse(EvaluationReport report, string since)
    {
        using var saved = File.OpenText(since);
        foreach (var worse in report.GotWorse(saved)) Console.WriteLine($"KÉM ĐI {worse.Row.Id}: {worse.Row.Ask}\n    {worse.Failure}");
    }

    private static int Benchmark(RetrievalBenchmarkOptions options, CancellationToken ct)
    {
        if (new[] { options.CorpusPath, options.QueriesPath }.FirstOrDefault(path => !File.Exists(path)) is { } missing)
        {
            Console.Error.WriteLine($"Không tìm thấy tệp {missing}.");
            return ExitCodes.WrongUsage;
        }
        try
        {
            RetrievalBenchmark.Run(options, SearchLexicons.Default, Console.Out, ct);
            return ExitCodes.Done;
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.WrongUsage;
        }
    }
}
