using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Lists;

public sealed class CaseListsTests
{
    private static async Task<CaseListing> ListAsync(WardFixture ward, Func<CaseFilter, CaseFilter> filter)
    {
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());
        return await ward.InScopeAsync<CaseLists, CaseListing>(lists => lists.ListAsync(filter(new CaseFilter(wardId)), CancellationToken.None));
    }

    [Fact]
    public async Task Search_ignores_marks_and_takes_words_in_any_order()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        await ward.FileAsync(WardFixture.Tip() with { What = "Đánh bạc ăn tiền", Category = "danh-bac", CategoryName = "Đánh bạc", Answers = [] });

        Assert.Equal("Đánh bạc", Assert.Single((await ListAsync(ward, filter => filter with { Text = "BAC danh" })).Rows).CategoryName);
        Assert.Equal("Trộm cắp", Assert.Single((await ListAsync(ward, filter => filter with { Text = "xe máy" })).Rows).CategoryName);
        Assert.Empty((await ListAsync(ward, filter => filter with { Text = "100%" })).Rows);
    }

    [Fact]
    public async Task Pages_hold_25_and_the_last_page_answers_for_any_beyond()
    {
        await using var ward = await WardFixture.StartAsync();
        for (var tip = 0; tip < 27; tip++)
        {
            await ward.FileAsync();
            ward.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await ListAsync(ward, filter => filter);
        var beyond = await ListAsync(ward, filter => filter with { Page = 99 });

        Assert.Equal((25, 27, 2), (first.Rows.Count, first.Total, first.Pages));
        Assert.Equal("2026-000027", first.Rows[0].Number);
        Assert.Equal((2, 2), (beyond.Rows.Count, beyond.Page));
    }

    [Fact]
    public async Task Urgent_cases_come_first_when_asked()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        await ward.FileAsync(WardFixture.Tip() with { Urgency = Urgency.Critical });
        await ward.FileAsync(WardFixture.Tip() with { Urgency = Urgency.High });

        var rows = (await ListAsync(ward, filter => filter with { Sort = CaseSort.Urgency })).Rows;

        Assert.Equal([Urgency.Critical, Urgency.High, Urgency.Normal], rows.Select(row => row.Urgency));
    }

    [Fact]
    public async Task Counts_follow_what_officers_and_senders_do()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        await ward.InProgressAsync();
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).SingleAsync());
        ward.Clock.Advance(TimeSpan.FromMinutes(20));

        var counts = await ward.InScopeAsync<CaseLists, PileCounts>(lists => lists.CountAsync(wardId, "lan", CancellationToken.None));

        Assert.Equal(new PileCounts(New: 1, Mine: 1, WaitingForReporter: 0, ReporterWrote: 0, UnseenTooLong: 1, Open: 2, 0, 0), counts);
        Assert.Single((await ListAsync(ward, filter => filter with { Pile = Pile.Mine, OfficerId = "lan" })).Rows);
        Assert.Single((await ListAsync(ward, filter => filter with { State = CaseState.Received })).Rows);
    }
}
