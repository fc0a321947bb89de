using AnTT.Bot.Dialogs.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Forms;

/// <summary>One version as residents are asked by it.</summary>
public sealed class FormVersionModel(FormEditing forms) : PageModel
{
    public FormVersion Version { get; private set; } = null!;

    /// <summary>Null when what is stored cannot be read any more.</summary>
    public FormDefinition? Form { get; private set; }

    public async Task<IActionResult> OnGetAsync(int version, CancellationToken ct)
    {
        if (await forms.FindAsync(version, ct) is not { } found) return NotFound();
        Version = found;
        Form = FormReader.Read(found.Source, version) is FormReading.Good good ? good.Form : null;
        return Page();
    }
}
