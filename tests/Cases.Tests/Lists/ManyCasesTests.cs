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
        Assert.False(await ward.ReadAsync(db => db.Database.SqlQueryRaw<int>("""SELECT COUNT(*) AS "Value" FROM "case_words_data" WHERE instr("block", CAST('quynhxyz' AS BLOB)) > 0""").SingleAsync()) > 0);
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
