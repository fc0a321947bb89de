using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace AnTT.LoadBench;

/// <summary>A person on the web page who tells tips with a photo, answering whatever is asked. What got no acknowledgement is sent again under its own id.</summary>
/// <param name="acknowledged">Milliseconds of each acknowledgement.</param>
internal sealed class Teller(byte[] photo, Action<double, bool> acknowledged)
{
    private const string Story = "Tối qua có kẻ trộm xe máy trước nhà ở tổ dân phố 3";

    /// <summary>Each look reads the conversation from its beginning: a short one is read quickly.</summary>
    private const int TipsInOneTalk = 4;

    private readonly List<string> _inEarlierTalks = [];
    private List<string> _inThisTalk = [];
    private string? _conversation;
    private int _asked;
    private bool _hasPhoto;

    /// <summary>Receipts in the order they came.</summary>
    public IReadOnlyList<string> Receipts => [.. _inEarlierTalks, .. _inThisTalk];

    /// <summary>Tells on until so many receipts are there. Throws when the server is gone; call again with the next one.</summary>
    public async Task TellAsync(HttpClient http, int receipts, CancellationToken ct)
    {
        _conversation ??= await OpenAsync(http, ct);
        while (true)
        {
            var said = await LastAnswerAsync(http, ct);
            if (Receipts.Count >= receipts) return;
            if (_inThisTalk.Count >= TipsInOneTalk)
            {
                said = "";
                await BeginAnewAsync(http, ct);
            }
            if (_asked > 0 && !_hasPhoto && said.Contains("ảnh", StringComparison.Ordinal) && !said.Contains("Mã tra cứu của bạn là", StringComparison.Ordinal)) await SendAsync(http, Photo(), "upload?userId=u", isPhoto: true, ct);
            else await SendAsync(http, Words(_asked == 0 ? Story : AnswerTo(said)), "activities", isPhoto: false, ct);
        }
    }

    private async Task BeginAnewAsync(HttpClient http, CancellationToken ct)
    {
        _conversation = await OpenAsync(http, ct);
        _inEarlierTalks.AddRange(_inThisTalk);
        _inThisTalk = [];
        (_asked, _hasPhoto) = (0, false);
    }

    private static string AnswerTo(string said) =>
        said.Contains("Mã tra cứu của bạn là", StringComparison.Ordinal) ? Story
        : said.Contains("Bạn xem đúng chưa", StringComparison.Ordinal) ? "Gửi"
        : said.Contains("Ẩn danh", StringComparison.Ordinal) ? "Ẩn danh"
        : said.Contains("ảnh", StringComparison.Ordinal) || said.Contains("tệp", StringComparison.Ordinal) ? "Xong"
        : said.Contains("tiếp diễn", StringComparison.Ordinal) ? "Đã kết thúc"
        : "Bỏ qua";

    private StringContent Words(string? text) => new(
        JsonSerializer.Serialize(new { type = "message", text, from = new { id = "u" }, channelData = new { clientActivityID = $"m{_asked}" } }), Encoding.UTF8, "application/json");

    private MultipartFormDataContent Photo()
    {
        var activity = Words(text: null);
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new("image/jpeg");
        return new MultipartFormDataContent { { activity, "activity", "blob" }, { file, "file", "a.jpg" } };
    }

    private async Task SendAsync(HttpClient http, HttpContent content, string where, bool isPhoto, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await http.PostAsync($"/v3/directline/conversations/{_conversation}/{where}", content, ct);
        if (response.StatusCode == System.Net.HttpStatusCode.TooManyRequests)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), ct);
            return;
        }
        response.EnsureSuccessStatusCode();
        acknowledged(Stopwatch.GetElapsedTime(began).TotalMilliseconds, isPhoto);
        _asked++;
    }

    /// <summary>What the bot says to the last message; also finds the receipts and whether this tip has its photo.</summary>
    private async Task<string> LastAnswerAsync(HttpClient http, CancellationToken ct)
    {
        while (true)
        {
            var all = await HistoryAsync(http, ct);
            var mine = all.FindAll(activity => activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "user");
            _asked = Math.Max(_asked, mine.Count);
            _inThisTalk = all.Select(TextOf).Where(text => text.Contains("Mã tra cứu của bạn là:\n\n", StringComparison.Ordinal)).Select(text => text.Split("Mã tra cứu của bạn là:\n\n")[1].Split('\n')[0]).ToList();
            _hasPhoto = all.Skip(all.FindLastIndex(activity => TextOf(activity).Contains("Mã tra cứu của bạn là", StringComparison.Ordinal)) + 1)
                .Any(activity => activity.TryGetProperty("attachments", out var files) && files.GetArrayLength() > 0);
            if (mine.Count == 0) return "";
            var last = mine[^1].GetProperty("id").GetString();
            var answers = all.FindAll(activity => activity.TryGetProperty("replyToId", out var to) && to.GetString() == last);
            if (answers.Count > 0) return string.Join("\n\n", answers.Select(TextOf));
            await Task.Delay(20, ct);
        }
    }

    private async Task<List<JsonElement>> HistoryAsync(HttpClient http, CancellationToken ct)
    {
        var (all, watermark) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/v3/directline/conversations/{_conversation}/activities?watermark={watermark}", ct);
            var activities = page.GetProperty("activities").EnumerateArray().ToList();
            watermark = page.GetProperty("watermark").GetString()!;
            if (activities.Count == 0) return all;
            all.AddRange(activities);
        }
    }

    private static string TextOf(JsonElement activity) => activity.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";

    private static async Task<string> OpenAsync(HttpClient http, CancellationToken ct)
    {
        using var response = await http.PostAsJsonAsync("/v3/directline/conversations", new { }, ct);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("conversationId").GetString()!;
    }
}
