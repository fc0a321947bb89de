using AnTT.Bot.Dialogs.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Forms;

/// <summary>The form as text: checked whole before it becomes the next version.</summary>
public sealed class EditFormModel(FormEditing forms, FormShelf shelf, CaseWriting writing, CurrentOfficer current) : PageModel
{
    [BindProperty] public string? Source { get; set; }

    /// <summary>The version the text was begun from.</summary>
    [BindProperty] public int Basis { get; set; }

    [BindProperty] public string? Note { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Basis = shelf.Current.Version;
        Source = (await forms.FindAsync(Basis, ct))?.Source;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ModelState.Clear();
        switch (await writing.RunAsync(() => forms.SaveAsync(Source ?? "", Basis, Note, current.Officer.Name, ct), ct))
        {
            case FormSaving.Saved saved:
                shelf.Forget();
                return RedirectToPage("/Forms/Version", new { version = saved.Version });
            case FormSaving.Refused refused:
                foreach (var fault in refused.Faults) ModelState.AddModelError(nameof(Source), fault);
                // Having been told of a newer version, the administrator may go on from it.
                Basis = shelf.Current.Version;
                break;
        }
        return Page();
    }
}
