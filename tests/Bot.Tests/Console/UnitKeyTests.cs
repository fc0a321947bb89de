using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Tests.Evidence;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Evidence of a case opens for the units it was given to, and for nobody of another.</summary>
public sealed class UnitKeyTests
{
    private const string Duty = "Trực ban";
    private const string Beat = "Cảnh sát khu vực";

    private static async Task<RunningBot> StartAsync()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "antt-empty-corpus"));
        return await RunningBot.StartAsync(null, "--KnowledgeBase:Path", empty.FullName, "--Ward:Units:0", Duty, "--Ward:Units:1", Beat);
    }

    private static string UnitIn(string html, string name) =>
        Regex.Match(WebUtility.HtmlDecode(html), $"value=\"(?<id>[0-9a-f-]{{36}})\"[^>]*>{Regex.Escape(name)}").Groups["id"].Value;

    /// <summary>An officer of the second unit, signed in.</summary>
    private static async Task<StaffVisit> BeatOfficerAsync(RunningBot bot)
    {
        using var admin = await StaffVisit.SignedInAsync(bot, "quan", StaffRoles.Administrator);
        (await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler)).Dispose();
        var page = await admin.GetAsync("/console/tai-khoan");
        await admin.PostAsync("/console/tai-khoan?handler=Unit", new() { ["account"] = "minh", ["unit"] = UnitIn(page.Html, Beat) });
        var visit = new StaffVisit(bot);
        await visit.SignInAsync("minh", StaffVisit.Password);
        return visit;
    }

    private static async Task<string> FileOfAsync(StaffVisit visit, string path)
    {
        var page = await visit.GetAsync(path);
        return Regex.Match(page.Html, "/console/ho-so/[^/\"]*/bang-chung/[^/\"]*").Value + "/tep";
    }

    [Fact]
    public async Task Evidence_opens_for_the_unit_it_was_given_to_and_closes_when_it_is_taken_back()
    {
        await using var bot = await StartAsync();
        var path = $"/console/ho-so/{(await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Jpeg())).CaseId}";
        using var chief = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var minh = await BeatOfficerAsync(bot);
        var file = await FileOfAsync(chief, path);

        var before = await minh.GetAsync(path);
        Assert.Contains("chưa được trao bằng chứng", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("thu-nho", before.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await minh.GetAsync(file)).Status);
        Assert.Contains("chưa được trao bằng chứng", (await minh.GetAsync(file[..^4])).Text, StringComparison.Ordinal);

        var beat = UnitIn((await chief.GetAsync(path)).Html, Beat);
        Assert.Contains("ghi lý do", (await chief.SendAsync(path, "handler=Key", new() { ["unitId"] = beat, ["give"] = "true", ["reason"] = "" })).Text, StringComparison.Ordinal);
        var given = await chief.SendAsync(path, "handler=Key", new() { ["unitId"] = beat, ["give"] = "true", ["reason"] = "Khu vực nắm rõ ngõ này" });
        Assert.Contains("Khu vực nắm rõ ngõ này", given.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await minh.GetAsync(file)).Status);

        await chief.SendAsync(path, "handler=Key", new() { ["unitId"] = beat, ["give"] = "false", ["reason"] = "Đã xong việc" });
        Assert.Equal(HttpStatusCode.NotFound, (await minh.GetAsync(file)).Status);
        Assert.Equal(HttpStatusCode.OK, (await chief.GetAsync(file)).Status);
    }

    [Fact]
    public async Task Who_is_put_in_charge_brings_the_key_to_their_unit_and_only_commanders_move_keys()
    {
        await using var bot = await StartAsync();
        var path = $"/console/ho-so/{(await StaffVisit.FileAsync(bot, photo: HiddenCorpus.Jpeg())).CaseId}";
        using var chief = await StaffVisit.SignedInAsync(bot, "hung", StaffRoles.Commander);
        using var minh = await BeatOfficerAsync(bot);
        var file = await FileOfAsync(chief, path);

        var page = await chief.GetAsync(path);
        var beat = UnitIn(page.Html, Beat);
        var himself = await minh.PostAsync($"{path}?handler=Key", new() { ["unitId"] = beat, ["give"] = "true", ["reason"] = "tôi cần" });
        Assert.NotEqual(HttpStatusCode.OK, (await minh.GetAsync(file)).Status);
        await chief.SendAsync(path, "handler=Assign", new() { ["officerId"] = Regex.Match(page.Html, "value=\"(?<id>[0-9a-f-]{36})\"[^>]*>[^<]*minh").Groups["id"].Value });

        Assert.DoesNotContain("Đã đổi đơn vị", himself.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await minh.GetAsync(file)).Status);
    }
}
