using System.CommandLine;
using System.Globalization;
using AnTT.Knowledge.Documents.Store;

namespace AnTT.Bot.Commands;

/// <summary><c>kb list</c> and <c>kb show ID</c>.</summary>
internal static class KbRead
{
    public static Command CreateList()
    {
        var command = new Command("list", "Tài liệu, phiên bản, trạng thái, ngày cần đối chiếu lại.");
        command.SetAction((_, ct) => CommandLine.GuardAsync(() => ListAsync(ct)));
        return command;
    }

    public static Command CreateShow()
    {
        var id = new Argument<string>("ID") { Description = "Mã tài liệu." };
        var version = new Option<int?>("--version") { Description = "Số phiên bản. Mặc định: bản đang dùng." };
        var command = new Command("show", "Một tài liệu như chương trình hiểu: phần đầu, cây mục, các đoạn.") { id, version };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => ShowAsync(parsed.GetValue(id)!, parsed.GetValue(version), ct)));
        return command;
    }

    private static string Words(VersionState state) => state switch
    {
        VersionState.Published => "đang dùng",
        VersionState.Draft => "bản nháp",
        VersionState.Superseded => "đã thay",
        _ => "đã rút",
    };

    private static async Task<int> ListAsync(CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, Console.Error, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var today = DateOnly.FromDateTime(app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToOffset(TimeSpan.FromHours(7)).DateTime);
        var documents = await scope.ServiceProvider.GetRequiredService<KnowledgeStore>().ListAsync(ct);
        foreach (var document in documents)
        {
            var state = document is { State: VersionState.Draft, PublishedNumber: not null } ? "có bản nháp mới" : Words(document.State);
            var review = document.Review is { } day ? (day <= today ? "  CẦN ĐỐI CHIẾU LẠI từ " : "  đối chiếu lại trước ") + day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : "";
            Console.WriteLine($"{document.Id}  v{document.Versions}  {state}  {document.Title}{review}");
        }
        var due = documents.Count(document => document.Review <= today);
        Console.WriteLine($"{documents.Count} tài liệu, {due} cần đối chiếu lại.");
        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(string id, int? version, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, Console.Error, ct);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<KnowledgeStore>().FindAsync(id, version, ct) is not { } found)
        {
            await Console.Error.WriteLineAsync($"Không có tài liệu “{id}”. Xem danh sách: AnTT.Bot kb list");
            return ExitCodes.Failed;
        }
        Console.WriteLine($"Phiên bản {found.Number}, {Words(found.State)}, nạp từ {found.SourceName}");
        Console.WriteLine(found.Outline);
        return ExitCodes.Done;
    }
}
