using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Register;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Register;

/// <summary>Takes the ward's old register over: a file, a preview, and only then the cases.</summary>
[Authorize(Roles = StaffRoles.Commander)]
[RequestSizeLimit(MostBytes + 65_536)]
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes + 65_536)]
public sealed class ImportModel(RegisterImport import, ImportShelf shelf, FormShelf forms, WardDirectory wards, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>Lines of each kind the preview shows.</summary>
    public const int Most = 50;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public ImportPlan? Plan { get; private set; }

    public string? Key { get; private set; }

    public int? Made { get; private set; }

    public void OnGet(int? xong) => Made = xong;

    public async Task<IActionResult> OnPostAsync(IFormFile? tep, CancellationToken ct)
    {
        ModelState.Clear();
        if (tep is null || tep.Length == 0) return Refuse("Hãy chọn tệp Excel (.xlsx).");
        if (tep.Length > MostBytes) return Refuse("Tệp lớn hơn 20 MB. Hãy xoá ảnh hoặc tách thành nhiều tệp.");
        using var file = new MemoryStream((int)tep.Length);
        await tep.CopyToAsync(file, ct);
        try
        {
            var read = await Task.Run(() => RegisterReader.Read(file, DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Vietnam).DateTime)), ct);
            Plan = await import.PlanAsync((await wards.GetAsync(null, ct)).Id, read, ct);
        }
        catch (RegisterFileException refused)
        {
            return Refuse(refused.Message);
        }
        if (Plan.New.Count > 0) Key = shelf.Put(current.Officer.Id, Plan);
        return Page();
    }

    public async Task<IActionResult> OnPostWriteAsync(string? key, CancellationToken ct)
    {
        ModelState.Clear();
        if (shelf.Take(key, current.Officer.Id) is not { } plan) return Refuse("Bản xem trước đã hết hạn hoặc đã ghi rồi. Hãy chọn lại tệp.");
        var ward = await wards.GetAsync(null, ct);
        var made = import.Prepare(plan.New);
        var count = await writing.RunAsync(() => import.WriteAsync(ward, plan.New, made, RoutedCategories.Of(forms), current.Officer, ct), ct);
        return RedirectToPage(new { xong = count });
    }

    private PageResult Refuse(string why)
    {
        ModelState.AddModelError("tep", why);
        return Page();
    }
}
