using AnTT.Cases.Audit;
using AnTT.Cases.Clusters;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Clusters;

public sealed class ClusterTests
{
    private static readonly Officer Lan = new("lan", "Lan") { Commands = true };

    private static Task<CaseResult> JoinAsync(WardFixture ward, Guid caseId, string number, string? reason = "cùng một chiếc xe") =>
        ward.InScopeAsync<ClusterDesk, CaseResult>(desk => desk.JoinAsync(caseId, number, reason, Lan, CancellationToken.None));

    private static Task<ClusterView?> OfAsync(WardFixture ward, Guid caseId) => ward.InScopeAsync<ClusterDesk, ClusterView?>(desk => desk.OfAsync(caseId, CancellationToken.None));

    private static async Task<(Guid Id, string Number)[]> FileAsync(WardFixture ward, int many)
    {
        var filed = new List<(Guid, string)>();
        for (var tip = 0; tip < many; tip++)
        {
            var one = await ward.FileAsync();
            filed.Add((one.CaseId, one.Number));
        }
        return [.. filed];
    }

    [Fact]
    public async Task Cases_are_taken_together_and_apart_with_a_reason_in_the_history_of_each()
    {
        await using var ward = await WardFixture.StartAsync();
        var cases = await FileAsync(ward, 3);

        Assert.IsType<CaseResult.Refused>(await JoinAsync(ward, cases[0].Id, cases[1].Number, " "));
        Assert.IsType<CaseResult.Refused>(await JoinAsync(ward, cases[0].Id, cases[0].Number));
        Assert.IsType<CaseResult.Refused>(await JoinAsync(ward, cases[0].Id, "2026-999999"));
        Assert.IsType<CaseResult.Done>(await JoinAsync(ward, cases[0].Id, cases[1].Number));
        Assert.IsType<CaseResult.Done>(await JoinAsync(ward, cases[2].Id, cases[0].Number));
        Assert.Equal([cases[0].Number, cases[1].Number], (await OfAsync(ward, cases[2].Id))!.Members.Select(member => member.Number));
        Assert.IsType<CaseResult.Refused>(await JoinAsync(ward, cases[1].Id, cases[2].Number));

        foreach (var at in new[] { 2, 1 })
            Assert.IsType<CaseResult.Done>(await ward.InScopeAsync<ClusterDesk, CaseResult>(desk => desk.LeaveAsync(cases[at].Id, "nhầm", Lan, CancellationToken.None)));

        Assert.Null(await OfAsync(ward, cases[0].Id));
        Assert.Equal(0, await ward.ReadAsync(db => db.ClusterLinks.CountAsync()));
        var lines = await ward.ReadAsync(db => db.Events.Where(line => line.Kind == CaseEventKind.ClusterJoined || line.Kind == CaseEventKind.ClusterLeft).ToListAsync());
        Assert.All(cases, one => Assert.Equal(2, lines.Count(line => line.CaseId == one.Id && line.Reason!.Length > 0)));
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_sender_reads_the_same_before_and_after_and_nothing_of_another()
    {
        await using var ward = await WardFixture.StartAsync();
        var (first, second) = (await ward.FileAsync(), await ward.FileAsync());
        Task<CaseStatus?> LookAsync() => ward.InScopeAsync<ReporterDesk, CaseStatus?>(desk => desk.StatusAsync(first.MailboxId, CancellationToken.None));
        var before = System.Text.Json.JsonSerializer.Serialize(await LookAsync());

        await JoinAsync(ward, first.CaseId, second.Number);

        Assert.Equal(before, System.Text.Json.JsonSerializer.Serialize(await LookAsync()));
    }

    [Fact]
    public async Task Several_are_closed_with_an_answer_of_their_own_each_or_none_is()
    {
        await using var ward = await WardFixture.StartAsync();
        var (one, other) = (await ward.InProgressAsync(), await ward.InProgressAsync());
        var (first, second) = (one.CaseId, other.CaseId);
        await JoinAsync(ward, first, other.Number);
        Task<int> CloseAsync(string? toSecond) => ward.InScopeAsync<ClusterDesk, int>(async desk =>
        {
            var versions = await ward.ReadAsync(db => db.Cases.ToDictionaryAsync(row => row.Id, row => row.Version));
            ClusterClosing Of(Guid id, string? sentence) => new(id, new StateChange(CaseState.Closed, versions[id]) { Outcome = Outcome.Solved, Reason = "xong", PublicSentence = sentence });
            return await desk.CloseAsync(first, [Of(first, "Đã thu hồi xe."), Of(second, toSecond)], Lan, CancellationToken.None);
        });

        var refused = await Assert.ThrowsAsync<ClosingRefusedException>(() => CloseAsync(" "));
        Assert.Equal([second], refused.Results.Keys);
        Assert.Equal(0, await ward.ReadAsync(db => db.Cases.CountAsync(row => row.State == CaseState.Closed)));
        Assert.Equal(0, await ward.ReadAsync(db => db.Messages.CountAsync()));

        Assert.Equal(2, await CloseAsync("Đã nhắc nhở."));

        var told = await ward.ReadAsync(db => db.Messages.OrderBy(row => row.Text).Select(row => new { row.CaseId, row.Text }).ToListAsync());
        Assert.Equal([(second, "Đã nhắc nhở."), (first, "Đã thu hồi xe.")], told.Select(row => (row.CaseId, row.Text)));
    }

    [Fact]
    public async Task Alike_tips_are_suggested_and_others_are_not()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip() with { What = "Quán karaoke Hoa Mai mở nhạc to quá nửa đêm", Category = "gay-roi", CategoryName = "Gây rối", PlaceText = "ngõ 5 chợ Đông" };
        var first = await ward.FileAsync(tip);
        await ward.FileAsync(tip with { DraftKey = Guid.NewGuid().ToString("N"), What = "Mất con chó vàng ở công viên", Category = "khac", CategoryName = "Việc khác", PlaceText = "công viên Tây" });
        ward.Clock.Advance(TimeSpan.FromHours(3));
        var second = await ward.FileAsync(tip with { DraftKey = Guid.NewGuid().ToString("N"), What = "Karaoke Hoa Mai hát ầm ĩ nửa đêm không ngủ được" });

        var file = await ward.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == second.CaseId));
        var alike = await ward.InScopeAsync<SimilarCases, IReadOnlyList<ClusterMember>>(similar => similar.OfAsync(file, [], CancellationToken.None));

        Assert.Equal(first.Number, Assert.Single(alike).Number);
        Assert.Contains("cùng loại việc", alike[0].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assignment_keeps_the_six_clears_and_refuses_a_day_that_is_over()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        var (file, usual) = await ward.InScopeAsync<CaseDesk, (CaseFile, SixClears)>(async desk =>
        {
            var row = await ward.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(one => one.Id == filed.CaseId));
            return (row, await desk.UsualClearsAsync(row, CancellationToken.None));
        });
        Task<CaseResult> AssignAsync(SixClears clears) => ward.InScopeAsync<CaseDesk, CaseResult>(desk => desk.AssignAsync(filed.CaseId, file.Version, Lan, clears, Lan, CancellationToken.None));

        Assert.Equal("DueOn", Assert.IsType<CaseResult.Refused>(await AssignAsync(usual with { DueOn = new DateOnly(2020, 1, 1) })).Field);
        Assert.Equal("Result", Assert.IsType<CaseResult.Refused>(await AssignAsync(usual with { Result = "" })).Field);
        Assert.IsType<CaseResult.Done>(await AssignAsync(usual with { Task = "Xem camera ngõ 12" }));

        var kept = (await ward.InScopeAsync<CaseDesk, Assignment?>(desk => desk.AssignmentAsync(filed.CaseId, CancellationToken.None)))!;
        Assert.Equal(("Lan", "Xem camera ngõ 12", usual.DueOn, usual.Authority), (kept.OfficerName, kept.Task, kept.DueOn, kept.Authority));
        var line = await ward.ReadAsync(db => db.Events.SingleAsync(row => row.Kind == CaseEventKind.Assigned));
        Assert.DoesNotContain("camera", line.Reason, StringComparison.Ordinal);
    }
}
