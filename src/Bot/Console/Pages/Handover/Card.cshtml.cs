using AnTT.Cases.Handover;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Handover;

/// <summary>One card, drawn for whoever reads it; who comes takes it here. Prints as it stands.</summary>
public sealed class CardModel(HandoverDesk desk, HandoverDrawing drawing, WardDirectory wards, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    public ShiftHandover Handover { get; private set; } = null!;

    public HandoverCard Card { get; private set; } = null!;

    /// <summary>Null in place of a line that names a case the reader may not see.</summary>
    public IReadOnlyList<string?> Words { get; private set; } = [];

    public string? UnitName { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public bool MayTake => Handover.TakenAt is null && !Handover.Replaced && Handover.OfficerId != current.Officer.Id && (Handover.UnitId is null || current.Officer.UnitId is null || Handover.UnitId == current.Officer.UnitId);

    public string? Notice { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken ct)
    {
        Notice = xong == "nhan" ? "Đã nhận ca. Tên bạn và giờ nhận đã vào lịch sử." : null;
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.TakeAsync(id, current.Officer, ct), ct);
        if (result is CaseResult.Done) return RedirectToPage(new { id, xong = "nhan" });
        if (result is CaseResult.Refused refused) ModelState.AddModelError("", refused.Why);
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(id, ct) is not { } found) return false;
        (Handover, Now) = (found, clock.GetUtcNow());
        UnitName = (await wards.GetAsync(null, ct)).Units.FirstOrDefault(unit => unit.Id == found.UnitId)?.Name;
        Words = await desk.WordsForReaderAsync(found, ct);
        Card = await drawing.DrawAsync(HandoverScope.Of(found), ct);
        return true;
    }
}
