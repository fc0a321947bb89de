using System.CommandLine;
using System.Globalization;
using AnTT.Bot.Storage;
using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Commands;

/// <summary><c>db migrate</c>, <c>db backup FILE</c>, <c>db restore FILE</c>. Keys and evidence are files of their own: copy <c>keys/</c> and <c>evidence/</c> as well, the keys to another place.</summary>
internal static class DbCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("FILE") { Description = "Tệp sao lưu sẽ tạo." };
        var source = new Argument<string>("FILE") { Description = "Tệp sao lưu." };
        var migrate = new Command("migrate", "Tạo hoặc nâng cấp các bảng.");
        migrate.SetAction((_, ct) => CommandLine.GuardAsync(() => MigrateAsync(ct)));
        var backup = new Command("backup", "Sao lưu cơ sở dữ liệu, cả khi máy chủ đang chạy.") { target };
        backup.SetAction((parsed, _) => CommandLine.GuardAsync(() => BackupAsync(parsed.GetValue(target)!)));
        var restore = new Command("restore", "Khôi phục từ bản sao lưu. Máy chủ phải dừng.") { source };
        restore.SetAction((parsed, _) => CommandLine.GuardAsync(() => RestoreAsync(parsed.GetValue(source)!)));
        return new Command("db", "Cơ sở dữ liệu.") { migrate, backup, restore };
    }

    private static async Task<int> MigrateAsync(CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.MigrateAsync(app.Services, ct);
        Console.WriteLine("Cơ sở dữ liệu đã ở bản mới nhất.");
        return ExitCodes.Done;
    }

    private static async Task<int> BackupAsync(string target)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        var data = app.Services.GetRequiredService<DataFolder>();
        if (!File.Exists(data.DatabaseFile)) throw new CannotRunException($"Chưa có cơ sở dữ liệu {data.DatabaseFile} để sao lưu.");
        if (File.Exists(target)) throw new CannotRunException($"Tệp {target} đã có. Hãy chọn tên khác, để không ghi đè bản sao lưu cũ.");
        await CopyAsync(data.ConnectionString, $"Data Source={Path.GetFullPath(target)};Pooling=false");
        Console.WriteLine($"Đã sao lưu vào {target}. Nhớ chép thêm thư mục {Path.Combine(data.Path, "evidence")} và, cất ở nơi khác, {Path.Combine(data.Path, "keys")}.");
        return ExitCodes.Done;
    }

    private static async Task<int> RestoreAsync(string source)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        var data = app.Services.GetRequiredService<DataFolder>();
        if (!File.Exists(source)) throw new CannotRunException($"Không tìm thấy tệp {source}.");
        using var alone = InstanceLock.Take(data);
        await CheckAsync(source);
        if (File.Exists(data.DatabaseFile))
        {
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var kept = string.Create(CultureInfo.InvariantCulture, $"{data.DatabaseFile}.truoc-khoi-phuc-{now:yyyyMMdd-HHmmss}");
            await CopyAsync(data.ConnectionString, $"Data Source={kept};Pooling=false");
            Console.WriteLine($"Bản đang dùng được giữ ở {kept}");
        }
        await CopyAsync($"Data Source={Path.GetFullPath(source)};Mode=ReadOnly;Pooling=false", data.ConnectionString);
        Console.WriteLine("Đã khôi phục.");
        return ExitCodes.Done;
    }

    private static async Task CheckAsync(string source)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.GetFullPath(source)};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name IN ('conversation', 'inbox')";
        if (await command.ExecuteScalarAsync() is not 2L) throw new CannotRunException($"Tệp {source} không phải bản sao lưu của AnTT.Bot.");
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new SqliteConnection(from);
        await using var target = new SqliteConnection(to);
        await source.OpenAsync();
        await target.OpenAsync();
        // A copy holds what people told the ward: nobody else on this machine reads it.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target.DataSource, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        source.BackupDatabase(target);
    }
}
