using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Routing;

/// <summary>Cases that leave: to outside agencies by a route, between units of the ward by a hand that takes them.</summary>
public sealed class AgencyTests
{
    private const string Contact = "024 3939 1234, 12 phố Thử";

    private static Task<string?> BookAsync(WardFixture ward, Func<AgencyBook, Task<string?>> act) => ward.InScopeAsync(act);

    private static Task<Guid> WardIdAsync(WardFixture ward) => ward.ReadAsync(db => db.Wards.Select(row => row.Id).FirstAsync());

    private static Task<Guid> UnitIdAsync(WardFixture ward, string name) => ward.ReadAsync(db => db.Units.Where(row => row.Name == name).Select(row => row.Id).SingleAsync());

    /// <summary>One kind of case goes on to the traffic police.</summary>
    private static async Task<OutsideAgency> RoutedAsync(WardFixture ward, string category = "giao-thong")
    {
        var wardId = await WardIdAsync(ward);
        Assert.Null(await BookAsync(ward, book => book.SaveAsync(wardId, null, "Đội CSGT Thử", Contact + ".", "Lỗi giao thông trên đường do cảnh sát giao thông xử lý.", WardFixture.Head, CancellationToken.None)));
        var agency = await ward.ReadAsync(db => db.Agencies.AsNoTracking().SingleAsync());
        var unitId = await UnitIdAsync(ward, "Trực ban");
        Assert.Null(await ward.InScopeAsync<DutyRoster, string?>(roster => roster.AddRuleAsync(wardId, category, null, null, unitId, agency.Id, WardFixture.Head, CancellationToken.None)));
        return agency;
    }

    private static FiledTip Traffic() => WardFixture.Tip() with { Category = "giao-thong", CategoryName = "Giao thông", What = "Xe tải chạy giờ cấm" };

    private static async Task<CaseResult> HandOverAsync(WardFixture ward, Guid caseId, Func<StateChange, StateChange> to)
    {
        await ward.AtDeskAsync(desk => desk.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None));
        return await ward.MoveAsync(caseId, CaseState.Transferred, WardFixture.Lan, change => to(change with { Destination = null }));
    }

    [Fact]
    public async Task A_tip_for_an_outside_agency_is_taken_in_by_the_ward_and_handed_over_by_an_officer_with_a_polite_word_to_the_sender()
    {
        await using var ward = await WardFixture.StartAsync();
        var agency = await RoutedAsync(ward);

        var filed = await ward.FileAsync(Traffic());

        Assert.Equal(("Trực ban", "Đội CSGT Thử", Contact), (filed.UnitName, filed.AgencyName, filed.AgencyContact));
        Assert.Equal((CaseState.Received, agency.Id), ((await ward.CaseAsync(filed.CaseId)).State, (await ward.CaseAsync(filed.CaseId)).AgencyId));
        Assert.IsType<CaseResult.Done>(await HandOverAsync(ward, filed.CaseId, change => change with { AgencyId = agency.Id }));
        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal((CaseState.Transferred, "Đội CSGT Thử"), (file.State, file.TransferredTo));
        var told = await ward.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync(row => row.CaseId == filed.CaseId));
        Assert.Equal($"Việc bạn báo thuộc trách nhiệm của Đội CSGT Thử. Lỗi giao thông trên đường do cảnh sát giao thông xử lý. Ngày 22/11/2026, Công an phường đã chuyển nội dung tin tới đó. Cần liên hệ trực tiếp: {Contact}. Công an phường theo dõi đến khi nơi đó nhận; có gì mới, bạn cứ nhắn tại đây.", told.Text);
    }

    [Fact]
    public async Task A_tip_said_twice_names_the_agency_both_times()
    {
        await using var ward = await WardFixture.StartAsync();
        await RoutedAsync(ward);
        var tip = Traffic();

        Assert.Equal(await ward.FileAsync(tip), await ward.FileAsync(tip));
    }

    [Fact]
    public async Task What_the_agency_does_not_accept_in_time_comes_back_and_the_sender_is_told_so()
    {
        await using var ward = await WardFixture.StartAsync();
        var agency = await RoutedAsync(ward);
        var filed = await ward.FileAsync(Traffic());
        await HandOverAsync(ward, filed.CaseId, change => change with { AgencyId = agency.Id });

        ward.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await ward.InScopeAsync<CaseDesk, int>(desk => desk.BounceAsync(CancellationToken.None)));

        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal((CaseState.Screening, null, null, null), (file.State, file.TransferredTo, file.TransferredAgencyId, file.AcceptBy));
        var told = await ward.ReadAsync(db => db.Messages.AsNoTracking().OrderBy(row => row.SentAt).Select(row => row.Text).ToListAsync());
        Assert.Equal("Đội CSGT Thử chưa nhận tin của bạn trong thời hạn. Công an phường xem xét tiếp và sẽ nhắn bạn tại đây.", told[^1]);
        Assert.Contains("chưa nhận trong thời hạn", (await ward.ReadAsync(db => db.Events.SingleAsync(line => line.Kind == CaseEventKind.TransferBounced))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_combination_keeps_a_living_recipient_in_the_ward_however_many_go_on()
    {
        await using var ward = await WardFixture.StartAsync();
        await RoutedAsync(ward);
        var wardId = await WardIdAsync(ward);
        var now = ward.Clock.GetUtcNow();
        async Task<RoutingProof> ProveAsync(IReadOnlyList<OnHand> staff) => RoutingCheck.Prove(
            await ward.InScopeAsync<DutyRoster, DutyBook>(roster => roster.BookAsync(wardId, staff, CancellationToken.None)),
            [new CategoryPlace("giao-thong", "Giao thông"), new CategoryPlace("trom-cap", "Trộm cắp")], (await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None))).Areas, now, now.AddYears(1));

        var manned = await ProveAsync([new OnHand("hung", "Hùng", IsHead: true)]);
        var empty = await ProveAsync([]);

        Assert.Equal((18, 9, true), (manned.Combinations, manned.HandedOn, manned.Holds));
        Assert.False(empty.Holds);
        Assert.Contains(empty.Holes, hole => hole.Routes.Any(route => route.StartsWith("Giao thông", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_agency_a_rule_still_names_is_not_taken_away_and_each_change_is_in_the_log()
    {
        await using var ward = await WardFixture.StartAsync();
        var agency = await RoutedAsync(ward);
        var wardId = agency.WardId;

        Assert.Contains("hãy bỏ quy tắc trước", await BookAsync(ward, book => book.RemoveAsync(wardId, agency.Id, WardFixture.Head, CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("cách liên hệ", await BookAsync(ward, book => book.SaveAsync(wardId, agency.Id, "Đội CSGT", " ", null, WardFixture.Head, CancellationToken.None)), StringComparison.Ordinal);
        Assert.Null(await BookAsync(ward, book => book.SaveAsync(wardId, agency.Id, "Đội CSGT số 1", Contact, null, WardFixture.Head, CancellationToken.None)));
        var rule = await ward.ReadAsync(db => db.RouteRules.SingleAsync(row => row.AgencyId != null));
        Assert.Null(await ward.InScopeAsync<DutyRoster, string?>(roster => roster.RemoveRuleAsync(wardId, rule.Id, WardFixture.Head, CancellationToken.None)));
        Assert.Null(await BookAsync(ward, book => book.RemoveAsync(wardId, agency.Id, WardFixture.Head, CancellationToken.None)));

        var lines = await ward.ReadAsync(db => db.Events.Where(line => line.CaseId == agency.Id && line.Kind == CaseEventKind.SettingChanged).OrderBy(line => line.Sequence).Select(line => line.To).ToListAsync());
        Assert.Equal(["Thêm cơ quan ngoài: Đội CSGT Thử", "Sửa cơ quan ngoài: Đội CSGT số 1", "Bỏ cơ quan ngoài"], lines);
    }

    [Fact]
    public async Task The_unit_that_was_asked_takes_the_case_over_and_nobody_else_can()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var (duty, own) = (await UnitIdAsync(ward, "Trực ban"), await UnitIdAsync(ward, "Tổ hình sự"));
        Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null, UnitId = own }));
        Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { UnitId = duty }));
        Assert.IsType<CaseResult.Done>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null, UnitId = duty }));
        var version = (await ward.CaseAsync(filed.CaseId)).Version;
        Task<CaseResult> TakeAsync(Officer officer) => ward.AtDeskAsync(desk => desk.TakeOverAsync(filed.CaseId, version, officer, CancellationToken.None));

        Assert.IsType<CaseResult.Refused>(await TakeAsync(WardFixture.Lan with { UnitId = own }));
        Assert.IsType<CaseResult.Refused>(await ward.AtDeskAsync(desk => desk.AcceptTransferAsync(filed.CaseId, version, "ai đó", WardFixture.Lan, CancellationToken.None)));
        var minh = WardFixture.Minh with { UnitId = duty };
        Assert.IsType<CaseResult.Done>(await TakeAsync(minh));
        Assert.IsType<CaseResult.Stale>(await TakeAsync(minh));

        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal((CaseState.InProgress, duty, minh.Id, null, null), (file.State, file.UnitId, file.OfficerId, file.TransferredTo, file.AcceptBy));
        Assert.True(await ward.ReadAsync(db => db.Grants.AnyAsync(grant => grant.CaseId == filed.CaseId && grant.UnitId == duty)));
        Assert.Equal(1, await ward.ReadAsync(db => db.Events.CountAsync(line => line.Kind == CaseEventKind.TransferAccepted)));
        Assert.Equal(1, await ward.ReadAsync(db => db.Sums.Where(sum => sum.Table == "unit" && sum.Key == duty.ToString()).SumAsync(sum => sum.Cases)));
        ward.Clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(0, await ward.InScopeAsync<CaseDesk, int>(desk => desk.BounceAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task A_unit_that_does_not_take_it_in_time_loses_nothing_and_the_sender_hears_nothing_of_it()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var duty = await UnitIdAsync(ward, "Trực ban");
        await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null, UnitId = duty });

        ward.Clock.Advance(TimeSpan.FromHours(25));
        await ward.InScopeAsync<CaseDesk, int>(desk => desk.BounceAsync(CancellationToken.None));

        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal((CaseState.InProgress, WardFixture.Lan.Id), (file.State, file.OfficerId));
        Assert.Equal(0, await ward.ReadAsync(db => db.Messages.CountAsync()));
        Assert.IsType<CaseResult.Refused>(await ward.AtDeskAsync(desk => desk.TakeOverAsync(filed.CaseId, file.Version, WardFixture.Minh with { UnitId = duty }, CancellationToken.None)));
    }

    [Fact]
    public async Task Another_wards_unit_or_agency_is_no_destination()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();

        Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null, UnitId = Guid.NewGuid() }));
        Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null, AgencyId = Guid.NewGuid() }));
        Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Transferred, null, change => change with { Destination = null }));
    }
}
