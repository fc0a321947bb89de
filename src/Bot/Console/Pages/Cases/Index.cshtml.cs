using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>A column that can be sorted by.</summary>
/// <param name="Direction">For <c>aria-sort</c>; null when the list is sorted by another.</param>
public sealed record SortColumn(string Name, string Link, string? Direction);

public sealed class ListModel(CaseLists lists, WardDirectory wards, CurrentOfficer current, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<(Pile Pile, string Name)> Piles { get; } =
    [
        (Pile.All, "Tất cả"), (Pile.Open, "Đang mở"), (Pile.New, "Mới"), (Pile.Mine, "Của tôi"), (Pile.ReporterWrote, "Người báo vừa nhắn"),
        (Pile.WaitingForReporter, "Chờ người báo"), (Pile.UnseenTooLong, "Quá lâu chưa xem"), (Pile.DueToday, "Đến hạn hôm nay"), (Pile.Overdue, "Quá hạn"),
    ];

    [BindProperty(SupportsGet = true)] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public Pile Pile { get; set; }

    [BindProperty(SupportsGet = true)] public CaseState? State { get; set; }

    [BindProperty(SupportsGet = true)] public Urgency? Urgency { get; set; }

    [BindProperty(SupportsGet = true)] public string? Category { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Area { get; set; }

    [BindProperty(SupportsGet = true)] public CaseSort Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int Trang { get; set; } = 1;

    public WardView Ward { get; private set; } = null!;

    public CaseListing Listing { get; private set; } = null!;

    public IReadOnlyList<CategoryChoice> Categories { get; private set; } = [];

    public DateTimeOffset ShownAt { get; private set; }

    public IEnumerable<SortColumn> Columns =>
    [
        new("Tuổi", LinkTo(1, Sort == CaseSort.Newest ? CaseSort.Oldest : CaseSort.Newest),
            Sort switch { CaseSort.Newest => "ascending", CaseSort.Oldest => "descending", _ => null }),
        new("Mức độ", LinkTo(1, CaseSort.Urgency), Sort == CaseSort.Urgency ? "descending" : null),
        new("Trạng thái", LinkTo(1, CaseSort.State), Sort == CaseSort.State ? "ascending" : null),
        new("Loại việc", LinkTo(1, CaseSort.Category), Sort == CaseSort.Category ? "ascending" : null),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        // A filter mistyped in the address is no filter.
        ModelState.Clear();
        ShownAt = clock.GetUtcNow();
        Ward = await wards.GetAsync(null, ct);
        Categories = await lists.CategoriesAsync(Ward.Id, ct);
        Listing = await lists.ListAsync(
            new CaseFilter(Ward.Id)
            {
                Pile = Pile, OfficerId = current.Officer.Id, State = State, Urgency = Urgency, Category = Category,
                AreaId = Area, Text = Text, Sort = Sort, Page = Trang,
            },
            ct);
    }

    /// <summary>How many tips came since the page was shown; the page offers them and moves no row by itself.</summary>
    public async Task<IActionResult> OnGetNewerAsync(long sau, CancellationToken ct)
    {
        if (sau < 0 || sau > DateTimeOffset.MaxValue.UtcTicks) return BadRequest();
        var ward = await wards.GetAsync(null, ct);
        var count = await lists.CountFiledAfterAsync(ward.Id, new DateTimeOffset(sau, TimeSpan.Zero), ct);
        return Partial("_Newer", count);
    }

    public string LinkTo(int page, CaseSort? sort = null) => Url.Page("/Cases/Index", new
    {
        Text, Pile = Pile == Pile.All ? (Pile?)null : Pile, State, Urgency, Category, Area, Sort = sort ?? Sort, Trang = page == 1 ? (int?)null : page,
    })!;
}
