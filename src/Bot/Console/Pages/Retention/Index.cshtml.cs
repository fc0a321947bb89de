using System.Globalization;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Retention;

/// <summary>What has been kept long enough, what senders want erased, what is held, what was deleted.</summary>
[Authorize(Roles = StaffRoles.Commander + "," + StaffRoles.Inspector)]
public sealed class IndexModel(RetentionDesk desk, ReporterRights rights, WriteGate gate, CaseWriting writing, Remnants remnants, CurrentOfficer current) : PageModel
{
    /// <summary>Lines of the page, and cases one press shreds: all others who write wait for it.</summary>
    public const int MostAtOnce = 100;

    /// <summary>The number that is shown goes no further.</summary>
    public const int MostCounted = 1000;

    private const int MostCertificates = 50;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public IReadOnlyList<RetentionRule> Rules { get; private set; } = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<RetentionLine> Due { get; private set; } = [];

    /// <summary>Those that could be shredded now, at most one more than <see cref="MostCounted"/>.</summary>
    public int DueCount { get; private set; }

    public IReadOnlyList<ErasureRequest> Erasures { get; private set; } = [];

    public IReadOnlyList<LegalHold> Holds { get; private set; } = [];

    public IReadOnlyList<DeletionCertificate> Certificates { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadAsync(ct);

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken ct)
    {
        using (await gate.EnterAsync(ct)) await desk.ApplyAsync(current.Officer, ct, MostAtOnce);
        remnants.Leave();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostHoldAsync(Guid caseId, string? reason, string? until, CancellationToken ct)
    {
        var end = DateOnly.TryParse(until, CultureInfo.InvariantCulture, out var day) ? new DateTimeOffset(day, TimeOnly.MinValue, Vietnam) : default;
        return await AnswerAsync(await writing.RunAsync(() => desk.HoldAsync(caseId, reason, end, current.Officer, ct), ct), ct);
    }

    public async Task<IActionResult> OnPostReleaseAsync(Guid caseId, CancellationToken ct)
    {
        await writing.RunAsync(() => desk.ReleaseAsync(caseId, "Chỉ huy bỏ giữ", current.Officer, ct), ct);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEraseAsync(Guid requestId, bool grant, string? answer, CancellationToken ct)
    {
        // Shredding commits by itself; an answer to the sender needs the transaction of what their channel queues.
        if (!grant) return await AnswerAsync(await writing.RunAsync(() => rights.DecideAsync(requestId, grant, answer, current.Officer, ct), ct), ct);
        remnants.Leave();
        using (await gate.EnterAsync(ct)) return await AnswerAsync(await rights.DecideAsync(requestId, grant, answer, current.Officer, ct), ct);
    }

    private async Task<IActionResult> AnswerAsync(string? refused, CancellationToken ct)
    {
        if (refused is null) return RedirectToPage();
        ModelState.Clear();
        ModelState.AddModelError("", refused);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Rules = desk.Rules;
        var due = new List<RetentionLine>(MostAtOnce);
        await foreach (var line in desk.DueAsync(ct))
        {
            due.Add(line);
            if (due.Count == MostAtOnce) break;
        }
        (Due, DueCount) = (due, await desk.CountAsync(MostCounted + 1, ct));
        Erasures = await rights.WaitingAsync(ct);
        Holds = await desk.HoldsAsync(ct);
        Certificates = await desk.CertificatesAsync(MostCertificates, ct);
    }
}
