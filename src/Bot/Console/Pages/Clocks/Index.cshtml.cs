using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Clocks;

/// <summary>Deadlines with their sources, the working calendar, and how often deadlines were kept.</summary>
[Authorize(Roles = StaffRoles.Commander + "," + StaffRoles.Administrator + "," + StaffRoles.Inspector)]
public sealed class IndexModel(ClockBook book, ClockDesk desk, WardDirectory wards, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    private const int MostChanges = 30;

    public IReadOnlyList<ClockKind> Kinds { get; private set; } = [];

    public CalendarText Calendar { get; private set; } = null!;

    public IReadOnlyList<OnTimeLine> Rates { get; private set; } = [];

    public IReadOnlyList<CaseEvent> Changes { get; private set; } = [];

    public string? CalendarWarning { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>What was sent and refused, to go on with.</summary>
    public KindChange? Typed { get; private set; }

    public string? TypedCalendar { get; private set; }

    public Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Saved = xong == "luu";
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostKindAsync(KindChange change, CancellationToken ct)
    {
        var faults = await writing.RunAsync(() => book.SaveKindAsync(change, current.Officer, ct), ct);
        if (faults.Count > 0) Typed = change;
        return await AnswerAsync(faults, ct);
    }

    public async Task<IActionResult> OnPostCalendarAsync(int version, string? text, CancellationToken ct)
    {
        var ward = await wards.GetAsync(null, ct);
        var faults = await writing.RunAsync(() => book.SaveCalendarAsync(ward.Id, version, text, current.Officer, ct), ct);
        if (faults.Count > 0) TypedCalendar = text;
        return await AnswerAsync(faults, ct);
    }

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<string> faults, CancellationToken ct)
    {
        if (faults.Count == 0) return RedirectToPage(new { xong = "luu" });
        ModelState.Clear();
        foreach (var fault in faults) ModelState.AddModelError("", fault);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var (ward, now) = (await wards.GetAsync(null, ct), clock.GetUtcNow());
        Kinds = await book.KindsAsync(ward.Id, ct);
        Calendar = await book.CalendarAsync(ward.Id, ct);
        Rates = await desk.OnTimeAsync(ward.Id, now.AddDays(-30), now, ct);
        Changes = await book.ChangesAsync(ward.Id, MostChanges, ct);
        var calendar = WorkCalendar.Read(Calendar.Text).Calendar;
        CalendarWarning = calendar switch
        {
            { Unconfirmed.Count: > 0 and var days } => $"Lịch còn {days} dòng cần xác nhận, chưa được tính là ngày nghỉ hay làm bù.",
            { LastNamedDay: var last } when last is null || last < DateOnly.FromDateTime(now.UtcDateTime) => "Lịch chưa ghi ngày nghỉ lễ nào sắp tới.",
            _ => null,
        };
    }
}
