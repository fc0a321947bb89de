using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Conflict;
using AnTT.Cases.Drills;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Drills;

/// <summary>Exercises (diễn tập): a commander begins and ends one; who works cases goes in and out.</summary>
public sealed class IndexModel(DrillHouse house, CaseLook look, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<int> Hours = [1, 2, 4, 8];

    public Drill? Running { get; private set; }

    public bool IsIn { get; private set; }

    public bool MayStart => User.IsInRole(StaffRoles.Commander);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (look() == CaseSight.Inspectorate) return NotFound();
        (Running, IsIn) = (await house.CurrentAsync(ct), look() == CaseSight.Drill);
        return Page();
    }

    public async Task<IActionResult> OnPostStartAsync(int hours, CancellationToken ct)
    {
        if (!MayStart) return Forbid();
        await writing.RunAsync(() => house.StartAsync(TimeSpan.FromHours(Hours.Contains(hours) ? hours : Hours[0]), current.Officer, ct), ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        if (!MayStart) return Forbid();
        await writing.RunAsync(() => house.EndAsync(current.Officer, ct), ct);
        Leave();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken ct)
    {
        if (look() == CaseSight.Inspectorate) return NotFound();
        if (await house.CurrentAsync(ct) is not { } running) return RedirectToPage();
        Response.Cookies.Append(ConsoleSight.DrillCookie, "1", Cookie(running.EndsAt - clock.GetUtcNow()));
        return RedirectToPage("/Index");
    }

    public IActionResult OnPostLeave()
    {
        Leave();
        return RedirectToPage("/Index");
    }

    private void Leave() => Response.Cookies.Delete(ConsoleSight.DrillCookie, Cookie(lasts: null));

    private CookieOptions Cookie(TimeSpan? lasts) => new() { Path = "/console", HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = Request.IsHttps, MaxAge = lasts, IsEssential = true };
}
