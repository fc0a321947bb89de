using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Clocks;

public sealed class CaseClocksTests
{
    private static Task<List<CaseClock>> ClocksAsync(WardFixture ward, Guid caseId) =>
        ward.ReadAsync(db => db.Clocks.AsNoTracking().Where(clock => clock.CaseId == caseId).OrderBy(clock => clock.Kind).ToListAsync());

    private static async Task<CaseClock> ClockAsync(WardFixture ward, Guid caseId, string kind) => (await ClocksAsync(ward, caseId)).Single(clock => clock.Kind == kind);

    private static Task<(int Warned, int Missed)> SweepAsync(WardFixture ward) =>
        ward.InScopeAsync<ClockDesk, (int, int)>(desk => desk.SweepAsync(CancellationToken.None));

    private static async Task<PileCounts> CountAsync(WardFixture ward)
    {
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());
        return await ward.InScopeAsync<CaseLists, PileCounts>(lists => lists.CountAsync(wardId, "lan", CancellationToken.None));
    }

    [Fact]
    public async Task A_new_case_runs_only_the_deadlines_that_are_certain_or_the_wards_own()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        Assert.Equal(["giai-quyet", "T-20D", "tra-loi", "xem"], (await ClocksAsync(ward, filed.CaseId)).Select(clock => clock.Kind).Order(StringComparer.OrdinalIgnoreCase));
        var kinds = await ward.ReadAsync(db => db.ClockKinds.AsNoTracking().ToListAsync());
        Assert.All(kinds, kind => Assert.Equal(kind.Confidence is SourceConfidence.High or SourceConfidence.House, kind.On));
        Assert.All(kinds, kind => Assert.Equal(!kind.On, kind.NeedsConfirming));
    }

    [Fact]
    public async Task A_corrected_kind_brings_its_own_deadlines_from_the_filing_on_and_none_to_an_ended_case()
    {
        await using var ward = await WardFixture.StartAsync();
        var (open, ended) = (await ward.FileAsync(), await ward.InProgressAsync());
        await ward.MoveAsync(ended.CaseId, CaseState.Closed);
        var before = (await ClocksAsync(ward, ended.CaseId)).Count;
        async Task CorrectAsync(Guid caseId, string code) => Assert.IsType<CaseResult.Done>(
            await ward.AtDeskAsync(async desk => await desk.SetCategoryAsync(caseId, (await ward.CaseAsync(caseId)).Version, code, code, WardFixture.Lan, CancellationToken.None)));
        ward.Clock.Advance(TimeSpan.FromHours(5));

        await CorrectAsync(open.CaseId, "moi-truong");
        Assert.DoesNotContain(await ClocksAsync(ward, open.CaseId), clock => clock.Kind == "T-20D" && clock.MetAt is null);
        await CorrectAsync(open.CaseId, "trom-cap");
        Assert.Equal((await ward.CaseAsync(open.CaseId)).FiledAt, (await ClockAsync(ward, open.CaseId, "T-20D")).StartedAt);

        await CorrectAsync(ended.CaseId, "khac");
        await CorrectAsync(ended.CaseId, "trom-cap");
        Assert.Equal(before, (await ClocksAsync(ward, ended.CaseId)).Count);
    }

    [Fact]
    public async Task Looking_answering_and_closing_end_what_they_are_waited_for_and_the_log_says_in_time()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        Assert.NotNull((await ClockAsync(ward, filed.CaseId, "xem")).MetAt);
        Assert.Null((await ClockAsync(ward, filed.CaseId, "tra-loi")).MetAt);

        await ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Chào bạn", WardFixture.Lan, CancellationToken.None));
        Assert.NotNull((await ClockAsync(ward, filed.CaseId, "tra-loi")).MetAt);
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);

        Assert.All(await ClocksAsync(ward, filed.CaseId), clock => Assert.NotNull(clock.MetAt));
        var now = ward.Clock.GetUtcNow();
        var wardId = (await ward.CaseAsync(filed.CaseId)).WardId;
        var rates = await ward.InScopeAsync<ClockDesk, IReadOnlyList<OnTimeLine>>(desk => desk.OnTimeAsync(wardId, now.AddDays(-1), now.AddDays(1), CancellationToken.None));
        Assert.Equal(4, rates.Count);
        Assert.All(rates, rate => Assert.Equal((1, 0, 100), (rate.OnTime, rate.Missed, rate.Percent)));
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task What_nobody_did_is_warned_of_then_missed_once_and_shown_as_overdue()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        Assert.Equal((0, 0), await SweepAsync(ward));
        var due = (await ClockAsync(ward, filed.CaseId, "tra-loi")).DueAt;

        ward.Clock.Advance(due - ward.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        Assert.Equal((1, 0), await SweepAsync(ward));
        Assert.Equal((0, 0), await SweepAsync(ward));
        Assert.Equal((1, 0), await DueAsync(ward));
        ward.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal((0, 1), await SweepAsync(ward));
        Assert.Equal((0, 0), await SweepAsync(ward));

        Assert.Equal((0, 1), await DueAsync(ward));
        await ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Chào bạn", WardFixture.Lan, CancellationToken.None));
        Assert.Equal((0, 0), await DueAsync(ward));
        var now = ward.Clock.GetUtcNow();
        var wardId = (await ward.CaseAsync(filed.CaseId)).WardId;
        var rates = await ward.InScopeAsync<ClockDesk, IReadOnlyList<OnTimeLine>>(desk => desk.OnTimeAsync(wardId, now.AddDays(-30), now.AddDays(1), CancellationToken.None));
        Assert.Equal((0, 1, 0), rates.Where(rate => rate.Kind.StartsWith("tra-loi", StringComparison.Ordinal)).Select(rate => (rate.OnTime, rate.Missed, rate.Percent)).Single());
    }

    private static async Task<(int Today, int Over)> DueAsync(WardFixture ward)
    {
        var counts = await CountAsync(ward);
        return (counts.DueToday, counts.Overdue);
    }

    [Fact]
    public async Task A_question_to_the_sender_stops_the_service_clock_but_not_the_legal_one()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var (service, legal) = (await ClockAsync(ward, filed.CaseId, "giai-quyet"), await ClockAsync(ward, filed.CaseId, "T-20D"));

        await ward.MoveAsync(filed.CaseId, CaseState.NeedMore);
        Assert.True((await ClockAsync(ward, filed.CaseId, "giai-quyet")).WaitsForReporter);
        ward.Clock.Advance(TimeSpan.FromDays(7));
        await ward.InScopeAsync<ReporterDesk, ReporterResult>(desk => desk.WriteAsync(filed.MailboxId, "Biển số 34", CancellationToken.None));

        var after = await ClockAsync(ward, filed.CaseId, "giai-quyet");
        Assert.Null(after.PausedSince);
        Assert.True(after.DueAt >= service.DueAt.AddDays(5));
        Assert.Equal(legal.DueAt, (await ClockAsync(ward, filed.CaseId, "T-20D")).DueAt);
    }

    [Fact]
    public async Task A_clock_is_paused_with_a_reason_both_sides_read_and_goes_on_later()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var clock = await ClockAsync(ward, filed.CaseId, "T-20D");
        Task<string?> Act(Func<ClockDesk, Task<string?>> act) => ward.InScopeAsync(act);

        Assert.NotNull(await Act(desk => desk.PauseAsync(filed.CaseId, clock.Id, " ", WardFixture.Lan, CancellationToken.None)));
        Assert.Null(await Act(desk => desk.PauseAsync(filed.CaseId, clock.Id, "chờ kết quả giám định", WardFixture.Lan, CancellationToken.None)));
        var status = await ward.InScopeAsync<ReporterDesk, CaseStatus?>(desk => desk.StatusAsync(filed.MailboxId, CancellationToken.None));
        Assert.Contains("chờ kết quả giám định", status!.Sentence, StringComparison.Ordinal);
        ward.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(clock.DueAt, (await ClockAsync(ward, filed.CaseId, "T-20D")).DueAt);
        Assert.Null(await Act(desk => desk.ResumeAsync(filed.CaseId, clock.Id, WardFixture.Lan, CancellationToken.None)));

        var after = await ClockAsync(ward, filed.CaseId, "T-20D");
        Assert.True(after.DueAt > clock.DueAt.AddDays(55));
        Assert.Equal("chờ kết quả giám định", Assert.Single(after.Pauses).Reason);
    }

    [Fact]
    public async Task Twenty_days_are_extended_to_two_months_and_then_to_four_and_no_further()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var id = (await ClockAsync(ward, filed.CaseId, "T-20D")).Id;
        Task<string?> Extend() => ward.InScopeAsync<ClockDesk, string?>(desk => desk.ExtendAsync(filed.CaseId, id, "vụ việc phức tạp, nhiều địa bàn", WardFixture.Lan, CancellationToken.None));

        Assert.Null(await Extend());
        Assert.Equal("hết ngày 22/01/2027", ClockWords.End((await ClockAsync(ward, filed.CaseId, "T-2M")).DueAt));
        Assert.Null(await Extend());
        Assert.Equal("hết ngày 22/03/2027", ClockWords.End((await ClockAsync(ward, filed.CaseId, "T-4M")).DueAt));
        Assert.NotNull(await Extend());
    }

    [Fact]
    public async Task A_tip_made_urgent_later_gets_the_urgent_deadline_and_reopening_starts_the_end_anew()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        var version = (await ward.CaseAsync(filed.CaseId)).Version;
        await ward.AtDeskAsync(desk => desk.SetUrgencyAsync(filed.CaseId, version, Urgency.Critical, WardFixture.Lan, CancellationToken.None));
        Assert.Null((await ClockAsync(ward, filed.CaseId, "xem-gap")).MetAt);

        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None));
        await ward.MoveAsync(filed.CaseId, CaseState.InProgress);
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);
        await ward.InScopeAsync<ReporterDesk, ReporterResult>(desk => desk.StillHappeningAsync(filed.MailboxId, null, CancellationToken.None));

        var running = (await ClocksAsync(ward, filed.CaseId)).Where(clock => clock.MetAt is null).Select(clock => clock.Kind).Order(StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["giai-quyet", "T-20D"], running);
    }

    [Fact]
    public async Task An_uncertain_deadline_runs_only_once_somebody_answers_for_it()
    {
        await using var ward = await WardFixture.StartAsync();
        var kind = await ward.ReadAsync(db => db.ClockKinds.AsNoTracking().SingleAsync(row => row.Code == "T-24H"));
        Task<IReadOnlyList<string>> Save(bool confirm) => ward.InScopeAsync<ClockBook, IReadOnlyList<string>>(book => book.SaveKindAsync(
            new KindChange(kind.Id, kind.Version, kind.Name, 1440, ClockUnit.Minutes, 60, kind.Source, new DateOnly(2026, 11, 22), On: true, confirm, "đã hỏi Phòng PV01"), WardFixture.Lan, CancellationToken.None));

        Assert.Contains(await Save(confirm: false), fault => fault.Contains("cần xác nhận", StringComparison.Ordinal));
        Assert.Empty(await Save(confirm: true));
        Assert.Contains(await Save(confirm: true), fault => fault.Contains("Người khác vừa thay đổi", StringComparison.Ordinal));

        var filed = await ward.FileAsync();
        Assert.Equal(filed.CaseId, (await ClockAsync(ward, filed.CaseId, "T-24H")).CaseId);
        var line = await ward.ReadAsync(db => db.Events.SingleAsync(row => row.Kind == CaseEventKind.SettingChanged));
        Assert.Contains("tắt", line.From, StringComparison.Ordinal);
        Assert.Contains("bật", line.To, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_written_wrong_is_not_saved_and_a_right_one_leaves_its_difference_in_the_log()
    {
        await using var ward = await WardFixture.StartAsync();
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());
        var calendar = await ward.InScopeAsync<ClockBook, CalendarText>(book => book.CalendarAsync(wardId, CancellationToken.None));
        Task<IReadOnlyList<string>> Save(string text) => ward.InScopeAsync<ClockBook, IReadOnlyList<string>>(book => book.SaveCalendarAsync(wardId, calendar.Version, text, WardFixture.Lan, CancellationToken.None));

        Assert.NotEmpty(await Save(calendar.Text + "Nghỉ mai"));
        Assert.Empty(await Save(calendar.Text.Replace(" (cần xác nhận)", "", StringComparison.Ordinal)));

        var line = await ward.ReadAsync(db => db.Events.SingleAsync(row => row.Kind == CaseEventKind.SettingChanged));
        Assert.Contains("thêm “Nghỉ 16/04/2027", line.Reason, StringComparison.Ordinal);
    }
}
