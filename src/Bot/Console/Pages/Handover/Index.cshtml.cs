using AnTT.Cases.Handover;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Handover;

/// <summary>The end of a shift: what is left to whoever comes, as it would stand on the card now, and the last cards.</summary>
public sealed class IndexModel(HandoverDesk desk, HandoverDrawing drawing, WardDirectory wards, StaffDirectory staff, DutyRoster roster, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    private const int Last = 20;

    private static readonly TimeSpan UsualShift = TimeSpan.FromHours(12);

    /// <summary>A shift that has been over for no longer is the one handed over.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    public HandoverCard Card { get; private set; } = null!;

    public IReadOnlyList<ShiftHandover> Waiting { get; private set; } = [];

    public IReadOnlyList<ShiftHandover> Cards { get; private set; } = [];

    public DateTimeOffset From { get; private set; }

    public DateTimeOffset NextUntil { get; private set; }

    public string? TypedFrom { get; private set; }

    public string? TypedUntil { get; private set; }

    public string? Typed { get; private set; }

    public string? UnitName { get; private set; }

    public string? Notice { get; private set; }

    public Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Notice = xong == "giao" ? "Đã ghi thẻ giao ca. Thẻ nằm đầu “Việc cần làm” của người ca sau cho đến khi có người bấm “Đã nhận ca”." : null;
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string? from, string? until, string? words, CancellationToken ct)
    {
        var ward = await wards.GetAsync(null, ct);
        var refused = await writing.RunAsync(() => desk.WriteAsync(ward.Id, LocalTime.Read(from), LocalTime.Read(until), words, current.Officer, ct), ct);
        if (refused is null) return RedirectToPage(new { xong = "giao" });
        (TypedFrom, TypedUntil, Typed) = (from, until, words);
        ModelState.Clear();
        ModelState.AddModelError(refused.Contains("ca sau", StringComparison.Ordinal) ? "until" : refused.Contains("bắt đầu", StringComparison.Ordinal) ? "from" : "words", refused);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var (ward, me, now) = (await wards.GetAsync(null, ct), current.Officer, clock.GetUtcNow());
        var book = await roster.BookAsync(ward.Id, await staff.OnHandAsync(ct), ct);
        From = book.ShiftOf(me.Id, now, Grace)?.From ?? now - UsualShift;
        NextUntil = book.NextShiftEnd(me.UnitId, now) ?? now + UsualShift;
        UnitName = ward.Units.FirstOrDefault(unit => unit.Id == me.UnitId)?.Name;
        Card = await drawing.DrawAsync(new HandoverScope(ward.Id, me.Id, me.UnitId, From, now, NextUntil), ct);
        Waiting = await desk.WaitingAsync(ward.Id, me, ct);
        Cards = await desk.LastAsync(ward.Id, Last, ct);
    }
}
