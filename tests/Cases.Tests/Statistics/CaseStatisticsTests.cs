using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using AnTT.Cases.Statistics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Statistics;

public sealed class CaseStatisticsTests
{
    private static readonly Period November = new(PeriodKind.Month, 2026 * 12 + 10);

    private static async Task<PeriodFigures?> OfAsync(WardFixture ward, Period period)
    {
        var id = await ward.InScopeAsync<WardDirectory, Guid>(async wards => (await wards.GetAsync(null, CancellationToken.None)).Id);
        return await ward.InScopeAsync<CaseStatistics, PeriodFigures?>(statistics => statistics.OfAsync(id, period, CancellationToken.None));
    }

    private static string Cells(PeriodFigures figures, string table) =>
        string.Join(' ', figures.Tables.Single(one => one.Code == table).Rows.Select(row => $"{row.Key}={StatisticsWords.Of(row.Now)}"));

    /// <summary>In November 2026: 12 thefts by the web, 7 brawls by Zalo, at ten o'clock; 3 of something else at night; then it is December.</summary>
    private static async Task<WardFixture> NovemberAsync()
    {
        var ward = await WardFixture.StartAsync();
        var area = await ward.ReadAsync(db => db.Areas.OrderBy(row => row.Position).FirstAsync());
        for (var i = 0; i < 12; i++) await ward.FileAsync(WardFixture.Tip() with { AreaId = area.Id });
        for (var i = 0; i < 7; i++) await ward.FileAsync(WardFixture.Tip() with { Category = "trat-tu", CategoryName = "Trật tự", ChannelKind = "zalo" });
        ward.Clock.Advance(TimeSpan.FromHours(13));
        for (var i = 0; i < 3; i++) await ward.FileAsync(WardFixture.Tip() with { Category = "khac", CategoryName = "Việc khác" });
        return ward;
    }

    [Fact]
    public async Task Figures_of_a_month_that_is_over_are_counted_by_everything_and_small_ones_hidden()
    {
        await using var ward = await NovemberAsync();
        Assert.Null(await OfAsync(ward, November));
        var closed = await ward.ReadAsync(db => db.Cases.Where(file => file.Category == "trom-cap").Select(file => file.Id).Take(11).ToListAsync());
        foreach (var id in closed)
        {
            await ward.AtDeskAsync(desk => desk.OpenAsync(id, WardFixture.Lan, CancellationToken.None));
            await ward.MoveAsync(id, CaseState.InProgress);
            await ward.MoveAsync(id, CaseState.Closed);
        }
        ward.Clock.Advance(TimeSpan.FromDays(10));

        var figures = (await OfAsync(ward, November))!;

        Assert.Equal(22, figures.Total.Value);
        Assert.Equal(Shown.Few, figures.TotalBefore.Kind);
        // The three are not to be had from the total: another goes with them.
        Assert.Equal("khac=< 5 trat-tu=ẩn trom-cap=12", Cells(figures, "category"));
        Assert.Equal("10=19 23=< 5", Cells(figures, "hour").Replace("ẩn", "19", StringComparison.Ordinal));
        Assert.Equal("web=15 zalo=7", Cells(figures, "channel"));
        Assert.Equal("Open=11 Solved=11", Cells(figures, "outcome"));
        Assert.Equal((50, 0), (figures.Answered, figures.CameBack));
        Assert.Contains(figures.OnTime, rate => rate.Percent is not null);
        Assert.Null(await OfAsync(ward, November with { Index = November.Index + 1 }));
        Assert.NotNull(await OfAsync(ward, new Period(PeriodKind.Week, Period.WeekOf(new DateOnly(2026, 11, 22)))));
    }

    [Fact]
    public async Task A_complaint_behind_the_conflict_door_is_in_no_figure_of_the_ward()
    {
        await using var ward = await NovemberAsync();
        await ward.InScopeAsync<Cases.Conflict.Inspectorate, int>(async house =>
        {
            await house.EnsureAsync(CancellationToken.None);
            return 0;
        });
        for (var i = 0; i < 9; i++) await ward.FileAsync(WardFixture.Tip() with { WardId = Ward.InspectorateId, Category = "can-bo", CategoryName = "Cán bộ" });
        ward.Clock.Advance(TimeSpan.FromDays(10));

        var (figures, house) = ((await OfAsync(ward, November))!, (await ward.InScopeAsync<CaseStatistics, PeriodFigures?>(statistics => statistics.OfAsync(Ward.InspectorateId, November, CancellationToken.None)))!);

        Assert.Equal(22, figures.Total.Value);
        Assert.DoesNotContain("can-bo", Cells(figures, "category"), StringComparison.Ordinal);
        Assert.Equal("can-bo=9", Cells(house, "category"));
        var hidden = await ward.InScopeAsync<CasesDb, int>(async db =>
        {
            db.LookAs(Cases.Conflict.CaseSight.Ward);
            return await db.Cases.CountAsync(file => file.WardId == Ward.InspectorateId && file.FiledWeek > 0);
        });
        Assert.Equal(0, hidden);
    }

    [Fact]
    public async Task The_report_is_a_valid_word_file_with_the_form_of_a_document_its_tables_and_a_chart()
    {
        await using var ward = await NovemberAsync();
        for (var i = 0; i < 8; i++) await ward.FileAsync(WardFixture.Tip() with { Category = "ma-tuy", CategoryName = "Ma tuý" });
        ward.Clock.Advance(TimeSpan.FromDays(10));
        var figures = (await OfAsync(ward, November))!;
        var names = new Dictionary<string, string> { ["trom-cap"] = "Trộm cắp", ["ma-tuy"] = "Ma tuý" };
        var file = ReportDocument.Write(new PeriodReport("Công an phường Thử", figures, [.. figures.Tables.Select(table => StatisticsWords.Name(table, names, names, names))], ["Một câu."], "Lập bởi Lan lúc 10:00"));

        using var document = WordprocessingDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Path?.XPath} {error.Description}"));
        var text = document.MainDocumentPart!.Document!.InnerText;
        foreach (var part in new[] { "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CÔNG AN PHƯỜNG THỬ", "Kính gửi", "BÁO CÁO", "tháng 11/2026", "Theo loại việc", "< 5", "Nơi nhận", "Kỳ trước", "Một câu." })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.Contains("Ma tuý", Assert.Single(document.MainDocumentPart.ChartParts).ChartSpace!.InnerText, StringComparison.Ordinal);
        Assert.Contains("Lập bởi Lan", document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026", "Năm 2026", "01/01/2026 – 31/12/2026")]
    [InlineData("2026-q4", "Quý IV/2026", "01/10/2026 – 31/12/2026")]
    [InlineData("2024-02", "Tháng 02/2024", "01/02/2024 – 29/02/2024")]
    [InlineData("2026-11-w4", "Tuần 4 tháng 11/2026", "22/11/2026 – 30/11/2026")]
    [InlineData("2026-01-w1", "Tuần 1 tháng 01/2026", "01/01/2026 – 07/01/2026")]
    public void A_period_is_read_from_its_code_and_named(string code, string name, string dates)
    {
        var period = Period.Read(code)!.Value;

        Assert.Equal((code, name, dates), (period.Code, period.Name, period.Dates));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-q5")]
    [InlineData("2026-13")]
    [InlineData("2026-11-w5")]
    [InlineData("0001")]
    [InlineData("2026-11-w2-x")]
    [InlineData("11/2026")]
    public void What_names_no_period_is_none(string? code) => Assert.Null(Period.Read(code));

    [Fact]
    public void Every_day_lies_in_one_week_and_weeks_months_quarters_and_years_follow_each_other_without_gaps()
    {
        foreach (var kind in Enum.GetValues<PeriodKind>())
        {
            var period = new Period(kind, Period.WeekOf(new DateOnly(2023, 1, 1)) / new Period(kind, 0).Weeks);
            for (var day = new DateOnly(2023, 1, 1); day.Year < 2029; day = day.AddDays(1))
            {
                if (day > period.To) period = period with { Index = period.Index + 1 };
                Assert.True(period.From <= day && day <= period.To, $"{kind} {day}");
                Assert.InRange(Period.WeekOf(day), period.FirstWeek, period.LastWeek);
            }
        }
    }

    [Fact]
    public async Task Cases_filed_before_figures_were_counted_get_their_week_hour_and_channel_from_the_migration()
    {
        await using var ward = await NovemberAsync();
        var rows = await ward.ReadAsync(db => db.Cases.AsNoTracking().OrderBy(file => file.Number).Select(file => new { file.FiledWeek, file.FiledHour, file.Channel }).ToListAsync());
        await ward.ReadAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE cases SET FiledWeek = 0, FiledHour = NULL, Channel = NULL"));

        await ward.ReadAsync(db => db.Database.ExecuteSqlRawAsync(Cases.Migrations.CasesStatistics.Backfill(sqlite: true)));

        Assert.Equal(rows, await ward.ReadAsync(db => db.Cases.AsNoTracking().OrderBy(file => file.Number).Select(file => new { file.FiledWeek, file.FiledHour, file.Channel }).ToListAsync()));
    }
}
