using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Drills;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests.Drills;

public sealed class DrillHouseTests
{
    private static Task<Drill> StartAsync(WardFixture ward, int hours = 2) =>
        ward.InScopeAsync<DrillHouse, Drill>(house => house.StartAsync(TimeSpan.FromHours(hours), WardFixture.Head, CancellationToken.None));

    private static Task<Drill?> CurrentAsync(WardFixture ward) => ward.InScopeAsync<DrillHouse, Drill?>(house => house.CurrentAsync(CancellationToken.None));

    [Fact]
    public async Task An_exercise_is_routed_and_numbered_like_the_ward_and_seen_from_no_side_but_its_own()
    {
        await using var ward = await WardFixture.StartAsync();
        var real = await ward.FileAsync(WardFixture.Tip() with { Category = "trom-cap" });
        await StartAsync(ward);
        var area = await ward.ReadAsync(db => db.Areas.Where(row => row.Name == "Tổ dân phố 1" && row.WardId != Ward.DrillId).Select(row => row.Id).SingleAsync());

        var filed = await ward.FileAsync(WardFixture.Tip() with { WardId = Ward.DrillId, Category = "trom-cap", AreaId = area });

        Assert.StartsWith("DT", filed.Number, StringComparison.Ordinal);
        Assert.EndsWith("-000001", filed.Number, StringComparison.Ordinal);
        Assert.Equal("Tổ hình sự", filed.UnitName);
        Assert.Equal("Tổ dân phố 1", await ward.ReadAsync(db => (from file in db.Cases where file.Id == filed.CaseId join at in db.Areas on file.AreaId equals at.Id where at.WardId == Ward.DrillId select at.Name).SingleAsync()));
        foreach (var (sight, sees) in new[] { (CaseSight.Ward, real.CaseId), (CaseSight.Drill, filed.CaseId) })
        {
            Assert.Equal([sees], await ward.ReadAsync(db => { db.LookAs(sight); return db.Cases.Select(file => file.Id).ToListAsync(); }));
            Assert.DoesNotContain(await ward.ReadAsync(db => { db.LookAs(sight); return db.Events.Select(line => line.CaseId).ToListAsync(); }), id => id == (sight == CaseSight.Ward ? filed.CaseId : real.CaseId));
        }
        Assert.Empty(await ward.ReadAsync(db => { db.LookAs(CaseSight.Inspectorate); return db.Cases.ToListAsync(); }));
        // The next real number has no gap.
        Assert.EndsWith("-000002", (await ward.FileAsync()).Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_house_follows_the_ward_from_exercise_to_exercise_and_keeps_what_lies_in_it()
    {
        await using var ward = await WardFixture.StartAsync();
        await StartAsync(ward);
        var first = await ward.FileAsync(WardFixture.Tip() with { WardId = Ward.DrillId });
        Assert.True(await ward.InScopeAsync<DrillHouse, bool>(house => house.EndAsync(WardFixture.Head, CancellationToken.None)));
        var before = await ward.ReadAsync(db => db.Wards.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());
        await ward.ReadAsync(async db =>
        {
            var unit = db.Units.Add(new Unit { WardId = before, Name = "Tổ mới" }).Entity;
            db.RouteRules.Add(new RouteRule { WardId = before, Category = "ma-tuy", UnitId = unit.Id });
            return await db.SaveChangesAsync();
        });

        await StartAsync(ward);
        var second = await ward.FileAsync(WardFixture.Tip() with { WardId = Ward.DrillId, Category = "ma-tuy" });

        Assert.Equal("Tổ mới", second.UnitName);
        Assert.Equal(2, await ward.ReadAsync(db => db.Cases.CountAsync(file => file.WardId == Ward.DrillId)));
        Assert.NotEqual(first.CaseId, second.CaseId);
        Assert.Equal(1, await ward.ReadAsync(db => db.RouteRules.CountAsync(rule => rule.WardId == Ward.DrillId && rule.Category == null && rule.AreaId == null && rule.AtLeast == null)));
    }

    [Fact]
    public async Task An_exercise_ends_by_itself_is_one_at_a_time_and_stands_in_the_log_of_the_ward()
    {
        await using var ward = await WardFixture.StartAsync();
        var first = await StartAsync(ward);
        var again = await StartAsync(ward);
        ward.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(first.Id, again.Id);
        Assert.Matches("^[0-9]{4}$", first.Code);
        Assert.Null(await CurrentAsync(ward));
        Assert.False(await ward.InScopeAsync<DrillHouse, bool>(house => house.EndAsync(WardFixture.Head, CancellationToken.None)));
        Assert.Equal([CaseEventKind.DrillStarted], await ward.ReadAsync(db => db.Events.Where(line => line.WardId != Ward.DrillId).Select(line => line.Kind).ToListAsync()));
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Nothing_is_written_across_the_border_of_an_exercise()
    {
        await using var ward = await WardFixture.StartAsync();
        await StartAsync(ward);
        var real = await ward.ReadAsync(db => db.Wards.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());

        foreach (var (sight, other) in new[] { (CaseSight.Drill, real), (CaseSight.Ward, Ward.DrillId) })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => ward.ReadAsync(db =>
            {
                db.LookAs(sight);
                db.Units.Add(new Unit { WardId = other, Name = "Lẫn" });
                return db.SaveChangesAsync();
            }));
        }
    }
}
