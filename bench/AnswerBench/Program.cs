using System.Text.Encodings.Web;
using System.Text.Json;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Evaluation;
using AnTT.AnswerBench;

// Usage: AnswerBench CORPUS eval SET.jsonl… [--save FILE] [--against FILE] [--fails N]
//        AnswerBench CORPUS ask [--json]            questions from standard input
//        AnswerBench CORPUS explain QUESTION
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var service = new AnswerService(Corpus.Read(args[0]), TimeProvider.System);
switch (args[1])
{
    case "eval":
        Evaluate(args[2..]);
        break;
    case "ask":
        AskAll();
        break;
    case "probe":
        foreach (var row in args[2..].SelectMany(file => { using var reader = File.OpenText(file); return EvaluationRows.Read(reader, Path.GetFileName(file)); }))
        {
            var top = service.Explain(new Question(row.Ask, row.Ward, row.On, row.Before));
            var answer = service.Ask(new Question(row.Ask, row.Ward, row.On, row.Before));
            var second = top.FirstOrDefault(c => c.Unit.Passage.Document.Id != top[0].Unit.Passage.Document.Id)?.Score ?? 0;
            if (top.Count > 0) Console.WriteLine($"{row.Id}\t{row.Expect}\t{answer.GetType().Name}\t{top[0].Score:0.000}\t{second:0.000}\t{top[0].Match.Coverage:0.00}\t{top[0].Match.Missing:0.00}\t{top[0].Match.Heads:0.00}\t{top[0].Unit.Kind}\t{(row.Cites.Count > 0 && (top[0].Unit.Passage.Document.Id + " " + top[0].Unit.Passage.Document.Source + top[0].Unit.Passage.Document.Title).Contains(row.Cites[0], StringComparison.OrdinalIgnoreCase) ? "RIGHT" : "wrong")}\t{top[0].Unit.Passage.Document.Id}\t{row.Ask}");
        }
        break;
    case "talk":
        Talk();
        break;
    case "explain":
        Explain(string.Join(' ', args[2..]));
        break;
    case "units":
        foreach (var passage in Corpus.Read(args[0]).Where(p => args.Length < 3 || p.Id.Contains(args[2], StringComparison.Ordinal)))
            Console.WriteLine($"[{passage.Id}] §{passage.Section} | {string.Join(" > ", passage.Path)}\n{passage.Text}\n");
        break;
}

void Evaluate(string[] arguments)
{
    var rows = arguments.Where(argument => argument.EndsWith(".jsonl", StringComparison.Ordinal) && !IsOption(arguments, argument))
        .SelectMany(file => { using var reader = File.OpenText(file); return EvaluationRows.Read(reader, Path.GetFileName(file)); }).ToList();
    var report = AnswerEvaluation.Run(rows, service.Ask);
    var before = System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime;
    report = AnswerEvaluation.Run(rows, service.Ask);
    Console.WriteLine($"processor time per question, warm: {(System.Diagnostics.Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / rows.Count:0.00} ms");
    var most = int.Parse(Option(arguments, "--fails") ?? "1000");
    foreach (var failed in report.Failures.Take(most))
        Console.WriteLine($"✗ {failed.Row.Id} [{string.Join(',', failed.Row.Slices)}] {failed.Row.Ask}\n    {failed.Failure} | {failed.Answer.Confidence:0.00} {failed.Answer.GetType().Name}: {failed.Answer.Text.ReplaceLineEndings(" ⏎ ")[..Math.Min(300, failed.Answer.Text.ReplaceLineEndings(" ⏎ ").Length)]}");
    foreach (var slice in report.Slices.Append(report.All)) Console.WriteLine($"{slice.Slice,-28} {slice.Right,4}/{slice.Rows,-4} {slice.Share:P1}");
    Console.WriteLine($"median {report.MedianMilliseconds:0.00} ms, p99 {report.Percentile(0.99):0.00} ms");
    if (Option(arguments, "--dump") is { } dump)
        File.WriteAllLines(dump, report.Results.Select(r => $"{r.Row.Id}\t{(r.Passed ? 1 : 0)}\t{r.Row.Expect}\t{r.Answer.GetType().Name}\t{r.Answer.Confidence:0.000}\t{r.Row.Ask}"));
    if (Option(arguments, "--against") is { } against)
    {
        using var reader = File.OpenText(against);
        foreach (var worse in report.GotWorse(reader)) Console.WriteLine($"WORSE {worse.Row.Ask}: {worse.Failure}");
    }
    if (Option(arguments, "--save") is { } save)
    {
        using var writer = File.CreateText(save);
        report.Save(writer);
    }
}

void AskAll()
{
    var asJson = args.Contains("--json");
    while (Console.ReadLine() is { } line)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var answer = service.Ask(new Question(line));
        var elapsed = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        Console.WriteLine(asJson
            ? JsonSerializer.Serialize(new { question = line, intent = "question", answered = answer.IsAnswered, text = answer.Text, citations = answer.Citations.Select(c => new { document = c.Document, number = c.Number, section = c.Section, url = c.Url }), confidence = answer.Confidence, elapsedMs = elapsed }, json)
            : $"\n❓ {line}\n[{answer.GetType().Name} {answer.Confidence:0.00} {elapsed:0.0} ms]\n{answer.Text}");
    }
}

void Talk()
{
    var before = new List<string>();
    while (Console.ReadLine() is { } line)
    {
        if (line.Length == 0)
        {
            before.Clear();
            continue;
        }
        var answer = service.Ask(new Question(line, Before: [.. before]));
        Console.WriteLine($"\n❓ {line}\n[{answer.GetType().Name} {answer.Confidence:0.00}]\n{answer.Text}{(answer is Clarify clarify ? "\n• " + string.Join("\n• ", clarify.Choices) : "")}");
        before.Add(line);
    }
}

void Explain(string question)
{
    Console.WriteLine(service.Describe(new Question(question)));
    foreach (var candidate in service.Explain(new Question(question)))
        Console.WriteLine($"{candidate.Score:0.000} cov {candidate.Match.Coverage:0.00} own {candidate.Match.Own:0.00} miss {candidate.Match.Missing:0.00} fit {candidate.Fit.Factor:0.00} {candidate.Unit.Kind} {candidate.Unit.Passage.Id} [{string.Join(',', candidate.Unit.Places)}]\n      {candidate.Unit.Text.ReplaceLineEndings(" ⏎ ")[..Math.Min(200, candidate.Unit.Text.ReplaceLineEndings(" ⏎ ").Length)]}");
}

static bool IsOption(string[] arguments, string value) => Array.IndexOf(arguments, value) is > 0 and var at && arguments[at - 1].StartsWith("--", StringComparison.Ordinal);

static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
