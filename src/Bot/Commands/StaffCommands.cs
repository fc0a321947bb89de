using System.CommandLine;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Cases.Audit;
using AnTT.Cases.Marks;

namespace AnTT.Bot.Commands;

/// <summary><c>users add NAME --role ROLE</c>, its sisters, and <c>audit verify</c>.</summary>
internal static class StaffCommands
{
    public static Command CreateUsers()
    {
        var name = new Argument<string>("NAME") { Description = "Tên đăng nhập, không dấu, ví dụ nguyen.lan" };
        var role = new Option<string>("--role") { Description = $"Vai trò: {string.Join(", ", StaffRoles.Names.Keys)}.", Required = true };
        var display = new Option<string?>("--display-name") { Description = "Tên hiển thị, ví dụ “Nguyễn Thị Lan”." };
        var add = new Command("add", "Thêm tài khoản cán bộ, in mật khẩu dùng một lần.") { name, role, display };
        add.SetAction((parsed, ct) => CommandLine.GuardAsync(() =>
            WithAccountsAsync((accounts, stop) => accounts.AddAsync(parsed.GetValue(name)!, parsed.GetValue(role)!, parsed.GetValue(display), by: null, stop), ct)));
        var reset = new Command("reset", "Đặt lại mật khẩu, in mật khẩu dùng một lần.") { name };
        reset.SetAction((parsed, ct) => CommandLine.GuardAsync(() => WithAccountsAsync((accounts, stop) => accounts.ResetAsync(parsed.GetValue(name)!, Inspectors.Server, stop), ct)));
        var letIn = new Command("let-in", "Cho một tài khoản thanh tra đang chờ vào, khi không còn thanh tra nào làm việc đó được. Ghi vào nhật ký.") { name };
        letIn.SetAction((parsed, ct) => CommandLine.GuardAsync(() => LetInAsync(parsed.GetValue(name)!, ct)));
        var reason = new Option<string>("--reason") { Description = "Lý do, được ghi vào nhật ký.", Required = true };
        var oneStep = new Command("one-step", "Tắt xác thực hai bước của một tài khoản mất điện thoại và mã dự phòng, khi không còn người quản trị nào khác. Ghi vào nhật ký.") { name, reason };
        oneStep.SetAction((parsed, ct) => CommandLine.GuardAsync(() => OneStepAsync(parsed.GetValue(name)!, parsed.GetValue(reason)!, ct)));
        return new Command("users", "Tài khoản cán bộ.") { add, reset, letIn, oneStep };
    }

    public static Command CreateAudit()
    {
        var verify = new Command("verify", "Kiểm tra chuỗi nhật ký; mã 1 nếu bị sửa.");
        verify.SetAction((_, ct) => CommandLine.GuardAsync(() => VerifyAsync(ct)));
        var picture = new Argument<FileInfo>("ANH") { Description = "Ảnh chụp màn hình, PNG, đủ cỡ." };
        var viewer = new Command("viewer", "Đọc dấu chìm trên ảnh chụp màn hình: màn hình của cán bộ nào, ngày nào. Ghi vào nhật ký; mã 1 nếu không đọc được.") { picture };
        viewer.SetAction((parsed, ct) => CommandLine.GuardAsync(() => ViewerAsync(parsed.GetValue(picture)!, ct)));
        return new Command("audit", "Nhật ký.") { verify, viewer };
    }

    private static async Task<int> OneStepAsync(string name, string reason, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SecondStepRelief>().TurnOffAsync(name, Inspectors.Server, reason, ct) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return ExitCodes.WrongUsage;
        }
        Console.WriteLine($"Đã tắt xác thực hai bước của {name}; lần đăng nhập tới chỉ hỏi mật khẩu. Đã ghi vào nhật ký.");
        return ExitCodes.Done;
    }

    private static async Task<int> LetInAsync(string name, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var inspectors = scope.ServiceProvider.GetRequiredService<Inspectors>();
        var account = (await inspectors.ListAsync(ct)).FirstOrDefault(one => string.Equals(one.UserName, name, StringComparison.OrdinalIgnoreCase));
        if (await inspectors.LetInAsync(account?.Id ?? Guid.Empty, Inspectors.Server, ct) is { } why)
        {
            await Console.Error.WriteLineAsync(why);
            return ExitCodes.WrongUsage;
        }
        Console.WriteLine($"Đã cho {name} vào. Việc này hiện trên trang của mọi thanh tra.");
        return ExitCodes.Done;
    }

    private static async Task<int> WithAccountsAsync(Func<StaffAccounts, CancellationToken, Task<NewAccount>> act, CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        switch (await act(scope.ServiceProvider.GetRequiredService<StaffAccounts>(), ct))
        {
            case NewAccount.Made made:
                Console.WriteLine($"Tài khoản:              {made.UserName}");
                Console.WriteLine($"Mật khẩu dùng một lần:  {made.OneTimePassword}");
                Console.WriteLine("Chỉ hiện một lần; lần đăng nhập đầu sẽ yêu cầu đổi.");
                if (made.Waits) Console.WriteLine("Tài khoản thanh tra này chờ một thanh tra khác cho vào rồi mới xem được gì.");
                return ExitCodes.Done;
            case NewAccount.Refused refused:
                await Console.Error.WriteLineAsync(refused.Why);
                return ExitCodes.WrongUsage;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<int> ViewerAsync(FileInfo picture, CancellationToken ct)
    {
        if (!picture.Exists)
        {
            await Console.Error.WriteLineAsync($"Không có tệp {picture}.");
            return ExitCodes.WrongUsage;
        }
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var content = picture.OpenRead();
        var finding = await services.GetRequiredService<ScreenReading>().ReadAsync(content, ofInspectors: false, ct);
        var said = ScreenReading.Words(finding);
        Console.WriteLine(said);
        if (finding is MarkFinding.Unreadable) return ExitCodes.Failed;
        await services.GetRequiredService<CaseWriting>().RunAsync(() => services.GetRequiredService<AccountLog>().NoteMarkAsync(ofInspectors: false, said, Inspectors.Server, ct), ct);
        return finding is MarkFinding.Viewer ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static async Task<int> VerifyAsync(CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        switch (await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(ct))
        {
            case AuditFinding.Whole whole:
                Console.WriteLine($"Nhật ký nguyên vẹn: {whole.Events} dòng.");
                return ExitCodes.Done;
            case AuditFinding.Broken broken:
                await Console.Error.WriteLineAsync($"Nhật ký của {broken.WardName} hỏng từ dòng {broken.Sequence}: {broken.Why}.");
                return ExitCodes.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
