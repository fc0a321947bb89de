using System.Data;
using System.Data.Common;
using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Cases;
using AnTT.Cases.Routing;
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
        await services.LearnCategoryWordsAsync(ct);
        await using var scope = services.CreateAsyncScope();
        var published = await ReadAsync(scope.ServiceProvider, ct);
        if (published.Documents.Count == 0)
        {
            await ImportCorpusAsync(scope.ServiceProvider, output, ct);
            published = await ReadAsync(scope.ServiceProvider, ct);
        }
        services.GetRequiredService<AnswerDesk>().Load(published);
    }

    /// <summary>Runs the code of a first turn once, so that the first resident does not wait for it. Writes nothing.</summary>
    public static async Task RehearseAsync(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<MessageUnderstanding>().Read("tối qua có người mất xe ở tổ dân phố 3", new MessageContext(DateTimeOffset.UnixEpoch));
        await services.GetRequiredService<AnswerDesk>().WhenLoaded.WaitAsync(ct);
        var judge = services.GetRequiredService<Judge>();
        foreach (var words in new[] { "xin chào", "vượt đèn đỏ bị phạt bao nhiêu tiền", "dang ky tam tru o dau" }) judge.Decide(words);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TurnRehearsal>().RunAsync(DirectLineEndpoints.ChannelId, ReadSample(), ct);
    }

    /// <summary>Makes in a quiet moment what the first tip and rarer questions would wait for.</summary>
    public static async Task WakeTheRestAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            await Task.Delay(QuietMoment, services.GetRequiredService<TimeProvider>(), ct);
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<UploadRehearsal>().RunAsync(ct);
            Rehearse(services, ct);
            await scope.ServiceProvider.GetRequiredService<WardDirectory>().GetAsync(wardId: null, ct);
            _ = services.GetRequiredService<FormShelf>().Current;
        }
        catch (Exception error) when (error is DbException or DbUpdateException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // Whoever needs it first will be told what is wrong.
        }
    }

    /// <summary>Builds what answers quote from, and answers a question of each sort, so that none of the first ones waits for either.</summary>
    public static void Rehearse(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<AnswerDesk>().Prepare(ct);
        var judge = services.GetRequiredService<Judge>();
        foreach (var words in Rehearsed)
        {
            if (ct.IsCancellationRequested) return;
            judge.Decide(words);
        }
    }

    /// <summary>One of each sort: a number, a list, a person, a day, a reason, without marks, in shorthand, two at once, one that is refused.</summary>
    private static readonly string[] Rehearsed =
    [
        "Phường rộng bao nhiêu km2, dân số bao nhiêu?", "Đề án có những mục tiêu nào?", "Ai ký nghị quyết của phường?", "Nghị quyết ban hành ngày nào?", "Vì sao phải xây dựng đề án?",
        "nhiem vu cua cong an phuong la gi", "đk tạm trú mất bn tiền v ad", "Nhiệm vụ thứ ba của đề án là gì?", "GINI của Hà Nội và Hải Phòng năm 2023?", "xe máy vượt đèn đỏ phạt bao nhiêu, trừ mấy điểm",
        "Làm thẻ căn cước ở đâu?", "Đăng ký thường trú mất mấy ngày?", "hàng xóm hát karaoke ồn ào thì báo ai", "Giá vàng hôm nay bao nhiêu?", "Phường có bao nhiêu bệnh viện?", "moi nguoi oi cho hoi thu tuc tach ho",
    ];

    private static Activity ReadSample() => DirectLinePosting.Stamp(DirectLinePosting.Parse(Sample), "rehearsal", "rehearsal");

    private static ReadOnlySpan<byte> Sample => """{"type":"message","text":"vượt đèn đỏ phạt bao nhiêu?","from":{"id":"rehearsal"},"channelData":{"clientActivityID":"rehearsal"}}"""u8;

    private static readonly TimeSpan QuietMoment = TimeSpan.FromSeconds(2);

    private static async Task<PublishedKnowledge> ReadAsync(IServiceProvider services, CancellationToken ct)
    {
        var connection = services.GetRequiredService<DbConnection>();
        if (connection.State != ConnectionState.Open) await connection.OpenAsync(ct);
        return await PublishedReader.ReadAsync(connection, ct);
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
        await services.MigrateZaloAsync(ct);
        await services.MigrateDialogsAsync(ct);
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
