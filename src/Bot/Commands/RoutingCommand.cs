using System.CommandLine;
using System.Globalization;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Commands;

/// <summary><c>routing check</c>: proves that every area × category × urgency has a living recipient in every minute of the coming year, or names the holes.</summary>
internal static class RoutingCommand
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public static Command Create()
    {
        var check = new Command("check", "Kiểm tra mọi phút trong một năm tới có người nhận tin; mã 1 nếu có lúc không ai nhận.");
        check.SetAction((_, ct) => CommandLine.GuardAsync(() => CheckAsync(ct)));
        return new Command("routing", "Phân tuyến và lịch trực.") { check };
    }

    private static async Task<int> CheckAsync(CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var ward = await services.GetRequiredService<WardDirectory>().GetAsync(null, ct);
        var book = await services.GetRequiredService<DutyRoster>().BookAsync(ward.Id, await services.GetRequiredService<StaffDirectory>().OnHandAsync(ct), ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var proof = RoutingCheck.Prove(book, RoutedCategories.Of(services.GetRequiredService<FormShelf>()), ward.Areas, now, now.AddYears(1));
        foreach (var hole in proof.Holes)
            Console.WriteLine($"{(hole.Kind == HoleKind.Nobody ? "KHÔNG CÓ AI" : "chỉ còn chỉ huy")}\t{Time(hole.From)} – {Time(hole.Until)}\t{hole.UnitName}\t{string.Join("; ", hole.Routes)}");
        Console.WriteLine($"{proof.Combinations} tổ hợp địa bàn × loại việc × mức độ, {proof.Minutes} phút: {(proof.Holds ? "phút nào cũng có người nhận." : "có lúc không ai nhận tin. Hãy thêm ca trực hoặc tài khoản chỉ huy.")}");
        if (proof.HandedOn > 0) Console.WriteLine($"{proof.HandedOn} tổ hợp được chuyển tiếp cho cơ quan ngoài sau khi cán bộ phường xem.");
        return proof.Holds ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string Time(DateTimeOffset time) => time.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
