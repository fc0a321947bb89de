using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Audit;
using AnTT.Cases.Marks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Marks;

/// <summary>Names who was looking when a picture of a screen was taken. Each asking is logged.</summary>
[Authorize(Roles = StaffRoles.Commander + "," + StaffRoles.Inspector)]
public sealed class IndexModel(ScreenReading reading, AccountLog log, CaseWriting writing, CurrentOfficer current) : PageModel
{
    public string? Said { get; private set; }

    public bool Found { get; private set; }

    public void OnGet()
    {
        // The form alone.
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? picture, CancellationToken ct)
    {
        ModelState.Clear();
        if (picture is null || picture.Length == 0)
        {
            ModelState.AddModelError("picture", "Hãy chọn ảnh chụp màn hình (PNG).");
            return Page();
        }
        await using var content = picture.OpenReadStream();
        var finding = await reading.ReadAsync(content, current.Inspects, ct);
        if (finding is MarkFinding.Unreadable unreadable)
        {
            ModelState.AddModelError("picture", unreadable.Why);
            return Page();
        }
        (Said, Found) = (ScreenReading.Words(finding), finding is MarkFinding.Viewer);
        await writing.RunAsync(() => log.NoteMarkAsync(current.Inspects, Said, current.Officer, ct), ct);
        return Page();
    }
}
