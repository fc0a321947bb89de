using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AnTT.Bot.Conversations;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Tests.Evidence;
using AnTT.ZaloSimulator;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

/// <summary>A named resident sends a tip; then everything anyone but the identity custodian can get hold of is searched for who it was.</summary>
public sealed partial class IdentityCrawlTests
{
    private const string Name = "Đặng Thị Bí Mật";
    private const string Phone = "0987 111 222";
    private const string Avatar = "https://s240-ava-talk.zadn.vn/a/BIMATAVATAR.jpg";

    [Theory]
    [InlineData("Ẩn danh", "a way back", false)]
    [InlineData("Không nhận trả lời", "nothing", false)]
    [InlineData("Không để lại dấu vết", "nothing", true)]
    [InlineData("Để lại tên, số điện thoại", "a way back and a name", false)]
    public async Task Nothing_that_can_be_reached_without_the_custodians_key_says_who_reported(string rung, string sealedAway, bool criedFirst)
    {
        var output = new StringWriter();
        var standard = Console.Out;
        Console.SetOut(output);
        try
        {
            await using var town = await ZaloTown.StartAsync("--Conversations:TipTalkKept", "00:00:00", "--Logging:LogLevel:Default", "Trace");
            var person = town.Someone();
            string[] secrets = [person.Id, Name, Phone, Phone.Replace(" ", "", StringComparison.Ordinal), Avatar, "BIMAT"];

            if (criedFirst)
            {
                await person.WriteAsync("cứu với có người đang cầm dao đuổi chém nhau ở tổ dân phố 3");
                await town.SettledAsync();
                await person.WriteAsync("Tôi muốn hỏi việc khác");
                await town.SettledAsync();
            }
            var receipt = await FileAsync(town, person, rung);
            Assert.Equal(sealedAway, await SealedAwayAsync(town));
            await OfficerAnswersAsync(town);
            await town.SettledAsync();
            await town.Bot.App.Services.GetRequiredService<TalkForgetting>().ForgetAsync(CancellationToken.None);

            foreach (var (place, text) in await CrawlAsync(town.Bot)) NothingOf(secrets, place, text);
            foreach (var (place, bytes) in await FilesAsync(town.Bot)) NothingOf(secrets, place, bytes);
            NothingOf(secrets, "the log", output.ToString());
            // The words themselves, too: what was said on the way to the case is nowhere but in the case.
            NothingOf([receipt], "the database", Join(await FilesAsync(town.Bot)));
            Assert.Equal(0, await StoriesOutsideTheCaseAsync(town.Bot));
        }
        finally
        {
            Console.SetOut(standard);
        }
    }

    private static async Task<string> FileAsync(ZaloTown town, SimulatedPerson person, string rung)
    {
        await person.SendAsync("user_send_text", new() { ["text"] = "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3", ["sender_name"] = Name, ["avatar"] = Avatar });
        await town.SettledAsync();
        await person.SendPhotoAsync(HiddenCorpus.Jpeg());
        for (var turn = 0; turn < 20; turn++)
        {
            await town.SettledAsync();
            var last = person.Messages[^1].Text ?? "";
            if (last.Contains("Mã tra cứu của bạn là", StringComparison.Ordinal)) return last.Split("\n\n")[1];
            await person.WriteAsync(AnswerTo(last, rung));
        }
        throw new InvalidOperationException("No receipt after: " + person.Messages[^1].Text);
    }

    private static string AnswerTo(string asked, string rung) => asked switch
    {
        _ when asked.Contains("Bạn xem đúng chưa", StringComparison.Ordinal) => "Gửi",
        // The card that asks for name and telephone has no text of its own.
        "" => $"{Name}, {Phone}",
        _ when asked.Contains("báo tin thế nào", StringComparison.Ordinal) || asked.Contains("Ẩn danh", StringComparison.Ordinal) => rung,
        _ when asked.Contains("ảnh", StringComparison.Ordinal) => "Xong",
        _ when asked.Contains("tiếp diễn", StringComparison.Ordinal) => "Đã kết thúc",
        _ => "Bỏ qua",
    };

    /// <summary>What the case keeps of its sender, sealed: the rung chosen is the rung taken.</summary>
    private static async Task<string> SealedAwayAsync(ZaloTown town)
    {
        await using var scope = town.Bot.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CasesDb>().ReporterIdentities.AsNoTracking().SingleOrDefaultAsync() switch
        {
            null => "nothing",
            { SealedReporter: null } => "a way back",
            _ => "a way back and a name",
        };
    }

    private static async Task OfficerAnswersAsync(ZaloTown town)
    {
        await using var scope = town.Bot.App.Services.CreateAsyncScope();
        var mailbox = await scope.ServiceProvider.GetRequiredService<CasesDb>().Mailboxes.AsNoTracking().OrderBy(row => row.Id).LastAsync();
        var desk = scope.ServiceProvider.GetRequiredService<CaseDesk>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(
            () => desk.ReplyAsync(mailbox.CaseId, mailbox.Id, "Xe màu gì ạ?", new Officer("lan", "Lan"), CancellationToken.None), CancellationToken.None);
    }

    /// <summary>Every page a handler and a commander reach by links from the start page, evidence and exports included.</summary>
    private static async Task<List<(string Place, string Text)>> CrawlAsync(RunningBot bot)
    {
        var seen = new List<(string, string)>();
        foreach (var role in new[] { StaffRoles.Handler, StaffRoles.Commander })
        {
            using var visit = await StaffVisit.SignedInAsync(bot, "crawl." + role, role);
            var (waiting, known) = (new Queue<string>(["/console", "/console/luu-tru"]), new HashSet<string>(StringComparer.Ordinal));
            while (waiting.TryDequeue(out var path) && known.Count < 200)
            {
                if (!known.Add(path)) continue;
                using var response = await visit.RawAsync(path);
                var text = Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync());
                seen.Add(($"{role} {path}", WebUtility.HtmlDecode(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text))) + text));
                foreach (Match link in Links().Matches(text)) waiting.Enqueue(WebUtility.HtmlDecode(link.Groups["path"].Value).Split('#')[0]);
            }
            Assert.Contains(known, path => path.EndsWith("/tep", StringComparison.Ordinal));
        }
        seen.Add(("health", await bot.Http.GetStringAsync("/health/ready")));
        foreach (var format in new[] { "csv", "xlsx" }) seen.Add(("export " + format, await ExportAsync(bot, format)));
        return seen;
    }

    private static async Task<string> ExportAsync(RunningBot bot, string format)
    {
        var start = BotProcess.Command(bot.Folder, "cases", "export", "--format", format);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return await output + await errors;
    }

    /// <summary>Every page of the database file, free ones included, its log, a backup, and the evidence as it lies; not the keys.</summary>
    private static async Task<List<(string Place, byte[] Bytes)>> FilesAsync(RunningBot bot)
    {
        var backup = Path.Combine(bot.Folder, $"backup-{Guid.NewGuid():N}.db");
        await using (var from = new SqliteConnection($"Data Source={bot.DatabaseFile};Pooling=false"))
        await using (var to = new SqliteConnection($"Data Source={backup};Pooling=false"))
        {
            await from.OpenAsync();
            await to.OpenAsync();
            from.BackupDatabase(to);
        }
        var found = new List<(string, byte[])>();
        foreach (var path in Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("/keys/", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            found.Add((Path.GetRelativePath(bot.Folder, path), bytes.ToArray()));
            found.Add(("name of " + path, Encoding.UTF8.GetBytes(path)));
        }
        Assert.Contains(found, file => file.Item1.EndsWith("antt.db", StringComparison.Ordinal));
        return found;
    }

    /// <summary>How often the story stands in the database beyond the case's own tables.</summary>
    private static async Task<long> StoriesOutsideTheCaseAsync(RunningBot bot)
    {
        await using var connection = new SqliteConnection($"Data Source={bot.DatabaseFile};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT count(*) FROM conversation WHERE State LIKE '%xe máy%' OR length(DraftKey) < 40)
                 + (SELECT count(*) FROM inbox WHERE Payload <> '') + (SELECT count(*) FROM transcript) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM forgetting)
            """;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static void NothingOf(string[] secrets, string place, string text)
    {
        foreach (var secret in secrets) Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{place} says {secret}: {Around(text, secret)}");
    }

    private static void NothingOf(string[] secrets, string place, byte[] bytes)
    {
        foreach (var secret in secrets)
        {
            foreach (var written in new[] { Encoding.UTF8.GetBytes(secret), Encoding.Unicode.GetBytes(secret) })
                Assert.False(bytes.AsSpan().IndexOf(written) >= 0, $"{place} holds {secret}");
        }
    }

    private static string Around(string text, string secret)
    {
        var at = Math.Max(0, text.IndexOf(secret, StringComparison.OrdinalIgnoreCase) - 200);
        return at < text.Length ? text[at..Math.Min(text.Length, at + 500)] : "";
    }

    private static byte[] Join(List<(string Place, byte[] Bytes)> files) => [.. files.SelectMany(file => file.Bytes)];

    [GeneratedRegex("(?:href|src)=\"(?<path>/console[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
