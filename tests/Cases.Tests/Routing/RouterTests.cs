using AnTT.Cases.Intake;
using AnTT.Cases.Routing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Routing;

public sealed class RouterTests
{
    private static readonly Guid Ward = Guid.NewGuid();
    private static readonly Guid[] Areas = [Guid.NewGuid(), Guid.NewGuid()];
    private static readonly Unit[] Units = [.. Enumerable.Range(0, 3).Select(n => new Unit { WardId = Ward, Name = $"Đơn vị {n}" })];

    private static readonly Gen<RouteRule> Rules =
        from category in Gen.Elements<string?>(null, "a", "b")
        from area in Gen.Elements<Guid?>(null, Areas[0], Areas[1])
        from atLeast in Gen.Elements<Urgency?>(null, Urgency.High, Urgency.Critical)
        from unit in Gen.Elements([.. Units.Select(unit => unit.Id), Guid.NewGuid()])
        select new RouteRule { WardId = Ward, Category = category, AreaId = area, AtLeast = atLeast, UnitId = unit };

    [Fact]
    public void Whatever_the_rules_every_case_gets_a_unit() => Prop.ForAll(
        Rules.ListOf().ToArbitrary(),
        Gen.Elements("a", "b", "c").ToArbitrary(),
        Gen.Elements(Urgency.Normal, Urgency.High, Urgency.Critical).ToArbitrary(),
        (rules, category, urgency) => new Guid?[] { null, Areas[0], Guid.NewGuid() }
            .All(area => Units.Contains(Router.Pick([.. rules], Units, category, area, urgency)))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rule_with_more_conditions_wins()
    {
        RouteRule Rule(int unit, string? category, Guid? area, Urgency? atLeast) =>
            new() { WardId = Ward, Category = category, AreaId = area, AtLeast = atLeast, UnitId = Units[unit].Id };
        RouteRule[] rules = [Rule(0, null, null, null), Rule(1, "a", null, null), Rule(2, "a", Areas[0], null)];

        Assert.Equal(Units[0], Router.Pick(rules, Units, "b", Areas[0], Urgency.Normal));
        Assert.Equal(Units[1], Router.Pick(rules, Units, "a", Areas[1], Urgency.Normal));
        Assert.Equal(Units[2], Router.Pick(rules, Units, "a", Areas[0], Urgency.Normal));
    }

    [Fact]
    public async Task The_catch_all_cannot_be_removed_or_narrowed()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.ReadAsync(async db =>
        {
            var catchAll = await db.RouteRules.SingleAsync(rule => rule.Category == null);
            db.Remove(catchAll);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            (await db.RouteRules.SingleAsync(rule => rule.Category == null)).Category = "a";
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Starting_again_adds_new_areas_and_doubles_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("antt-ward-").FullName;
        await using var first = await WardFixture.StartAsync(folder);
        await using var second = await WardFixture.StartAsync(Directory.CreateTempSubdirectory("antt-ward-").FullName);
        await first.Services.MigrateCasesAsync(CancellationToken.None);

        var view = await first.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));

        Assert.Equal(["Tổ dân phố 1", "Tổ dân phố 2"], view.Areas.Select(area => area.Name));
        Assert.Equal(["xóm Đình"], view.Areas[0].Aliases);
        Assert.Equal(2, view.Units.Count);
    }

    [Fact]
    public async Task Another_key_file_is_noticed_at_start()
    {
        await using var ward = await WardFixture.StartAsync();
        Directory.Delete(Path.Combine(ward.Folder, "keys"), recursive: true);
        var copy = Directory.CreateTempSubdirectory("antt-ward-").FullName;
        File.Copy(ward.DatabasePath, Path.Combine(copy, "ward.db"));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => WardFixture.StartAsync(copy));

        Assert.Contains("cases.key", fault.Message, StringComparison.Ordinal);
        Directory.Delete(copy, recursive: true);
    }
}
