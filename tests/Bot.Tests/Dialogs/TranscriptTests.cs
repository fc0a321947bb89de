using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Tests.StaffConsole;
using AnTT.Cases.Tests.Evidence;

namespace AnTT.Bot.Tests.Dialogs;

/// <summary>
/// The talks in <c>Transcripts/*.md</c> are documentation, and checked word for word against the running program. To write them anew after a change of
/// words, run these tests with <c>ANTT_WRITE_TRANSCRIPTS=1</c> and read what changed.
/// </summary>
public sealed partial class TranscriptTests(TranscriptTests.TranscriptBot shared) : IClassFixture<TranscriptTests.TranscriptBot>
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];
    private static readonly byte[] Voice = [.. "#!AMR\n"u8, .. new byte[200]];

    /// <summary>A talk that says so is held where the superior agency reads complaints about staff.</summary>
    private const string WithInspector = "có tài khoản của thanh tra cấp trên";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Bot.Tests", "Dialogs", "Transcripts");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.md").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_talk_is_as_documented_and_no_longer_than_promised(string file)
    {
        var path = Path.Combine(Folder, file);
        var written = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        var played = await PlayAsync(written);
        if (Environment.GetEnvironmentVariable("ANTT_WRITE_TRANSCRIPTS") == "1") await File.WriteAllTextAsync(path, played);
        else Assert.Equal(written, played);
        if (Most().Match(written) is { Success: true } most)
            Assert.InRange(Turns().Count(written), 1, int.Parse(most.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Says what the person says in the file and writes down what the bot answers now.</summary>
    private async Task<string> PlayAsync(string written)
    {
        var talk = await (written.Contains(WithInspector, StringComparison.Ordinal) ? shared.BotWithInspector : shared.Bot).TalkAsync();
        var played = new StringBuilder();
        var receipt = "";
        foreach (var line in written.Split('\n').Where(line => !line.StartsWith('>')))
        {
            if (line.Length == 0 && played.Length > 2 && played[^1] == '\n' && played[^2] == '\n') continue;
            played.Append(line).Append('\n');
            if (Turns().Match(line) is not { Success: true } turn) continue;
            var replies = await DoAsync(talk, turn.Groups["how"].Value, turn.Groups["what"].Value.Replace("{mã}", receipt, StringComparison.Ordinal));
            if (Receipt().Match(replies) is { Success: true } given) receipt = given.Groups[1].Value;
            if (receipt.Length > 0) replies = replies.Replace(receipt, "{mã}", StringComparison.Ordinal);
            played.Append('\n').Append(Moment().Replace(Marks().Replace(replies, "{dấu}"), "{giờ}")).Append("\n\n");
        }
        return played.ToString().TrimEnd('\n') + "\n";
    }

    private static async Task<string> DoAsync(Talk talk, string how, string what)
    {
        using var response = how switch
        {
            "gửi ảnh" => await talk.UploadAsync(Photo, "anh.jpg", "image/jpeg", what.Length == 0 ? null : what),
            "gửi ảnh có vị trí" => await talk.UploadAsync(HiddenCorpus.Jpeg(), "anh.jpg", "image/jpeg"),
            "gửi giọng nói" => await talk.UploadAsync(Voice, "loi.amr", "audio/amr"),
            "gửi vị trí" => await talk.PostAsync("""{"type":"message","from":{"id":"u"},"channelData":{"place":{"latitude":10.7769,"longitude":106.7009}}}"""),
            _ => await talk.PostAsync(JsonSerializer.Serialize(new { type = "message", text = what, from = new { id = "u" } })),
        };
        response.EnsureSuccessStatusCode();
        return string.Join("\n>\n> ⁂\n>\n", (await AnswersAsync(talk)).Select(Quote));
    }

    /// <summary>All replies to one message come in one transaction.</summary>
    private static async Task<List<JsonElement>> AnswersAsync(Talk talk)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var answers = (await talk.NewAsync(patience.Token))
                .Where(activity => activity.GetProperty("from").TryGetProperty("role", out var role) && role.GetString() == "bot").ToList();
            if (answers.Count > 0) return answers;
        }
    }

    private static string Quote(JsonElement activity)
    {
        var lines = activity.GetProperty("text").GetString()!.TrimEnd().Split('\n').Select(line => line.Length == 0 ? ">" : $"> {line}");
        var text = string.Join('\n', lines);
        if (!activity.TryGetProperty("suggestedActions", out var suggested)) return text;
        var buttons = suggested.GetProperty("actions").EnumerateArray().Select(action => $"[{action.GetProperty("title").GetString()}]");
        return $"{text}\n>\n> {string.Join(' ', buttons)}";
    }

    [GeneratedRegex(@"(?m)^\*\*Người dân\*\* \((?<how>[^)]+)\):? ?(?<what>.*)$")]
    private static partial Regex Turns();

    [GeneratedRegex(@"(?m)^Nhiều nhất (\d+) lượt\.")]
    private static partial Regex Most();

    [GeneratedRegex(@"Mã tra cứu của bạn là:\n>\n> (.+)")]
    private static partial Regex Receipt();

    [GeneratedRegex(@"\d\d:\d\d ngày \d\d/\d\d(/\d{4})?|ngày \d\d/\d\d/\d{4}|20\d\d-\d{6}")]
    private static partial Regex Moment();

    /// <summary>Digests and signatures.</summary>
    [GeneratedRegex(@"\b[0-9a-f]{64}\b|(?<=Chữ ký: )[\w-]{86}")]
    private static partial Regex Marks();

    public sealed class TranscriptBot : IAsyncLifetime
    {
        public RunningBot Bot { get; private set; } = null!;

        public RunningBot BotWithInspector { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            string[] ward = ["--Ward:Name", "Phường Thạch Khôi", "--Ward:DutyLine", "0220 000 000"];
            Bot = await RunningBot.StartWithoutKnowledgeAsync(ward);
            BotWithInspector = await RunningBot.StartWithoutKnowledgeAsync([.. ward, "--Ward:Inspectorate", "Thanh tra Công an thành phố"]);
            (await StaffVisit.SignedInAsync(BotWithInspector, "thanh.tra", StaffRoles.Inspector)).Dispose();
        }

        public async Task DisposeAsync()
        {
            await Bot.DisposeAsync();
            await BotWithInspector.DisposeAsync();
        }
    }
}
