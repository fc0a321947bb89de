using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnTT.Cases.Tests.Evidence;
using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Tests.Conversations;

/// <summary>The process is killed while tips with photos are filed; whoever got no acknowledgement sends again under the same id, as clients do.</summary>
public sealed class FilingCrashTests
{
    private const int People = 4;
    private const int Kills = 5;

    [Fact]
    public async Task Every_receipt_is_one_whole_case_with_its_photo_whenever_the_process_dies()
    {
        var folder = Directory.CreateTempSubdirectory("antt-filing-").FullName;
        var receipts = new HashSet<string>();
        var people = Enumerable.Range(0, People).Select(_ => new Person()).ToList();
        for (var round = 0; round < Kills; round++)
        {
            await using var bot = await BotProcess.ServeAsync(folder);
            using var http = new HttpClient { BaseAddress = new Uri(bot.Address) };
            var talking = people.ConvertAll(person => person.TalkAsync(http, CancellationToken.None));
            var said = people.Sum(person => person.Said);
            // Somewhere in the middle of things: after a number of acknowledgements nobody chose.
            while (people.Sum(person => person.Said) < said + 6 + Random.Shared.Next(14)) await Task.Yield();
            await bot.KillAsync();
            await Task.WhenAll(talking);
        }
        await using (var last = await BotProcess.ServeAsync(folder))
        {
            using var http = new HttpClient { BaseAddress = new Uri(last.Address) };
            foreach (var person in people) person.LastTip = true;
            await Task.WhenAll(people.Select(person => person.TalkAsync(http, CancellationToken.None)));
            foreach (var person in people) receipts.UnionWith(await person.ReceiptsAsync(http, CancellationToken.None));
        }

        Assert.True(receipts.Count >= People);
        Assert.Equal(receipts.Count, Count(folder, "SELECT count(*) FROM cases"));
        Assert.Equal(receipts.Count, Count(folder, "SELECT count(*) FROM case_reports"));
        Assert.Equal(receipts.Count, Count(folder, "SELECT count(*) FROM case_mailboxes"));
        Assert.Equal(receipts.Count, Count(folder, "SELECT count(*) FROM case_grants"));
        Assert.Equal(receipts.Count, Count(folder, "SELECT count(*) FROM evidence_items i JOIN evidence_vaults v ON v.Id = i.VaultId WHERE v.CaseId IS NOT NULL"));
        var files = Directory.EnumerateFiles(Path.Combine(folder, "evidence"), "*.sealed", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!).ToHashSet();
        Assert.All(Ids(folder), id => Assert.Contains(id, files));
        Directory.Delete(folder, recursive: true);
    }

    private static long Count(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "antt.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static List<string> Ids(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "antt.db")};Mode=ReadOnly;Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id FROM evidence_items";
        using var rows = command.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read()) ids.Add(Guid.Parse(rows.GetString(0)).ToString("N"));
        return ids;
    }

    /// <summary>Tells one tip after the other until the server is gone.</summary>
    private sealed class Person
    {
        private const string ReceiptFollows = "Mã tra cứu của bạn là:\n\n";

        private string? _conversation;
        private int _asked;
        private bool _hasPhoto;
        private string? _lastReceipt;

        public int Said { get; private set; }

        /// <summary>Stop after the next receipt.</summary>
        public bool LastTip { get; set; }

        public async Task TalkAsync(HttpClient http, CancellationToken ct)
        {
            try
            {
                _conversation ??= await OpenAsync(http, ct);
                while (await StepAsync(http, ct)) Said++;
            }
            catch (Exception error) when (error is HttpRequestException or IOException or JsonException)
            {
                // Killed: what was not acknowledged is said again, under its own id, to the next one.
            }
        }

        /// <summary>Every receipt this person was ever given, noticed or not.</summary>
        public async Task<IEnumerable<string>> ReceiptsAsync(HttpClient http, CancellationToken ct) =>
            (await AllAsync(http, ct)).Select(activity => activity.TryGetProperty("text", out var text) ? ReceiptIn(text.GetString()!) : null).OfType<string>();

        /// <returns>False when this person is done.</returns>
        private async Task<bool> StepAsync(HttpClient http, CancellationToken ct)
        {
            var said = await LastAnswerAsync(http, ct);
            if (ReceiptIn(said) is { } receipt && receipt != _lastReceipt)
            {
                _lastReceipt = receipt;
                if (LastTip) return false;
                await SendAsync(http, "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3", ct);
                return true;
            }
            if (_asked > 0 && !_hasPhoto && said.Contains("ảnh", StringComparison.Ordinal)) await SendPhotoAsync(http, ct);
            else await SendAsync(http, _asked == 0 ? "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3" : AnswerTo(said), ct);
            return true;
        }

        private static string AnswerTo(string said) =>
            said.Contains("Bạn xem đúng chưa", StringComparison.Ordinal) ? "Gửi"
            : said.Contains("Ẩn danh", StringComparison.Ordinal) ? "Ẩn danh"
            : said.Contains("ảnh", StringComparison.Ordinal) || said.Contains("tệp", StringComparison.Ordinal) ? "Xong"
            : said.Contains("tiếp diễn", StringComparison.Ordinal) ? "Đã kết thúc"
            : "Bỏ qua";

        private async Task SendAsync(HttpClient http, string text, CancellationToken ct)
        {
            var body = JsonSerializer.Serialize(new { type = "message", text, from = new { id = "u" }, channelData = new { clientActivityID = $"m{_asked}" } });
            using var response = await http.PostAsync($"/v3/directline/conversations/{_conversation}/activities", new StringContent(body, Encoding.UTF8, "application/json"), ct);
            response.EnsureSuccessStatusCode();
            _asked++;
        }

        private async Task SendPhotoAsync(HttpClient http, CancellationToken ct)
        {
            var activity = new StringContent(JsonSerializer.Serialize(new { type = "message", from = new { id = "u" }, channelData = new { clientActivityID = $"m{_asked}" } }), Encoding.UTF8);
            activity.Headers.ContentType = new("application/vnd.microsoft.activity");
            var content = new ByteArrayContent(HiddenCorpus.Jpeg());
            content.Headers.ContentType = new("image/jpeg");
            using var response = await http.PostAsync($"/v3/directline/conversations/{_conversation}/upload?userId=u", new MultipartFormDataContent { { activity, "activity", "blob" }, { content, "file", "a.jpg" } }, ct);
            response.EnsureSuccessStatusCode();
            _asked++;
        }

        /// <summary>What the bot says to the last message it was sent; waits for it.</summary>
        private async Task<string> LastAnswerAsync(HttpClient http, CancellationToken ct)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            while (true)
            {
                var all = await AllAsync(http, patience.Token);
                // A message sent twice is there once: how many there are is how many were asked.
                var mine = all.FindAll(activity => activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "user");
                _asked = Math.Max(_asked, mine.Count);
                if (mine.Count == 0) return "";
                var tipStart = all.FindLastIndex(activity => activity.TryGetProperty("text", out var text) && ReceiptIn(text.GetString()!) is not null);
                _hasPhoto = all.Skip(tipStart + 1).Any(activity => activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0);
                var id = mine[^1].GetProperty("id").GetString();
                var answers = all.FindAll(activity => activity.TryGetProperty("replyToId", out var to) && to.GetString() == id);
                if (answers.Count > 0) return string.Join("\n\n", answers.Select(answer => answer.GetProperty("text").GetString()));
            }
        }

        private async Task<List<JsonElement>> AllAsync(HttpClient http, CancellationToken ct)
        {
            var all = new List<JsonElement>();
            var watermark = "";
            while (true)
            {
                var page = await http.GetFromJsonAsync<JsonElement>($"/v3/directline/conversations/{_conversation}/activities?watermark={watermark}", ct);
                var activities = page.GetProperty("activities").EnumerateArray().ToList();
                watermark = page.GetProperty("watermark").GetString()!;
                if (activities.Count == 0) return all;
                all.AddRange(activities);
            }
        }

        private static string? ReceiptIn(string said) =>
            said.Contains(ReceiptFollows, StringComparison.Ordinal) ? said.Split(ReceiptFollows)[1].Split('\n')[0] : null;

        private static async Task<string> OpenAsync(HttpClient http, CancellationToken ct)
        {
            using var response = await http.PostAsJsonAsync("/v3/directline/conversations", new { }, ct);
            return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("conversationId").GetString()!;
        }
    }
}
