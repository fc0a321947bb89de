using System.CommandLine;
using AnTT.Bot.Storage;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Retention;

namespace AnTT.Bot.Commands;

/// <summary><c>retention --dry-run</c> lists the cases whose keeping time is over; <c>retention --apply</c> shreds them and prints the certificates.</summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Chỉ liệt kê, không xoá gì." };
        var apply = new Option<bool>("--apply") { Description = "Xoá vĩnh viễn nội dung các hồ sơ đã hết hạn. Máy chủ phải dừng." };
        var command = new Command("retention", "Thời hạn lưu: hồ sơ nào đã hết hạn, xoá và giấy chứng nhận.") { dry, apply };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(parsed.GetValue(dry), parsed.GetValue(apply), ct)));
        return command;
    }

    private static async Task<int> RunAsync(bool dry, bool apply, CancellationToken ct)
    {
        if (dry == apply)
        {
            await Console.Error.WriteLineAsync("Chọn một trong hai: --dry-run (chỉ liệt kê) hoặc --apply (xoá).");
            return ExitCodes.WrongUsage;
        }
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        using var alone = apply ? InstanceLock.Take(app.Services.GetRequiredService<DataFolder>()) : null;
        await FirstRun.MigrateAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        // The ward's: behind the conflict door inspectors decide themselves, in the console.
        scope.ServiceProvider.GetRequiredService<CasesDb>().LookAs(CaseSight.Ward);
        var desk = scope.ServiceProvider.GetRequiredService<RetentionDesk>();
        if (dry)
        {
            var (due, kept) = (0, 0);
            await foreach (var line in desk.DueAsync(ct))
            {
                Console.WriteLine($"{line.Number}\t{line.Rule.Name} ({line.Rule.Days} ngày)\t{line.Kept ?? "sẽ xoá"}");
                (due, kept) = line.Kept is null ? (due + 1, kept) : (due, kept + 1);
            }
            Console.WriteLine($"{due} hồ sơ đã hết hạn lưu, {kept} hồ sơ hết hạn nhưng phải giữ. Chưa xoá gì.");
            return ExitCodes.Done;
        }
        var done = await desk.ApplyAsync(new Officer(CaseEvent.System, "Lệnh retention"), ct);
        foreach (var certificate in done) Console.WriteLine($"{certificate.CaseNumber}\t{certificate.Rule}\t{Convert.ToHexStringLower(certificate.Seal)}");
        await app.Services.GetRequiredService<Remnants>().SweepAsync(ct);
        Console.WriteLine($"Đã xoá nội dung {done.Count} hồ sơ.");
        return ExitCodes.Done;
    }
}
