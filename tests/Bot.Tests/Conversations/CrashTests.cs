using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AnTT.Bot.Tests.Conversations;

public sealed class CrashTests
{
    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_answered_once_and_in_order_afterwards()
    {
        var folder = Directory.CreateTempSubdirectory("antt-crash-").FullName;
        var acknowledged = new Dictionary<string, List<string>>();
        foreach (var round in Enumerable.Range(1, 5))
        {
            await using var bot = await BotProcess.ServeAsync(folder);
            using var http = new HttpClient { BaseAddress = new Uri(bot.Address) };
            var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync(http)));
            foreach (var person in people) acknowledged[person] = [];
            var talking = people.Select(person => TalkAsync(http, person, acknowledged[person])).ToList();
            await Task.WhenAny(Task.WhenAll(talking), Until(() => acknowledged.Values.Sum(list => list.Count) >= round * 15 + Random.Shared.Next(15)));
            await bot.KillAsync();
            await Task.WhenAll(talking);
        }

        await using var after = await BotProcess.ServeAsync(folder);
        using var client = new HttpClient { BaseAddress = new Uri(after.Address) };
        foreach (var (person, ids) in acknowledged)
        {
            var history = await SettledAsync(client, person, ids.Count);
            var mine = history.Where(activity => Role(activity) == "user").Select(activity => activity.GetProperty("id").GetString()!).ToList();
            var answered = history.Where(activity => activity.TryGetProperty("replyToId", out _)).Select(activity => activity.GetProperty("replyToId").GetString()!).ToList();
            Assert.Subset(mine.ToHashSet(), ids.ToHashSet());
            Assert.Equal(mine, answered);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition()) await Task.Yield();
    }

    private static async Task<string> StartAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("/v3/directline/conversations", new { });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("conversationId").GetString()!;
    }

    /// <summary>Talks until the server is gone, noting what it acknowledged.</summary>
    private static async Task TalkAsync(HttpClient http, string person, List<string> acknowledged)
    {
        for (var number = 1; number <= 40; number++)
        {
            try
            {
                var body = JsonSerializer.Serialize(new { type = "message", text = $"xin chào lần {number}", from = new { id = "u" }, channelData = new { clientActivityID = $"m{number}" } });
                using var response = await http.PostAsync($"/v3/directline/conversations/{person}/activities", new StringContent(body, Encoding.UTF8, "application/json"));
                if (!response.IsSuccessStatusCode) return;
                acknowledged.Add((await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
            {
                return;
            }
        }
    }

    private static async Task<List<JsonElement>> SettledAsync(HttpClient http, string person, int expected)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var all = new List<JsonElement>();
            var watermark = "";
            while (true)
            {
                var page = await http.GetFromJsonAsync<JsonElement>($"/v3/directline/conversations/{person}/activities?watermark={watermark}", patience.Token);
                var activities = page.GetProperty("activities").EnumerateArray().ToList();
                watermark = page.GetProperty("watermark").GetString()!;
                if (activities.Count == 0) break;
                all.AddRange(activities);
            }
            var asked = all.Count(activity => Role(activity) == "user");
            if (asked >= expected && all.Count(activity => activity.TryGetProperty("replyToId", out _)) >= asked) return all;
        }
    }

    private static string? Role(JsonElement activity) =>
        activity.GetProperty("from").TryGetProperty("role", out var role) ? role.GetString() : null;
}
