using System.CommandLine;
using AnTT.Knowledge.Documents.Importing;
using Spectre.Console;

namespace AnTT.Bot.Commands;

/// <summary><c>kb import PATH… [--publish]</c>: files and folders, one line each; a bad one is a red line and the rest go in.</summary>
internal static class KbImport
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Tệp hoặc thư mục.", Arity = ArgumentArity.OneOrMore };
        var publish = new Option<bool>("--publish") { Description = "Dùng ngay để trả lời. Kho còn trống thì luôn dùng ngay." };
        var command = new Command("import", "Thêm hoặc cập nhật tài liệu.") { paths, publish };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(parsed.GetValue(paths)!, parsed.GetValue(publish), ct)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, bool publish, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            AnsiConsole.Profile.Width = int.MaxValue;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<Importer>().ImportAsync(paths, publish, new Lines(), ct);
        AnsiConsole.WriteLine(report.Summary);
        return report.Count(ImportOutcome.Failed) > 0 ? ExitCodes.Failed : ExitCodes.Done;
    }

    private sealed class Lines : IProgress<ImportStep>
    {
        public void Report(ImportStep value)
        {
            var line = $"[{value.Done}/{value.Total}] {ImportLines.Describe(value.File)}";
            AnsiConsole.WriteLine();
            if (value.File.Outcome == ImportOutcome.Failed) AnsiConsole.MarkupInterpolated($"[red]{line}[/]");
            else AnsiConsole.Write(line);
            foreach (var warning in value.File.Warnings)
            {
                AnsiConsole.WriteLine();
                AnsiConsole.MarkupInterpolated($"[yellow]    cần xem{(warning.Line is { } at ? $", dòng {at}" : "")}: {warning.Message}[/]");
            }
            if (value.Done == value.Total) AnsiConsole.WriteLine();
        }
    }
}
