using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Routing;

public sealed class DutyTests
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly Guid Ward = Guid.NewGuid();
    private static readonly Unit[] Units = [.. Enumerable.Range(0, 3).Select(n => new Unit { WardId = Ward, Position = n, Name = $"Đơn vị {n}" })];
    private static readonly AreaView[] Areas = [new(Guid.NewGuid(), "Tổ 1", [], []), new(Guid.NewGuid(), "Tổ 2", [], [])];
    private static readonly CategoryPlace[] Categories = [new("a", "Loại A"), new("b", "Loại B"), new("c", "Loại C")];
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 0, 0, 0, Vietnam);
    private static readonly WorkCalendar Calendar = WorkCalendar.Read(
        "Thứ Hai: 07:30-17:00\nThứ Ba: 07:30-17:00\nThứ Tư: 07:30-17:00\nThứ Năm: 07:30-17:00\nThứ Sáu: 07:30-17:00\nNghỉ 05/02/2027 - 11/02/2027: Tết\nNghỉ 30/04/2027: lễ\nLàm bù 13/02/2027: 07:30-17:00").Calendar!;

    private static readonly Gen<DutyShift> Shifts =
        from unit in Gen.Elements(Units)
        from officer in Gen.Choose(0, 4)
        from week in Gen.Elements(127, 31, 96, 64, 42)
        from days in Gen.Elements(Enum.GetValues<ShiftDays>())
        from begins in Gen.Elements(0, 420, 450, 1020, 1140, 1439)
        from ends in Gen.Elements(0, 420, 450, 1020, 1140, 1440)
        from rank in Gen.Choose(0, 2)
        from valid in Gen.Choose(0, 300)
        from length in Gen.Elements<int?>(null, 0, 30, 200)
        let first = new DateOnly(2027, 1, 1).AddDays(valid - 100)
        select new DutyShift
        {
            WardId = Ward, UnitId = unit.Id, OfficerId = $"o{officer}", OfficerName = $"Cán bộ {officer}", Week = week, Days = days, FromMinute = begins, UntilMinute = ends, Rank = rank,
            ValidFrom = first, ValidUntil = length is { } after ? first.AddDays(after) : null,
        };

    private static readonly Gen<DutyAbsence> Absences =
        from officer in Gen.Choose(0, 4)
        from begins in Gen.Choose(-1000, 365 * 1440)
        from length in Gen.Choose(1, 60 * 1440)
        select new DutyAbsence { WardId = Ward, OfficerId = $"o{officer}", OfficerName = "", From = NewYear.AddMinutes(begins), Until = NewYear.AddMinutes(begins + length) };

    private static readonly Gen<RouteRule> Rules =
        from category in Gen.Elements<string?>(null, "a", "b")
        from area in Gen.Elements<Guid?>(null, Areas[0].Id, Areas[1].Id)
        from atLeast in Gen.Elements<Urgency?>(null, Urgency.High)
        from unit in Gen.Elements(Units)
        select new RouteRule { WardId = Ward, Category = category, AreaId = area, AtLeast = atLeast, UnitId = unit.Id };

    private static readonly Gen<DutyBook> Books =
        from shifts in Gen.ListOf(Shifts)
        from absences in Gen.ListOf(Absences)
        from rules in Gen.ListOf(Rules)
        from living in Gen.Choose(0, 31)
        from head in Gen.Elements(-1, 0, 3)
        select new DutyBook(
            [new RouteRule { WardId = Ward, UnitId = Units[0].Id }, .. rules.Take(6)], Units, [.. shifts.Take(12)], [.. absences.Take(8)],
            [.. Enumerable.Range(0, 5).Where(one => (living & 1 << one) != 0).Select(one => new OnHand($"o{one}", $"Cán bộ {one}", one == head))], Calendar);

    /// <summary>The proof looks at turns only; here random minutes of the year, and those around every turn, are asked one by one.</summary>
    [Fact]
    public void Whatever_the_roster_a_minute_lies_in_a_named_hole_exactly_when_nobody_is_there() => Prop.ForAll(Books.ToArbitrary(), Gen.ListOf(Gen.Choose(0, 365 * 1440 - 1), 200).ToArbitrary(), (book, minutes) =>
    {
        var until = NewYear.AddDays(365);
        var proof = RoutingCheck.Prove(book, Categories, Areas, NewYear, until);
        Assert.Equal(365 * 1440, proof.Minutes);
        Assert.Equal(3 * 3 * 3, proof.Combinations);
        var edges = proof.Holes.Take(40).SelectMany(hole => new[] { hole.From.AddMinutes(-1), hole.From, hole.Until.AddMinutes(-1), hole.Until });
        foreach (var time in minutes.Select(minute => NewYear.AddMinutes(minute)).Concat(edges).Where(time => time >= NewYear && time < until))
        {
            foreach (var category in Categories)
            {
                foreach (var area in new Guid?[] { null, Areas[0].Id, Areas[1].Id })
                {
                    var call = book.At(category.Code, area, Urgency.High, time);
                    var holes = proof.Holes.Where(hole => hole.UnitName == call.Unit.Name && hole.From <= time && time < hole.Until).ToList();
                    Assert.Equal(call.OnDuty == 0, holes.Count == 1);
                    if (holes.Count == 1) Assert.Equal(call.Order.Count == 0, holes[0].Kind == HoleKind.Nobody);
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_night_shift_lasts_past_midnight_and_the_back_up_takes_over_from_who_is_away()
    {
        DutyShift Shift(string id, int rank) => new()
        {
            WardId = Ward, UnitId = Units[0].Id, OfficerId = id, OfficerName = id, Week = 1, FromMinute = 19 * 60, UntilMinute = 7 * 60, Rank = rank, ValidFrom = new DateOnly(2027, 1, 1),
        };
        OnHand[] staff = [new("lan", "Lan", false), new("minh", "Minh", false), new("chi-huy", "Chỉ huy", true)];
        DutyCall At(DutyAbsence[] absences, DateTimeOffset time) => new DutyBook([], Units, [Shift("minh", 1), Shift("lan", 0)], absences, staff, Calendar).At("a", null, Urgency.Normal, time);
        var tuesdayNight = new DateTimeOffset(2027, 1, 5, 6, 59, 0, Vietnam);
        var away = new DutyAbsence { WardId = Ward, OfficerId = "lan", OfficerName = "Lan", From = tuesdayNight.AddDays(-1), Until = tuesdayNight.AddDays(1) };

        Assert.Equal(["lan", "minh", "chi-huy"], At([], tuesdayNight).Order.Select(one => one.Id));
        Assert.Equal(["minh", "chi-huy"], At([away], tuesdayNight).Order.Select(one => one.Id));
        Assert.Equal(["chi-huy"], At([], tuesdayNight.AddMinutes(1)).Order.Select(one => one.Id));
    }

    [Theory]
    [InlineData(Urgency.Normal, 15)]
    [InlineData(Urgency.Critical, 2)]
    public async Task A_tip_nobody_opens_rings_the_person_then_the_back_up_then_the_head(Urgency urgency, int minutes)
    {
        await using var ward = await WardFixture.StartAsync();
        OnHand[] staff = [new("lan", "Lan", false), new("minh", "Minh", false), new("huy", "Huy", true)];
        var (wardId, unitId) = await ward.ReadAsync(async db => (await db.Wards.Select(row => row.Id).SingleAsync(), await db.Units.Where(unit => unit.Name == "Tổ hình sự").Select(unit => unit.Id).SingleAsync()));
        foreach (var (id, rank) in new[] { ("lan", 0), ("minh", 1) })
        {
            Assert.Null(await ward.InScopeAsync<DutyRoster, string?>(roster => roster.AddShiftAsync(
                new DutyShift { WardId = wardId, UnitId = unitId, OfficerId = id, OfficerName = id, Week = 127, FromMinute = 0, UntilMinute = 1440, Rank = rank, ValidFrom = new DateOnly(2026, 1, 1) }, WardFixture.Lan, CancellationToken.None)));
        }
        var filed = await ward.FileAsync(WardFixture.Tip() with { Urgency = urgency });
        Task<int> Sweep() => ward.InScopeAsync<DutyRinging, int>(ringing => ringing.SweepAsync(staff, CancellationToken.None));

        var rung = new List<string?>();
        for (var step = 0; step < 4; step++)
        {
            Assert.Equal(step < 3 ? 1 : 0, await Sweep());
            Assert.Equal(0, await Sweep());
            rung.Add((await ward.CaseAsync(filed.CaseId)).RungForName);
            ward.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        Assert.Equal(["Lan", "Minh", "Huy", "Huy"], rung);
        Assert.Equal(3, await ward.ReadAsync(db => db.Events.CountAsync(line => line.Kind == CaseEventKind.Rung)));
        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Minh, CancellationToken.None));
        ward.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await Sweep());
    }

    [Fact]
    public async Task A_tip_for_which_there_is_nobody_says_so_once_and_rings_whoever_comes()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        Task<int> Sweep(params OnHand[] staff) => ward.InScopeAsync<DutyRinging, int>(ringing => ringing.SweepAsync(staff, CancellationToken.None));

        Assert.Equal(0, await Sweep());
        ward.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(0, await Sweep());
        Assert.Contains("Không có ai", (await ward.ReadAsync(db => db.Events.SingleAsync(line => line.Kind == CaseEventKind.Rung))).Reason, StringComparison.Ordinal);
        ward.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(1, await Sweep(new OnHand("huy", "Huy", true)));

        Assert.Equal("Huy", (await ward.CaseAsync(filed.CaseId)).RungForName);
    }

    [Fact]
    public async Task The_catch_all_stays_and_a_rule_is_not_made_twice()
    {
        await using var ward = await WardFixture.StartAsync();
        var (wardId, unitId, catchAll) = await ward.ReadAsync(async db => (
            await db.Wards.Select(row => row.Id).SingleAsync(), await db.Units.Select(unit => unit.Id).FirstAsync(), await db.RouteRules.Where(rule => rule.Category == null).Select(rule => rule.Id).SingleAsync()));
        Task<string?> At(Func<DutyRoster, Task<string?>> act) => ward.InScopeAsync(act);

        Assert.NotNull(await At(roster => roster.RemoveRuleAsync(wardId, catchAll, WardFixture.Lan, CancellationToken.None)));
        Assert.NotNull(await At(roster => roster.AddRuleAsync(wardId, "", null, null, unitId, null, WardFixture.Lan, CancellationToken.None)));
        Assert.Null(await At(roster => roster.AddRuleAsync(wardId, "ma-tuy", null, Urgency.High, unitId, null, WardFixture.Lan, CancellationToken.None)));
        Assert.NotNull(await At(roster => roster.AddRuleAsync(wardId, "ma-tuy", null, Urgency.High, unitId, null, WardFixture.Lan, CancellationToken.None)));
    }
}
