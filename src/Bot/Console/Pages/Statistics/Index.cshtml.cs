using System.Globalization;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lists;
using AnTT.Cases.Register;
using AnTT.Cases.Routing;
using AnTT.Cases.Statistics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Pages.Statistics;

/// <summary>Figures of a period that is over beside the one before, and the report of it. What is small is not shown; see docs/decisions/0019.</summary>
public sealed class IndexModel(
    CaseStatistics statistics, CaseLists lists, RegisterExport export, FormShelf forms, WardDirectory wards, CaseWriting writing, CurrentOfficer current, WardText ward, Inspectorate house, DialogsDb talk,
    TimeProvider clock) : PageModel
{
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const int LeastStarted = 20;

    [BindProperty(SupportsGet = true)] public string? Ky { get; set; }

    public Period Period { get; private set; }

    public PeriodFigures Figures { get; private set; } = null!;

    public IReadOnlyList<NamedTable> Tables { get; private set; } = [];

    public IReadOnlyList<string> Talk { get; private set; } = [];

    /// <summary>Periods to choose from, newest first.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<Period> Periods)> Choices { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        var name = $"báo cáo {char.ToLowerInvariant(Period.Name[0])}{Period.Name[1..]}";
        var wardId = (await wards.GetAsync(null, ct)).Id;
        var line = await writing.RunAsync(() => export.NoteReportAsync(wardId, name, current.Officer, ct), ct);
        var mark = $"Lập bởi {current.Officer.Name} lúc {Shown.Time(line.At)} · nhật ký số {line.Sequence}";
        return File(ReportDocument.Write(new PeriodReport(current.Inspects ? house.Name : ward.Office, Figures, Tables, Talk, mark)), Document, $"bao-cao-{Period.Code}.docx");
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var now = clock.GetUtcNow();
        string[] names = ["Tuần của tháng", "Tháng", "Quý", "Năm"];
        Choices = [.. Period.Offered(now).GroupBy(period => period.Kind).Select(group => (names[(int)group.Key], (IReadOnlyList<Period>)[.. group]))];
        // A period mistyped in the address, or one that still runs, is the last month.
        Period = Period.Read(Ky) is { } wanted && wanted.IsOver(now) ? wanted : Period.LastEnded(PeriodKind.Month, now);
        var place = await wards.GetAsync(null, ct);
        Figures = (await statistics.OfAsync(place.Id, Period, ct))!;
        var categories = (await lists.CategoriesAsync(place.Id, ct)).ToDictionary(one => one.Code, one => one.Name);
        foreach (var category in RoutedCategories.Of(forms)) categories[category.Code] = category.Name;
        var (areas, units) = (place.Areas.ToDictionary(one => one.Id.ToString(), one => one.Name), place.Units.ToDictionary(one => one.Id.ToString(), one => one.Name));
        Tables = [.. Figures.Tables.Select(table => StatisticsWords.Name(table, areas, categories, units))];
        Talk = await TalkAsync(ct);
    }

    /// <summary>Rounded, so that no table can be filled from them. How many began is the ward's alone: inspectors' forms are not counted.</summary>
    private async Task<IReadOnlyList<string>> TalkAsync(CancellationToken ct)
    {
        var sentences = new List<string>();
        if (!current.Inspects)
        {
            var (from, to) = (Period.From.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, Period.To.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber);
            var counts = await talk.Counts.AsNoTracking().Where(row => row.Day >= from && row.Day <= to && (row.What == TalkCounts.Sent || row.What.StartsWith(TalkCounts.Started)))
                .GroupBy(row => row.What).Select(group => new { group.Key, Times = group.Sum(row => row.Times) }).ToDictionaryAsync(row => row.Key, row => (int)row.Times, ct);
            var (started, sent) = (counts.GetValueOrDefault(TalkCounts.Started), counts.GetValueOrDefault(TalkCounts.Sent));
            sentences.Add(started < LeastStarted
                ? "Người dân bắt đầu viết tin với bot: quá ít để tính."
                : string.Create(CultureInfo.InvariantCulture, $"Người dân bắt đầu viết khoảng {(started + 5) / 10 * 10} tin với bot, khoảng {CaseStatistics.Rounded(Math.Min(sent, started), started)} % gửi xong."));
            var channels = counts.Where(row => row.Key.StartsWith(TalkCounts.StartedOn, StringComparison.Ordinal) && row.Value >= LeastStarted).OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{StatisticsWords.Channel(row.Key[TalkCounts.StartedOn.Length..])} khoảng {(row.Value + 5) / 10 * 10}")).ToList();
            if (channels.Count > 0) sentences.Add($"Bắt đầu viết, theo kênh: {string.Join("; ", channels)}. Kênh có dưới {LeastStarted} tin không nêu.");
        }
        sentences.Add($"Tin có lời trả lời của cán bộ: {About(Figures.Answered)}.");
        sentences.Add($"Tin có người báo quay lại nhắn thêm: {About(Figures.CameBack)}.");
        return sentences;
    }

    private static string About(int? hundredths) => hundredths is { } known ? $"khoảng {known} %" : "quá ít để tính";
}
