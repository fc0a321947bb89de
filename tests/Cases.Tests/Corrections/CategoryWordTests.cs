using AnTT.Cases.Audit;
using AnTT.Cases.Corrections;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Corrections;

/// <summary>What officers' corrections teach, and what of people they never keep.</summary>
public sealed class CategoryWordTests
{
    private static async Task<Guid> CorrectedAsync(WardFixture ward, string story, string code = "trat-tu", string name = "Trật tự, tiếng ồn")
    {
        var filed = await ward.FileAsync(WardFixture.Tip() with { Category = "khac", CategoryName = "Việc khác", What = story });
        var version = (await ward.CaseAsync(filed.CaseId)).Version;
        Assert.IsType<CaseResult.Done>(await ward.AtDeskAsync(desk => desk.SetCategoryAsync(filed.CaseId, version, code, name, WardFixture.Lan, CancellationToken.None)));
        return filed.CaseId;
    }

    private static async Task<IReadOnlyList<WordProposal>> ProposalsAsync(WardFixture ward)
    {
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).FirstAsync());
        return await ward.InScopeAsync<CategoryWordBook, IReadOnlyList<WordProposal>>(book => book.ProposalsAsync(wardId, CancellationToken.None));
    }

    private static async Task<string?> DecideAsync(WardFixture ward, string phrase, bool accept, string category = "trat-tu")
    {
        var wardId = await ward.ReadAsync(db => db.Wards.Select(row => row.Id).FirstAsync());
        return await ward.InScopeAsync<CategoryWordBook, string?>(book => book.DecideAsync(wardId, phrase, category, accept, WardFixture.Head, CancellationToken.None));
    }

    [Fact]
    public async Task A_corrected_case_is_counted_found_and_told_under_its_new_kind()
    {
        await using var ward = await WardFixture.StartAsync();
        var id = await CorrectedAsync(ward, "Loa kẹo kéo ầm ĩ");

        var file = await ward.CaseAsync(id);
        Assert.Equal(("trat-tu", "Trật tự, tiếng ồn"), (file.Category, file.CategoryName));
        Assert.StartsWith($"{file.Number} trat tu, tieng on ", file.SearchText, StringComparison.Ordinal);
        Assert.DoesNotContain("viec khac", file.SearchText, StringComparison.Ordinal);
        Assert.Equal([("khac", 0), ("trat-tu", 1)], (await ward.ReadAsync(db => db.Sums.Where(sum => sum.Table == CaseSums.Category).OrderBy(sum => sum.Key).ToListAsync())).Select(sum => (sum.Key, sum.Cases)));
        var line = await ward.ReadAsync(db => db.Events.SingleAsync(one => one.Kind == CaseEventKind.CategoryChanged));
        Assert.Equal(("Việc khác", "Trật tự, tiếng ồn", WardFixture.Lan.Id), (line.From, line.To, line.ActorId));
        Assert.IsType<CaseResult.Stale>(await ward.AtDeskAsync(desk => desk.SetCategoryAsync(id, 0, "ma-tuy", "Ma tuý", WardFixture.Minh, CancellationToken.None)));
    }

    [Theory]
    [InlineData("tên: nguyễn văn tuấn cho vay")]
    [InlineData("ông (hùng sẹo) đòi tiền")]
    [InlineData("đường: ngô quyền, nhà: kiều oanh")]
    [InlineData("Bị chặn xe, Hùng cho vay lãi")]
    public async Task A_name_behind_a_colon_or_in_brackets_is_not_proposed(string story)
    {
        await using var ward = await WardFixture.StartAsync();
        for (var time = 0; time < 3; time++) await CorrectedAsync(ward, story);

        var proposed = string.Join('|', (await ProposalsAsync(ward)).Select(one => one.Phrase));

        foreach (var name in new[] { "tuấn", "hùng", "ngô", "quyền" }) Assert.DoesNotContain(name, proposed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_three_corrected_cases_are_proposed_and_of_two_not()
    {
        await using var ward = await WardFixture.StartAsync();
        await CorrectedAsync(ward, "Loa kẹo kéo mở tới khuya");
        await CorrectedAsync(ward, "Suốt ngày loa kẹo kéo, chịu không nổi");
        Assert.Empty(await ProposalsAsync(ward));

        await CorrectedAsync(ward, "Bên kia loa kẹo kéo om sòm");

        Assert.Equal([new WordProposal("loa kẹo kéo", "trat-tu", "Trật tự, tiếng ồn", 3)], await ProposalsAsync(ward));
    }

    [Fact]
    public async Task Nothing_that_could_be_a_person_or_an_address_is_proposed_however_often_it_stands_there()
    {
        await using var ward = await WardFixture.StartAsync();
        for (var times = 0; times < 5; times++)
            await CorrectedAsync(ward, "Anh nguyễn văn tuấn số nhà 12 ngõ hoa sữa 0912345678 hát karaoke. Gặp Trần Bình Trọng xe 29A1-12345. anh nguyen van tuan mở loa thùng");

        var proposed = (await ProposalsAsync(ward)).Select(one => one.Phrase).ToList();

        Assert.Contains(proposed, phrase => phrase.Contains("karaoke", StringComparison.Ordinal));
        Assert.Contains(proposed, phrase => phrase.Contains("loa thùng", StringComparison.Ordinal));
        foreach (var personal in (string[])["nguyễn", "văn", "tuấn", "tuan", "hoa", "sữa", "trần", "bình", "trọng", "12", "29", "09"])
            Assert.DoesNotContain(proposed, phrase => phrase.Split(' ').Contains(personal) || (char.IsDigit(personal[0]) && phrase.Contains(personal, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Words_that_stand_in_other_kinds_as_well_are_no_words_of_one()
    {
        await using var ward = await WardFixture.StartAsync();
        for (var times = 0; times < 3; times++)
        {
            await CorrectedAsync(ward, "Bức xúc quá, loa kẹo kéo");
            await CorrectedAsync(ward, "Bức xúc quá, ống tiêm vứt bừa", "ma-tuy", "Ma tuý");
        }

        var proposed = await ProposalsAsync(ward);

        Assert.DoesNotContain(proposed, one => one.Phrase.Contains("bức xúc", StringComparison.Ordinal));
        Assert.Contains(proposed, one => one is { Phrase: "ống tiêm vứt", Category: "ma-tuy" } or { Phrase: "tiêm vứt bừa", Category: "ma-tuy" });
    }

    [Fact]
    public async Task Only_decisions_are_kept_each_in_the_log_and_one_that_is_no_proposal_is_not()
    {
        await using var ward = await WardFixture.StartAsync();
        for (var times = 0; times < 3; times++) await CorrectedAsync(ward, "loa kẹo kéo");
        Assert.NotNull(await DecideAsync(ward, "vượng bán ma tuý", accept: true));

        Assert.Null(await DecideAsync(ward, "loa kẹo kéo", accept: false));
        Assert.Empty(await ProposalsAsync(ward));
        Assert.Empty(await ward.InScopeAsync<CategoryWordBook, IReadOnlyList<CategoryWord>>(book => book.AcceptedAsync(CancellationToken.None)));
        Assert.Null(await DecideAsync(ward, "loa kẹo kéo", accept: true));

        var kept = Assert.Single(await ward.InScopeAsync<CategoryWordBook, IReadOnlyList<CategoryWord>>(book => book.AcceptedAsync(CancellationToken.None)));
        Assert.Equal(("loa kẹo kéo", "trat-tu", 3, WardFixture.Head.Name), (kept.Phrase, kept.Category, kept.Cases, kept.DecidedByName));
        Assert.Equal(["Không nhận từ “loa kẹo kéo” cho loại việc Trật tự, tiếng ồn", "Nhận từ “loa kẹo kéo” cho loại việc Trật tự, tiếng ồn"],
            await ward.ReadAsync(db => db.Events.Where(line => line.Kind == CaseEventKind.SettingChanged && line.CaseId == kept.Id).OrderBy(line => line.Sequence).Select(line => line.To).ToListAsync()));
    }
}
