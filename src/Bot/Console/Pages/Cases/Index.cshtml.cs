using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;
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

public sealed class ListModel(CaseLists lists, WardDirectory wards, CurrentOfficer current, SavedViews views, WriteGate gate, TimeProvider clock) : PageModel
{
    private const string Here = "/Cases/Index";

    public static IReadOnlyList<(Pile Pile, string Name)> Piles { get; } =
    [
        (Pile.All, "Tất cả"), (Pile.Open, "Đang mở"), (Pile.New, "Mới"), (Pile.Mine, "Của tôi"), (Pile.ReporterWrote, "Người báo vừa nhắn"),
        (Pile.WaitingForReporter, "Chờ người báo"), (Pile.UnseenTooLong, "Quá lâu chưa xem"), (Pile.DueToday, "Đến hạn hôm nay"), (Pile.Overdue, "Quá hạn"), (Pile.ToAccept, "Chờ đơn vị nhận"),
    ];

    [BindProperty(SupportsGet = true)] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public Pile Pile { get; set; }

    [BindProperty(SupportsGet = true)] public CaseState? State { get; set; }

    [BindProperty(SupportsGet = true)] public Urgency? Urgency { get; set; }

    [BindProperty(SupportsGet = true)] public string? Category { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Area { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }

    /// <summary>First day of filing, as a date field sends it.</summary>
    [BindProperty(SupportsGet = true)] public string? Tu { get; set; }

    /// <summary>Last day of filing.</summary>
    [BindProperty(SupportsGet = true)] public string? Den { get; set; }

    [BindProperty(SupportsGet = true)] public CaseSort Sort { get; set; }

    [BindProperty(SupportsGet = true)] public int Trang { get; set; } = 1;

    public WardView Ward { get; private set; } = null!;

    public CaseListing Listing { get; private set; } = null!;

    public IReadOnlyList<CategoryChoice> Categories { get; private set; } = [];

    public DateTimeOffset ShownAt { get; private set; }

    /// <summary>The reader's own filters.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>The filter as the address has it: what is kept under a name, and what the export takes along.</summary>
    public string Query => LinkTo(1) is var link && link.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? link[at..] : "";

    public string? TypedName { get; private set; }

    public IEnumerable<SortColumn> Columns =>
    [
        new("Tuổi", LinkTo(1, Sort == CaseSort.Newest ? CaseSort.Oldest : CaseSort.Newest),
            Sort switch { CaseSort.Newest => "ascending", CaseSort.Oldest => "descending", _ => null }),
        new("Mức độ", LinkTo(1, CaseSort.Urgency), Sort == CaseSort.Urgency ? "descending" : null),
        new("Trạng thái", LinkTo(1, CaseSort.State), Sort == CaseSort.State ? "descending" : null),
        new("Loại việc", LinkTo(1, CaseSort.Category), Sort == CaseSort.Category ? "ascending" : null),
    ];

    public Task OnGetAsync(CancellationToken ct)
    {
        // A filter mistyped in the address is no filter.
        ModelState.Clear();
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostKeepAsync(string? name, CancellationToken ct)
    {
        ModelState.Clear();
        (Tu, Den, TypedName) = (DayField.Write(Tu), DayField.Write(Den), name);
        using (await gate.EnterAsync(ct))
        {
            if (await views.KeepAsync(Guid.Parse(current.Officer.Id), name, Query, ct) is not { } why) return LocalRedirect("/console/ho-so" + Query);
            ModelState.AddModelError("name", why);
        }
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDropAsync(Guid view, CancellationToken ct)
    {
        ModelState.Clear();
        using (await gate.EnterAsync(ct)) await views.DropAsync(Guid.Parse(current.Officer.Id), view, ct);
        return LocalRedirect("/console/ho-so" + Query);
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        (Tu, Den) = (DayField.Write(Tu), DayField.Write(Den));
        Views = await views.OfAsync(Guid.Parse(current.Officer.Id), ct);
        ShownAt = clock.GetUtcNow();
        Ward = await wards.GetAsync(null, ct);
        Categories = await lists.CategoriesAsync(Ward.Id, ct);
        Listing = await lists.ListAsync(
            new CaseFilter(Ward.Id)
            {
                Pile = Pile, OfficerId = current.Officer.Id, State = State, Urgency = Urgency, Category = Category,
                AreaId = Area, UnitId = Unit, FiledFrom = DayField.Start(Tu), FiledUntil = DayField.End(Den), Text = Text, Sort = Sort, Page = Trang,
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

    public string LinkTo(int page, CaseSort? sort = null) => Url.Page(Here, new
    {
        Text, Pile = Pile == Pile.All ? (Pile?)null : Pile, State, Urgency, Category, Area, Unit, Tu, Den, Sort = (sort ?? Sort) == CaseSort.Newest ? (CaseSort?)null : sort ?? Sort, Trang = page == 1 ? (int?)null : page,
    })!;
}
