using System.CommandLine;
using AnTT.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Commands;

/// <summary>The verbs of the program. No verb means <c>serve</c>.</summary>
public static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        var root = new RootCommand("AnTT.Bot: trợ lý an ninh trật tự của phường. Không có lệnh nào: chạy máy chủ (serve).")
        {
            ServeCommand.Create(),
            ChatCommand.Create(),
            AskCommand.Create(),
            KbCommand.Create(),
            CasesCommand.Create(),
            StaffCommands.CreateUsers(),
            StaffCommands.CreateAudit(),
            RoutingCommand.Create(),
            DbCommand.Create(),
            RetentionCommand.Create(),
            ZaloCommand.Create(),
        };
        ServeCommand.MakeDefault(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Xem cách dùng: AnTT.Bot --help");
            return ExitCodes.WrongUsage;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>Runs a verb; what it cannot do becomes a message for a person and exit code 3.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (CannotRunException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
        }
        catch (OptionsValidationException error)
        {
            await Console.Error.WriteLineAsync("Cấu hình chưa đúng:");
            foreach (var failure in error.Failures) await Console.Error.WriteLineAsync("  - " + failure);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 5 or 6)
        {
            await Console.Error.WriteLineAsync("Cơ sở dữ liệu đang bị một chương trình khác khoá. Hãy dừng chương trình đó rồi thử lại.");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 11 or 26)
        {
            await Console.Error.WriteLineAsync("Tệp cơ sở dữ liệu bị hỏng hoặc không phải SQLite. Hãy khôi phục từ bản sao lưu: AnTT.Bot db restore TỆP");
        }
        catch (SqliteException error) when (error.SqliteErrorCode is 8 or 10 or 13 or 14)
        {
            await Console.Error.WriteLineAsync($"Không ghi được cơ sở dữ liệu ({error.Message}). Hãy kiểm tra quyền ghi và dung lượng đĩa.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Không đọc hoặc ghi được tệp: {error.Message} Hãy kiểm tra đường dẫn và quyền.");
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.CannotRun;
        }
        return ExitCodes.CannotRun;
    }
}
