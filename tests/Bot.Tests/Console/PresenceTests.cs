using System.Net;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Who else has a case open.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task Two_officers_on_one_case_see_each_other_and_nobody_sees_who_withdrew()
    {
        await using var bot = await StaffVisit.StartAsync();
        var filed = await StaffVisit.FileAsync(bot);
        var path = $"/console/ho-so/{filed.CaseId}";
        using var lan = await StaffVisit.SignedInAsync(bot, "lan", StaffRoles.Handler);
        using var minh = await StaffVisit.SignedInAsync(bot, "minh", StaffRoles.Handler);

        Assert.DoesNotContain("Đang mở:", (await lan.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Cán bộ lan từ", (await minh.GetAsync(path)).Text, StringComparison.Ordinal);
        Assert.Contains("Cán bộ minh từ", (await lan.GetAsync($"{path}?handler=Present&nhip=1")).Text, StringComparison.Ordinal);
        await minh.SendAsync(path, "handler=Recuse", new() { ["ground"] = RecusalDesk.Grounds[0] });

        Assert.DoesNotContain("Cán bộ minh từ", (await lan.GetAsync($"{path}?handler=Present&nhip=1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await minh.GetAsync($"{path}?handler=Present&nhip=1")).Status);
    }

    [Fact]
    public void Whoever_is_not_heard_of_for_a_minute_has_left()
    {
        var clock = new HandClock();
        var open = new OpenCases(clock);
        var (caseId, lan, minh) = (Guid.NewGuid(), new Officer("lan", "Lan"), new Officer("minh", "Minh"));
        open.Look(caseId, lan);
        var since = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(50));
        open.Look(caseId, lan);
        clock.Advance(TimeSpan.FromSeconds(50));

        Assert.Equal(new OpenedBy("Lan", since), Assert.Single(open.Look(caseId, minh)));
        Assert.Empty(open.Look(Guid.NewGuid(), minh));
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Empty(open.Look(caseId, minh));
    }

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 23, 1, 12, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }
}
