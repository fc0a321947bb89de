using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.Storage;
using AnTT.Cases;
using AnTT.Knowledge;
using AnTT.Knowledge.Documents.Importing;
using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Commands;

/// <summary>Brings the database up to date and fills what a new installation needs.</summary>
internal static class FirstRun
{
    /// <summary>Everything a verb that answers or serves needs.</summary>
    public static async Task PrepareAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await MigrateAsync(services, ct);
        await using var scope = services.CreateAsyncScope();
        await ImportCorpusAsync(scope.ServiceProvider, output, ct);
        var published = await scope.ServiceProvider.GetRequiredService<KnowledgeStore>().LoadPublishedAsync(ct);
        services.GetRequiredService<AnswerDesk>().Load(published.Passages);
    }

    /// <summary>Tables only.</summary>
    /// <exception cref="CannotRunException">The keys do not belong to this database.</exception>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var stamp = scope.ServiceProvider.GetRequiredService<SchemaStamp>();
        if (await stamp.IsCurrentAsync(ct)) return;
        await scope.ServiceProvider.GetRequiredService<ConversationDb>().Database.MigrateAsync(ct);
        await services.MigrateKnowledgeAsync(ct);
        await services.MigrateConsoleAsync(ct);
        try
        {
            await services.MigrateCasesAsync(ct);
        }
        catch (InvalidOperationException error)
        {
            throw new CannotRunException(error.Message);
        }
        await stamp.SetAsync(ct);
    }

    private static async Task ImportCorpusAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var folder = services.GetRequiredService<IOptions<KnowledgeBaseOptions>>().Value.Folder;
        try
        {
            var report = await services.GetRequiredService<Importer>().ImportFirstTimeAsync(folder, progress: null, ct);
            if (report is null || report.Files.Count == 0) return;
            await output.WriteLineAsync($"Nạp kho tri thức từ {folder}. {report.Summary}");
            foreach (var file in report.Files.Where(file => file.Outcome == ImportOutcome.Failed)) await output.WriteLineAsync(ImportLines.Describe(file));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new CannotRunException(error.Message);
        }
    }
}

internal static class ImportLines
{
    public static string Describe(ImportedFile file)
    {
        var mark = file.Outcome switch
        {
            ImportOutcome.New => "mới     ",
            ImportOutcome.Updated => "cập nhật",
            ImportOutcome.Unchanged => "như cũ  ",
            _ => "LỖI     ",
        };
        return $"{mark}  {file.Path}{(file.Line is { } line ? $", dòng {line}" : "")}: {file.Message}";
    }
}
