using AnTT.Cases.Conflict;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Conflict;

public sealed class ConflictFilterTests
{
    private static async Task<Filed> ComplaintAsync(WardFixture ward, string? draftKey = null)
    {
        await ward.InScopeAsync<Inspectorate, int>(async house =>
        {
            await house.EnsureAsync(CancellationToken.None);
            return 0;
        });
        return await ward.FileAsync(WardFixture.Tip(draftKey) with { WardId = Ward.InspectorateId, Category = "can-bo" });
    }

    [Fact]
    public async Task Every_table_is_behind_the_door()
    {
        await using var ward = await WardFixture.StartAsync();

        var open = await ward.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.GetDeclaredQueryFilters().Count == 0).Select(type => type.Name).ToList()));

        Assert.Empty(open);
    }

    [Fact]
    public async Task Each_side_sees_its_own_cases_and_the_program_sees_both()
    {
        await using var ward = await WardFixture.StartAsync();
        var (behind, ordinary) = (await ComplaintAsync(ward), await ward.FileAsync());

        Task<List<Guid>> SeenAsync(CaseSight sight) => ward.ReadAsync(db =>
        {
            db.LookAs(sight);
            return db.Cases.OrderBy(file => file.FiledAt).ThenBy(file => file.Id).Select(file => file.Id).ToListAsync();
        });

        Assert.Equal([ordinary.CaseId], await SeenAsync(CaseSight.Ward));
        Assert.Equal([behind.CaseId], await SeenAsync(CaseSight.Inspectorate));
        Assert.Equal([behind.CaseId, ordinary.CaseId], await SeenAsync(CaseSight.Program));
        Assert.Equal("Thanh tra cấp trên", behind.UnitName);
        Assert.StartsWith("TT2026-", behind.Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_sent_before_anybody_knew_what_the_tip_was_about_go_behind_the_door_with_it()
    {
        await using var ward = await WardFixture.StartAsync();
        var key = Guid.NewGuid().ToString("N");
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(new EvidenceOwner.Draft(key), new MemoryStream(Samples.Jpeg(5000)), "a.jpg", CancellationToken.None));
        var behind = await ComplaintAsync(ward, key);
        var later = Guid.NewGuid().ToString("N");
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(new EvidenceOwner.Draft(later), new MemoryStream(Samples.Jpeg(6000)), "b.jpg", CancellationToken.None));
        await ward.InScopeAsync<EvidenceStore, int>(store => store.AttachDraftAsync(later, behind.MailboxId, CancellationToken.None));

        var (vaults, items, events) = await ward.ReadAsync(async db =>
        {
            db.LookAs(CaseSight.Ward);
            return (await db.EvidenceVaults.CountAsync(), await db.Evidence.CountAsync(), await db.Events.CountAsync(line => line.CaseId == behind.CaseId));
        });

        Assert.Equal((0, 0, 0), (vaults, items, events));
        Assert.Equal(2, await ward.ReadAsync(db => db.Evidence.CountAsync(item => item.WardId == Ward.InspectorateId)));
    }

    [Fact]
    public async Task The_desk_of_one_side_does_not_know_a_case_of_the_other()
    {
        await using var ward = await WardFixture.StartAsync();
        var behind = await ComplaintAsync(ward);

        var result = await ward.ReadAsync(async db =>
        {
            db.LookAs(CaseSight.Ward);
            return await db.Cases.AnyAsync(file => file.Id == behind.CaseId);
        });
        var opened = await ward.AtDeskAsync(desk => desk.OpenAsync(behind.CaseId, WardFixture.Lan, CancellationToken.None));

        Assert.False(result);
        Assert.IsType<CaseResult.Done>(opened);
    }
}
