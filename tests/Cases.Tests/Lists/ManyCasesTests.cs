using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Lists;

/// <summary>What keeps lists and figures quick must say the same as looking at every case.</summary>
public sealed class ManyCasesTests
{
    private static readonly Officer Lan = new("lan", "Lan") { Commands = true };

    private static Task<CaseListing> SearchAsync(WardFixture ward, string text) => ward.InScopeAsync<CaseLists, CaseListing>(async lists =>
        await lists.ListAsync(new CaseFilter(await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync())) { Text = text }, CancellationToken.None));

    [Theory]
    [InlineData("xe máy", true)]
    [InlineData("wav", true)]
    [InlineData("000001", true)]
    [InlineData("1", true)]
    [InlineData("2026-000001", true)]
    [InlineData("e", false)]
    [InlineData("máy bay", false)]
    [InlineData("\" OR *", false)]
    [InlineData("NEAR(xe may)", false)]
    public async Task Words_and_beginnings_of_words_and_running_numbers_are_found(string text, bool found)
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Mất xe máy Wave đỏ" });

        Assert.Equal(found ? 1 : 0, (await SearchAsync(ward, text)).Total);
    }

    /// <summary>How many of the newest are looked at is counted in one house alone: else a gap would tell of the other.</summary>
    [Fact]
    public async Task Cases_of_another_house_take_no_place_among_the_newest_that_are_looked_at()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Mất bộ quynhxyz" });
        await ward.InScopeAsync<AnTT.Cases.Conflict.Inspectorate, int>(async house =>
        {
            await house.EnsureAsync(CancellationToken.None);
            return 0;
        });
        await ward.FileAsync(WardFixture.Tip() with { WardId = AnTT.Cases.Routing.Ward.InspectorateId, Category = "can-bo", What = "Cán bộ quynhxyz" });
        var wardId = await ward.ReadAsync(db => db.Wards.Where(row => row.Id != AnTT.Cases.Routing.Ward.InspectorateId).Select(row => row.Id).SingleAsync());

        Assert.Equal(1, await ward.ReadAsync(db => CaseWordSearch.WithWords(db, wardId, "quynhxyz", newest: 1).CountAsync()));
        Assert.Equal(1, await ward.ReadAsync(db => CaseWordSearch.WithWords(db, AnTT.Cases.Routing.Ward.InspectorateId, "quynhxyz", newest: 1).CountAsync()));
    }

    [Fact]
    public async Task Sums_follow_every_change_of_a_case()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        var caseId = (await ward.InProgressAsync()).CaseId;
        var version = await ward.ReadAsync(db => db.Cases.Where(row => row.Id == caseId).Select(row => row.Version).SingleAsync());
        await ward.InScopeAsync<CaseDesk, CaseResult>(desk => desk.ChangeStateAsync(
            caseId, new StateChange(CaseState.Closed, version) { Outcome = Outcome.Solved, Reason = "xong", PublicSentence = "Đã xong." }, Lan, CancellationToken.None));

        var sums = await ward.ReadAsync(db => db.Sums.AsNoTracking().Where(sum => sum.Cases != 0).ToListAsync());

        Assert.All(CaseSums.Tables, table => Assert.Equal(2, sums.Where(sum => sum.Table == table).Sum(sum => sum.Cases)));
        Assert.Equal([("Open", 1), ("Solved", 1)], sums.Where(sum => sum.Table == CaseSums.Outcome).OrderBy(sum => sum.Key, StringComparer.Ordinal).Select(sum => (sum.Key, sum.Cases)));
    }

    [Fact]
    public async Task What_is_taken_out_of_a_case_is_taken_out_of_the_index_of_words()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Người tên Quỳnhxyz đánh nhau" });
        var caseId = await ward.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        Assert.Equal(1, (await SearchAsync(ward, "quynhxyz")).Total);

        await ward.ReadAsync(async db =>
        {
            var file = await db.Cases.SingleAsync(row => row.Id == caseId);
            file.Empty("đã xoá", DateTimeOffset.UnixEpoch);
            return await db.SaveChangesAsync();
        });

        Assert.Equal(0, (await SearchAsync(ward, "quynhxyz")).Total);
        // Not only marked as gone: no block of the index holds the word any more.
        Assert.False(await ward.ReadAsync(db => db.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "case_words_data" WHERE instr("block", CAST('quynhxyz' AS BLOB)) > 0 OR instr("block", CAST('quynhxy' AS BLOB)) > 0""").SingleAsync()) > 0);
    }

    [Fact]
    public async Task Of_a_word_very_many_cases_have_the_newest_are_shown_and_an_old_register_entered_today_is_not_among_them()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Mất xe máy" });
        await ward.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE copies AS SELECT * FROM cases");
            for (var copy = 0; copy < CaseLists.MostCounted + 20; copy++)
            {
                // Years ago, and entered after the one that was filed today.
                await db.Database.ExecuteSqlAsync($"UPDATE copies SET Id = {Guid.NewGuid().ToString().ToUpperInvariant()}, Number = {$"2020-{copy:000000}"}, FiledAt = FiledAt - 864000000000 * {copy + 5}");
                await db.Database.ExecuteSqlRawAsync("INSERT INTO cases SELECT * FROM copies");
                await db.Database.ExecuteSqlRawAsync("UPDATE copies SET FiledAt = (SELECT MAX(FiledAt) FROM cases)");
            }
            return 0;
        });

        var found = await SearchAsync(ward, "may xe");

        Assert.Equal((CaseLists.MostCounted, true, CaseLists.PageSize), (found.Total, found.More, found.Rows.Count));
        Assert.DoesNotContain("2020-", found.Rows[0].Number, StringComparison.Ordinal);
        Assert.Equal(found.Rows.OrderByDescending(row => row.FiledAt).Select(row => row.Id), found.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task Words_and_filters_and_sorts_go_together()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Mất xe máy Wave đỏ" });
        await ward.FileAsync(WardFixture.Tip() with { What = "Mất xe máy SH đen" });
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());
        var category = await ward.ReadAsync(db => db.Cases.Select(row => row.Category).FirstAsync());

        foreach (var sort in Enum.GetValues<CaseSort>())
        {
            var all = await ward.InScopeAsync<CaseLists, CaseListing>(lists => lists.ListAsync(new CaseFilter(wardId) { Text = "may", Category = category, State = CaseState.Received, Pile = Pile.Open, Sort = sort }, CancellationToken.None));
            Assert.Equal((2, false, false), (all.Total, all.More, all.OnlyNewest));
        }
        var none = await ward.InScopeAsync<CaseLists, CaseListing>(lists => lists.ListAsync(new CaseFilter(wardId) { Text = "may", State = CaseState.Closed }, CancellationToken.None));
        Assert.Equal(0, none.Total);
    }

    [Fact]
    public async Task Open_cases_by_urgency_come_from_an_index_of_their_own()
    {
        await using var ward = await WardFixture.StartAsync();
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());

        var sql = await ward.InScopeAsync<CaseLists, string>(lists => Task.FromResult(lists.Matching(new CaseFilter(wardId) { Pile = Pile.Open }).ToQueryString()));
        var states = sql[sql.IndexOf("IN (", StringComparison.Ordinal)..];
        var index = await ward.ReadAsync(db => db.Database.SqlQueryRaw<string>("""SELECT "sql" AS "Value" FROM sqlite_master WHERE name = 'IX_cases_open' """).SingleAsync());

        Assert.EndsWith(states[..(states.IndexOf(')', StringComparison.Ordinal) + 1)], index, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_that_still_runs_shows_the_same_whatever_is_filed_now()
    {
        var random = new Random(7);
        var weeks = Enumerable.Range(0, 48).Select(_ => Row(random)).ToArray();
        var cut = weeks.Select((row, week) => week < 20 ? row : new int[row.Length]).ToArray();
        var (whole, running) = (new Suppression(weeks, [3, 2], 20), new Suppression(cut, [3, 2], 20));

        for (var week = 0; week < 48; week++)
        {
            foreach (var kind in Enum.GetValues<PeriodKind>())
            {
                var period = new Period(kind, (2026 * 48 + week) / new Period(kind, 0).Weeks);
                for (var column = 0; column < 6; column++) Assert.Equal(whole[period, column], running[period, column]);
            }
        }
    }

    private static int[] Row(Random random)
    {
        var parts = Enumerable.Range(0, 3).Select(_ => random.Next(9)).ToArray();
        var first = random.Next(parts.Sum() + 1);
        return [parts.Sum(), .. parts, first, parts.Sum() - first];
    }
}
