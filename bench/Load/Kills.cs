using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace AnTT.LoadBench;

/// <summary>Kills the bot at random moments under load and looks whether anything acknowledged was lost, doubled or put out of order.</summary>
internal static class Kills
{
    private const int PeopleAtOnce = 8;

    /// <summary>The talk of a tip is otherwise forgotten a quarter of an hour after it was sent.</summary>
    private static readonly Dictionary<string, string> Remembering = new() { ["Conversations__TipTalkKept"] = "1.00:00:00" };

    /// <summary>From the story to the receipt code.</summary>
    private static readonly string[] Tip =
    [
        "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3", "Không", "Bỏ qua", "Bỏ qua", "Bỏ qua", "Không có ảnh", "Ẩn danh", "Gửi", "Đã chép mã", "menu",
    ];

    public static async Task<int> RunAsync(int times, int port)
    {
        using var folder = new TempFolder();
        var acknowledged = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var people = new string?[PeopleAtOnce];
        var said = new long[PeopleAtOnce];
        for (var kill = 1; kill <= times; kill++)
        {
            await using var bot = await Server.BotAsync(folder.Path, port, Remembering);
            using var http = new HttpClient { BaseAddress = new Uri(bot.Address), Timeout = TimeSpan.FromSeconds(10) };
            using var dead = new CancellationTokenSource();
            var talking = Enumerable.Range(0, PeopleAtOnce).Select(person => TalkAsync(http, person, people, said, acknowledged, dead.Token)).ToList();
            await InTheMiddleAsync(acknowledged);
            await bot.KillAsync();
            await dead.CancelAsync();
            await Task.WhenAll(talking);
            if (kill % 10 == 0) Console.WriteLine($"{kill} kills, {acknowledged.Count} acknowledged");
        }
        await using var last = await Server.BotAsync(folder.Path, port, Remembering);
        var inbox = new Inbox(Path.Combine(folder.Path, "antt.db"));
        await inbox.DrainAsync(TimeSpan.FromMinutes(5));
        using var reader = new HttpClient { BaseAddress = new Uri(last.Address) };
        return Judge(inbox, await HistoriesAsync(reader, people), acknowledged.Keys, times);
    }

    /// <summary>After some acknowledgements of this start, at a moment nobody chose; on a busy machine the first may take a while.</summary>
    private static async Task InTheMiddleAsync(ConcurrentDictionary<string, bool> acknowledged)
    {
        var enough = acknowledged.Count + RandomNumberGenerator.GetInt32(1, 80);
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (acknowledged.Count < enough && patience.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(5);
        await Task.Delay(RandomNumberGenerator.GetInt32(20));
    }

    /// <summary>One person talks until the server is gone. What got no acknowledgement is sent again under its own id, as a client does.</summary>
    private static async Task TalkAsync(HttpClient http, int person, string?[] people, long[] said, ConcurrentDictionary<string, bool> acknowledged, CancellationToken dead)
    {
        while (!dead.IsCancellationRequested)
        {
            try
            {
                people[person] ??= await OpenAsync(http, dead);
                var body = new { type = "message", text = Tip[said[person] % Tip.Length], from = new { id = "u" }, channelData = new { clientActivityID = $"m{said[person]}" } };
                using var response = await http.PostAsJsonAsync($"/v3/directline/conversations/{people[person]}/activities", body, dead);
                if (!response.IsSuccessStatusCode) continue;
                acknowledged[(await response.Content.ReadFromJsonAsync<JsonElement>(dead)).GetProperty("id").GetString()!] = true;
                said[person]++;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or JsonException or OperationCanceledException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task<string> OpenAsync(HttpClient http, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("/v3/directline/conversations", new { }, ct);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("conversationId").GetString()!;
    }

    /// <summary>As clients read them: what lies in the database is encrypted.</summary>
    private static async Task<List<JsonElement>> HistoriesAsync(HttpClient http, string?[] people)
    {
        var all = new List<JsonElement>();
        foreach (var person in people.OfType<string>())
        {
            for (var watermark = ""; ;)
            {
                var page = await http.GetFromJsonAsync<JsonElement>($"/v3/directline/conversations/{person}/activities?watermark={watermark}");
                var activities = page.GetProperty("activities").EnumerateArray().ToList();
                watermark = page.GetProperty("watermark").GetString()!;
                if (activities.Count == 0) break;
                all.AddRange(activities);
            }
        }
        return all;
    }

    private static int Judge(Inbox inbox, List<JsonElement> said, ICollection<string> acknowledged, int times)
    {
        var asked = said.Where(activity => activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "user").Select(activity => activity.GetProperty("id").GetString()!).ToList();
        var answered = said.Where(activity => activity.TryGetProperty("replyToId", out _)).Select(activity => activity.GetProperty("replyToId").GetString()!).ToList();
        var receipts = said.Count(activity => activity.TryGetProperty("text", out var text) && text.GetString()!.Contains("Mã tra cứu của bạn là", StringComparison.Ordinal));
        var cases = inbox.Count("""SELECT COUNT(*) FROM "cases" """);
        var lost = acknowledged.Except(asked).Count();
        // One answer to each message, in the order they were sent.
        var right = asked.SequenceEqual(answered);
        Console.WriteLine($"{times} kills, {acknowledged.Count} acknowledged, {asked.Count} stored: lost {lost}, each answered once and in order: {(right ? "yes" : "NO")}, tips {cases} for {receipts} receipts, set aside {inbox.SetAside()}, pending {inbox.Pending()}");
        return lost == 0 && right && cases == receipts && cases > 0 && inbox.SetAside() + inbox.Pending() == 0 ? 0 : 1;
    }
}
