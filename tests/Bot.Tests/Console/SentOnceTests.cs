using System.Net.Http.Json;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Queued;
using AnTT.Cases;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>An act a page sends with a key is done once, by this officer, on this case.</summary>
public sealed class SentOnceTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private static Task<int> NotesAsync(RunningBot bot) => RouteWalk.InAsync<CasesDb, int>(bot, db => db.Notes.CountAsync());

    private static async Task<QueuedAnswer> SendAsync(StaffVisit visit, Filed filed, string text, string late = "0")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/console/ho-so/{filed.CaseId}?handler=Note")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = text, ["visibility"] = "Internal", ["__RequestVerificationToken"] = (await visit.GetAsync("/console/doi-mat-khau")).Token }),
        };
        request.Headers.Add("X-Antt-Khoa", Key);
        request.Headers.Add("X-Antt-Thay", "0");
        request.Headers.Add("X-Antt-Muon", late);
        using var response = await visit.RawAsync(request);
        return (await response.Content.ReadFromJsonAsync<QueuedAnswer>())!;
    }

    [Fact]
    public async Task The_same_key_is_done_once_and_means_nothing_for_another_officer_another_case_or_after_a_refusal()
    {
        await using var bot = await StaffVisit.StartAsync();
        var (one, two) = (await StaffVisit.FileAsync(bot), await StaffVisit.FileAsync(bot));
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);

        Assert.Equal("khong", (await SendAsync(lan, one, "")).Ket);
        Assert.Equal(0, await NotesAsync(bot));
        for (var time = 0; time < 3; time++) Assert.Equal("xong", (await SendAsync(lan, one, "một lần")).Ket);
        Assert.Equal(1, await NotesAsync(bot));
        Assert.Equal("xong", (await SendAsync(lan, two, "hồ sơ khác")).Ket);
        Assert.Equal("xong", (await SendAsync(minh, one, "người khác")).Ket);
        Assert.Equal(3, await NotesAsync(bot));
    }

    [Fact]
    public async Task What_is_sent_late_tells_what_others_did_and_nothing_of_a_case_its_sender_may_not_see()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);
        await minh.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Note", new() { ["text"] = "đã xong", ["visibility"] = "Internal" });

        var held = await SendAsync(lan, filed, "muộn", late: "1");
        Assert.Equal("doi", held.Ket);
        Assert.Contains(held.Vi!, line => line.Contains("Cán bộ minh: thêm ghi chú", StringComparison.Ordinal));
        Assert.Equal(1, await NotesAsync(bot));

        await lan.SendAsync($"/console/ho-so/{filed.CaseId}", "handler=Recuse", new() { ["ground"] = RecusalDesk.Grounds[0] });
        Assert.Equal(new QueuedAnswer("mat"), await SendAsync(lan, filed, "muộn", late: "1"));
        Assert.Equal(new QueuedAnswer("mat"), await SendAsync(lan, filed with { CaseId = Guid.NewGuid() }, "muộn", late: "1"));
    }
}
