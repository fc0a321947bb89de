using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using AnTT.Cases.Corrections;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Forms;

/// <summary>Words that corrections of officers propose for the kinds of tips: taken in or declined, each decision kept.</summary>
public sealed class WordsModel(CategoryWordBook book, WardDirectory wards, FormShelf forms, MessageUnderstanding understanding, CaseWriting writing, CurrentOfficer current, IServiceProvider services) : PageModel
{
    public IReadOnlyList<WordProposal> Proposals { get; private set; } = [];

    public IReadOnlyList<CategoryWord> Decided { get; private set; } = [];

    public bool Saved { get; private set; }

    private Guid _wardId;

    public Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Saved = xong == "luu";
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string? phrase, string? category, bool accept, CancellationToken ct)
    {
        _wardId = (await wards.GetAsync(null, ct)).Id;
        var refused = await writing.RunAsync(() => book.DecideAsync(_wardId, phrase, category, accept, current.Officer, ct), ct);
        if (refused is null)
        {
            await services.LearnCategoryWordsAsync(ct);
            return RedirectToPage(new { xong = "luu" });
        }
        ModelState.Clear();
        ModelState.AddModelError("", refused);
        await LoadAsync(ct);
        return Page();
    }

    public string CategoryName(string code) => RoutedCategories.Of(forms).FirstOrDefault(one => one.Code == code)?.Name ?? code;

    private async Task LoadAsync(CancellationToken ct)
    {
        _wardId = (await wards.GetAsync(null, ct)).Id;
        Proposals = [.. (await book.ProposalsAsync(_wardId, ct)).Where(one => !understanding.Knows(one.Phrase, one.Category))];
        Decided = await book.DecidedAsync(_wardId, ct);
    }
}
