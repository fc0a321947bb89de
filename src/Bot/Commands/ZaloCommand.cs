using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Health;
using AnTT.Bot.Storage;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Commands;

/// <summary><c>zalo status | link | import | test | pause | resume</c>: for who sets the channel up.</summary>
internal static class ZaloCommand
{
    public static Command Create()
    {
        var status = Verb("status", "Tình trạng kênh Zalo: cấu hình, mã truy cập, tin chờ gửi. Mã 1 nếu có việc cần xử lý.", StatusAsync);
        var link = Verb("link", "In liên kết để quản trị viên OA uỷ quyền cho bot.", LinkAsync);
        var import = Verb("import", "Nhập cặp mã truy cập lấy từ công cụ của Zalo: dòng một access token, dòng hai refresh token, đọc từ đầu vào chuẩn.", ImportAsync);
        var to = new Option<string>("--to") { Description = "Mã người dùng (user_id) đã nhắn cho OA.", Required = true };
        var text = new Argument<string[]>("TEXT") { Description = "Nội dung.", Arity = ArgumentArity.ZeroOrMore };
        var test = new Command("test", "Gửi thử một tin.") { to, text };
        test.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(
            (services, token) => TestAsync(services, parsed.GetValue(to)!, string.Join(' ', parsed.GetValue(text) ?? []), token), ct)));
        var pause = Verb("pause", "Tạm dừng gửi; tin vẫn được nhận và giữ lại.", (services, ct) => SetPausedAsync(services, true, ct));
        var resume = Verb("resume", "Gửi tiếp những tin đang chờ.", (services, ct) => SetPausedAsync(services, false, ct));
        return new Command("zalo", "Kênh Zalo Official Account.") { status, link, import, test, pause, resume };
    }

    private static Command Verb(string name, string description, Func<IServiceProvider, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, ct) => CommandLine.GuardAsync(() => RunAsync(run, ct)));
        return command;
    }

    private static async Task<int> RunAsync(Func<IServiceProvider, CancellationToken, Task<int>> run, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        if (!scope.ServiceProvider.GetRequiredService<IOptions<ZaloOptions>>().Value.IsOn)
            throw new CannotRunException("Kênh Zalo đang tắt. Hãy đặt Zalo:AppId, Zalo:AppSecret và Zalo:OaSecretKey (xem docs/huong-dan-zalo.md).");
        return await run(scope.ServiceProvider, ct);
    }

    private static async Task<int> StatusAsync(IServiceProvider services, CancellationToken ct)
    {
        var (options, clock) = (services.GetRequiredService<IOptions<ZaloOptions>>().Value, services.GetRequiredService<TimeProvider>());
        Console.WriteLine($"Ứng dụng:        {options.AppId}");
        Console.WriteLine($"API:             {options.ApiBaseUrl}");
        var token = await services.GetRequiredService<ZaloTokens>().ReadAsync(ct);
        Console.WriteLine($"Mã truy cập:     {Describe(token, clock.GetUtcNow())}");
        foreach (var count in (await services.GetRequiredService<OutboxStore>().CountAsync(ct)).Where(count => count.Channel == ZaloSetup.ChannelId))
            Console.WriteLine($"Tin {Describe(count.Status)}: {count.Count}, lâu nhất từ {Local(count.Oldest)}");
        var alarms = new List<Alarm>();
        foreach (var source in services.GetServices<IAlarmSource>()) alarms.AddRange(await source.RaisedAsync(ct));
        foreach (var alarm in alarms) Console.WriteLine($"CẦN XỬ LÝ: {alarm.Text}");
        if (token is not null) Console.WriteLine($"Zalo trả lời:    {await AskAsync(services, ct)}");
        return alarms.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> LinkAsync(IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<IOptions<ZaloOptions>>().Value.CallbackUrl.Length == 0)
            throw new CannotRunException("Hãy đặt Zalo:CallbackUrl đúng từng chữ như đã lưu trong trang nhà phát triển Zalo, ví dụ https://bot.phuong.vn/channels/zalo/consent");
        Console.WriteLine("Quản trị viên OA mở liên kết sau trong 30 phút, trên máy nào cũng được, rồi bấm đồng ý:");
        Console.WriteLine(await services.GetRequiredService<ZaloConsentLink>().CreateAsync(ct));
        return ExitCodes.Done;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, CancellationToken ct)
    {
        if (!Console.IsInputRedirected) Console.Error.Write("Access token: ");
        var access = (await Console.In.ReadLineAsync(ct))?.Trim();
        if (!Console.IsInputRedirected) Console.Error.Write("Refresh token: ");
        var refresh = (await Console.In.ReadLineAsync(ct))?.Trim();
        if (string.IsNullOrEmpty(access) || string.IsNullOrEmpty(refresh))
        {
            await Console.Error.WriteLineAsync("Cần hai dòng: access token rồi refresh token.");
            return ExitCodes.WrongUsage;
        }
        // How much of its 25 hours is gone is not known: it is renewed soon.
        var life = services.GetRequiredService<IOptions<ZaloOptions>>().Value.RefreshBeforeExpiry + TimeSpan.FromHours(1);
        await services.GetRequiredService<ZaloTokens>().ImportAsync(access, refresh, life, oaId: null, seedHash: null, ct);
        Console.WriteLine("Đã nhập. Đừng dùng cặp mã này ở nơi nào khác: mỗi refresh token chỉ dùng được một lần.");
        return ExitCodes.Done;
    }

    private static async Task<int> TestAsync(IServiceProvider services, string to, string text, CancellationToken ct)
    {
        var message = new JsonObject { ["text"] = text.Length > 0 ? text : "Tin thử từ trợ lý an ninh trật tự." };
        var reply = await services.GetRequiredService<ZaloClient>().PostAsync("/v3.0/oa/message/cs", Channels.Zalo.Sending.ZaloRendering.Body(new ZaloPerson(to), message), ct);
        Console.WriteLine(reply is ZaloReply.Done ? "Đã gửi." : $"Chưa gửi được: {Describe(reply)}");
        return reply is ZaloReply.Done ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> SetPausedAsync(IServiceProvider services, bool paused, CancellationToken ct)
    {
        await services.GetRequiredService<OutboxStore>().SetPausedAsync(ZaloSetup.ChannelId, paused, ct);
        Console.WriteLine(paused ? "Đã tạm dừng gửi qua Zalo. Gửi tiếp: AnTT.Bot zalo resume" : "Gửi tiếp qua Zalo.");
        return ExitCodes.Done;
    }

    private static async Task<string> AskAsync(IServiceProvider services, CancellationToken ct) =>
        await services.GetRequiredService<ZaloClient>().GetAsync("/v2.0/oa/getoa", [], ct) is var reply && reply is ZaloReply.Done done
            ? $"OA “{ZaloEventReader.Text(done.Data, "name")}”, gói {ZaloEventReader.Text(done.Data, "package_name") ?? "không rõ"}"
            : Describe(reply);

    private static string Describe(ZaloReply reply) => reply switch
    {
        ZaloReply.Error error => $"mã lỗi {error.Code} (xem docs/huong-dan-zalo.md)",
        ZaloReply.Unanswered unanswered => $"không trả lời ({unanswered.Code})",
        ZaloReply.NoToken none => $"chưa có mã truy cập dùng được ({none.Code})",
        _ => "được",
    };

    private static string Describe(ZaloToken? token, DateTimeOffset now) => token switch
    {
        null => "chưa có. Uỷ quyền: AnTT.Bot zalo link",
        { Status: ZaloTokenStatus.NeedsReconsent } => $"HỎNG từ {Local(token.FailedAt ?? now)} (mã {token.FailureCode}), cần uỷ quyền lại",
        { Status: ZaloTokenStatus.Refreshing } => $"đang đổi mới; mã hiện có dùng tới {Local(token.AccessExpiresAt)}",
        _ => $"tốt, đổi lần {token.Rotation} lúc {Local(token.RotatedAt)}, dùng tới {Local(token.AccessExpiresAt)}",
    };

    private static string Describe(OutboxStatus status) => status switch
    {
        OutboxStatus.Waiting => "chờ gửi",
        OutboxStatus.Held => "giữ đến khi người nhận nhắn lại",
        _ => "đã thôi gửi",
    };

    private static string Local(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);
}
