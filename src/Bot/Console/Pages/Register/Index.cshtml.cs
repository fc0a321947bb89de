using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Register;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Register;

/// <summary>The register of 21 columns: taken away as a file, or an old one taken over.</summary>
public sealed class IndexModel(CaseLists lists, RegisterExport export, WardDirectory wards, CaseWriting writing, CurrentOfficer current) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    [BindProperty(SupportsGet = true)] public CaseState? State { get; set; }

    [BindProperty(SupportsGet = true)] public string? Category { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Area { get; set; }

    [BindProperty(SupportsGet = true)] public Guid? Unit { get; set; }

    /// <summary>With the next two: only from the list of cases, whose filter is taken along.</summary>
    [BindProperty(SupportsGet = true)] public Pile Pile { get; set; }

    [BindProperty(SupportsGet = true)] public Urgency? Urgency { get; set; }

    [BindProperty(SupportsGet = true)] public string? Text { get; set; }

    [BindProperty(SupportsGet = true)] public string? Tu { get; set; }

    [BindProperty(SupportsGet = true)] public string? Den { get; set; }

    public WardView Ward { get; private set; } = null!;

    public IReadOnlyList<CategoryChoice> Categories { get; private set; } = [];

    public int Rows { get; private set; }

    public bool MayImport => User.IsInRole(StaffRoles.Commander);

    public async Task OnGetAsync(CancellationToken ct) => Rows = await export.CountAsync(await FilterAsync(ct), ct);

    /// <summary>A post and not a link: taking rows away is an act, and is noted before the first one goes.</summary>
    public async Task<IActionResult> OnPostAsync(string? loai, CancellationToken ct)
    {
        var filter = await FilterAsync(ct);
        var format = loai == "csv" ? "csv" : "xlsx";
        var request = await writing.RunAsync(() => export.NoteAsync(filter, format, Chosen(), current.Officer, ct), ct);
        Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : Workbook;
        Response.Headers.ContentDisposition = $"attachment; filename=\"so-theo-doi-{request.LogLine}.{format}\"";
        Response.Headers.XContentTypeOptions = "nosniff";
        await (format == "csv" ? export.WriteCsvAsync(request, Response.Body, ct) : export.WriteWorkbookAsync(request, Response.Body, ct));
        return new EmptyResult();
    }

    private async Task<CaseFilter> FilterAsync(CancellationToken ct)
    {
        // A filter mistyped in the address is no filter.
        ModelState.Clear();
        Ward = await wards.GetAsync(null, ct);
        Categories = await lists.CategoriesAsync(Ward.Id, ct);
        (Tu, Den) = (DayField.Write(Tu), DayField.Write(Den));
        return new CaseFilter(Ward.Id)
        {
            State = State, Category = Category, AreaId = Area, UnitId = Unit, FiledFrom = DayField.Start(Tu), FiledUntil = DayField.End(Den),
            Pile = Pile, OfficerId = current.Officer.Id, Urgency = Urgency, Text = Text,
        };
    }

    /// <summary>The filter as the log and the file tell it.</summary>
    private string Chosen()
    {
        var parts = new List<string>();
        if (DayField.Read(Tu) is { } from) parts.Add($"từ {Shown.Day(from)}");
        if (DayField.Read(Den) is { } until) parts.Add($"đến {Shown.Day(until)}");
        if (State is { } state) parts.Add($"trạng thái {CaseWords.Of(state)}");
        if (!string.IsNullOrEmpty(Category)) parts.Add($"loại việc {Categories.FirstOrDefault(one => one.Code == Category)?.Name ?? "không có"}");
        if (Area is { } area) parts.Add($"địa bàn {Ward.Areas.FirstOrDefault(one => one.Id == area)?.Name ?? "không có"}");
        if (Unit is { } unit) parts.Add($"đơn vị {Ward.Units.FirstOrDefault(one => one.Id == unit)?.Name ?? "không có"}");
        if (Pile != Pile.All) parts.Add($"nhóm {Cases.ListModel.Piles.First(one => one.Pile == Pile).Name}");
        if (Urgency is { } urgency) parts.Add($"mức độ {CaseWords.Of(urgency)}");
        // What was searched for may be a name, and the log outlives the case.
        if (!string.IsNullOrWhiteSpace(Text)) parts.Add("có từ đã tìm");
        return parts.Count == 0 ? "Tất cả hồ sơ" : "Lọc: " + string.Join(", ", parts);
    }
}
