using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs;
using AnTT.Knowledge.Answers;

namespace AnTT.Bot.Commands;

/// <summary><c>ask [--json] [QUESTION]</c>: one question, or one per line from standard input.</summary>
internal static class AskCommand
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Mỗi câu trả lời một dòng JSON." };
        var question = new Argument<string[]>("QUESTION") { Description = "Câu hỏi. Không có: đọc mỗi dòng một câu từ đầu vào chuẩn.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("ask", "Hỏi một câu và in câu trả lời.") { json, question };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(string.Join(' ', parsed.GetValue(question) ?? []), parsed.GetValue(json), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string question, bool json, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, Console.Error, ct);
        var judge = app.Services.GetRequiredService<Judge>();
        var wording = app.Services.GetRequiredService<AnswerWording>();
        judge.Decide("xin chào");
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        if (question.Length > 0)
        {
            await WriteAsync(output, question, judge, wording, json, ct);
            return ExitCodes.Done;
        }
        FirstRun.Rehearse(app.Services, ct);
        using var input = new StreamReader(Console.OpenStandardInput(), System.Text.Encoding.UTF8);
        while (await input.ReadLineAsync(ct) is { } line) await WriteAsync(output, line, judge, wording, json, ct);
        return ExitCodes.Done;
    }

    private static async Task WriteAsync(TextWriter output, string question, Judge judge, AnswerWording wording, bool json, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        var judgement = judge.Decide(question);
        if (wording.IsOn && judgement is { IsPlainQuestion: true, Answer: Answered found } && await wording.PlainerAsync(question, found, ct) is { } plainer)
            judgement = judgement with { Text = plainer.Text, Answer = plainer };
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!json)
        {
            await output.WriteLineAsync(judgement.Text);
            await output.FlushAsync(ct);
            return;
        }
        await output.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                question,
                intent = judgement.Intent,
                end = judgement.End,
                reason = judgement.Reason,
                choices = (judgement.Answer as Clarify)?.Choices ?? (judgement.Answer is Refused { Nearest: { Count: > 0 } near } ? near : null),
                answered = judgement.Answer is Answered,
                text = judgement.Text,
                citations = (judgement.Answer?.Citations ?? []).Select(citation => new { document = citation.Document, number = citation.Number, section = citation.Section, url = citation.Url }),
                confidence = Math.Round(judgement.Answer?.Confidence ?? (judgement.Intent is "question" or "unknown" ? 0 : 1), 3),
                elapsedMs = Math.Round(elapsed, 3),
            },
            Json));
        await output.FlushAsync(ct);
    }
}
