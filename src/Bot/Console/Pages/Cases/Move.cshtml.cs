using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>A change of state that takes a reason, an outcome or words for the sender: one form, drawn from the state table.</summary>
public sealed class MoveModel(CasePages pages, CaseDesk desk, AgencyBook agencies, WardDirectory wards, CaseWriting writing, CurrentOfficer current) : PageModel
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    [BindProperty] public int Version { get; set; }

    [BindProperty] public string? Reason { get; set; }

    [BindProperty] public string? PublicSentence { get; set; }

    [BindProperty] public Outcome? Outcome { get; set; }

    [BindProperty] public DateOnly? Until { get; set; }

    [BindProperty] public string? Destination { get; set; }

    /// <summary>A unit or an outside agency chosen from the list; empty: the one that was typed.</summary>
    [BindProperty] public Guid? Receiver { get; set; }

    public IReadOnlyList<UnitView> Units { get; private set; } = [];

    public IReadOnlyList<OutsideAgency> Agencies { get; private set; } = [];

    public CaseFile Case { get; private set; } = null!;

    public CaseState To { get; private set; }

    public Move Move { get; private set; } = null!;

    public static string SentenceLabel(CaseState to) => to switch
    {
        CaseState.NeedMore => "Câu hỏi gửi người báo",
        CaseState.OutOfScope => "Chỉ cho người báo nơi giải quyết",
        _ => "Một câu trả lời người báo",
    };

    /// <summary>The last line of the log the page shows the case by.</summary>
    public long Seen { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CaseState to, CancellationToken ct)
    {
        if (!await LoadAsync(id, to, ct)) return NotFound();
        // The case may have moved on since the link was shown; its page has the moves of now.
        if (Move is null) return RedirectToPage("/Cases/Details", new { id });
        (Version, Receiver) = (Case.Version, Case.AgencyId);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CaseState to, CancellationToken ct)
    {
        ModelState.Clear();
        if (!await LoadAsync(id, to, ct)) return NotFound();
        var change = new StateChange(to, Version)
        {
            Reason = Reason,
            PublicSentence = PublicSentence,
            Outcome = Outcome,
            Destination = Destination,
            UnitId = Units.Any(unit => unit.Id == Receiver) ? Receiver : null,
            AgencyId = Units.Any(unit => unit.Id == Receiver) ? null : Receiver,
            Until = Until is { } day ? new DateTimeOffset(day.ToDateTime(new TimeOnly(23, 59)), Vietnam) : null,
        };
        var result = await writing.OnceAsync(() => desk.ChangeStateAsync(id, change, current.Officer, ct), ct);
        switch (result)
        {
            case CaseResult.Done:
                return RedirectToPage("/Cases/Details", new { id, xong = "chuyen" });
            case CaseResult.NeedsSecondPerson:
                return RedirectToPage("/Cases/Details", new { id, xong = "cho-nguoi-hai" });
            case CaseResult.Unknown:
                return NotFound();
            default:
                ModelState.AddModelError(result is CaseResult.Refused refused ? refused.Field : "", DetailsModel.Words(result));
                if (!await LoadAsync(id, to, ct)) return NotFound();
                if (result is CaseResult.Stale stale) Version = stale.Version;
                // No such move from where the case is now: say so in place, with what was typed.
                Move ??= StateTable.Moves.First(move => move.To == to && move.By == Mover.Officer);
                return Page();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CaseState to, CancellationToken ct)
    {
        if (!StateTable.Moves.Any(move => move.To == to && move.By == Mover.Officer)) return false;
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found) return false;
        if (to == CaseState.Transferred)
        {
            Units = [.. (await wards.GetAsync(found.File.WardId, ct)).Units.Where(unit => unit.Id != found.File.UnitId)];
            Agencies = await agencies.ListAsync(found.File.WardId, ct);
        }
        (Case, To, Move) = (found.File, to, StateTable.Find(found.File.State, to, Mover.Officer)!);
        Seen = found.Events.Count > 0 ? found.Events[0].Sequence : 0;
        return true;
    }
}
