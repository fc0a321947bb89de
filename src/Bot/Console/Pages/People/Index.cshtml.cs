using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Bot.Storage;
using AnTT.Cases;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Pages.People;

/// <param name="UnitId">Null: the whole ward.</param>
/// <param name="NeedsSecondStep">A role of the account waits for the second step or works only with it.</param>
/// <param name="MayTurnOff">The reader may take the second step off it: not off their own account, and not off an inspector's.</param>
public sealed record AccountLine(string UserName, string DisplayName, string Roles, bool IsUsed, bool WorksCases, Guid? UnitId, bool HasSecondStep, bool NeedsSecondStep, bool MayTurnOff);

/// <summary>Accounts of staff: who there is and in which unit, a new one, a new password for a forgotten one.</summary>
public sealed class IndexModel(StaffDb db, CasesDb cases, StaffAccounts accounts, SecondStepRelief relief, Inspectors inspectors, WriteGate gate, CurrentOfficer current) : PageModel
{
    public IReadOnlyList<AccountLine> Accounts { get; private set; } = [];

    public IReadOnlyList<Unit> Units { get; private set; } = [];

    /// <summary>Shown once, on this very answer.</summary>
    public NewAccount.Made? Made { get; private set; }

    public string AgencyName => inspectors.AgencyName;

    [BindProperty] public string? UserName { get; set; }

    [BindProperty] public string? DisplayName { get; set; }

    [BindProperty] public string? Role { get; set; }

    public string? Notice { get; private set; }

    public Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Notice = xong == "hai-buoc" ? "Đã tắt xác thực hai bước của tài khoản đó. Việc này được ghi vào nhật ký." : null;
        return LoadAsync(ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ActAsync(
        () => accounts.AddAsync(UserName ?? "", Role ?? "", string.IsNullOrWhiteSpace(DisplayName) ? null : DisplayName, current.Officer, ct), nameof(UserName), ct);

    public Task<IActionResult> OnPostResetAsync(string? account, CancellationToken ct) => ActAsync(() => accounts.ResetAsync(account ?? "", current.Officer, ct), "", ct);

    public async Task<IActionResult> OnPostUnitAsync(string? account, Guid? unit, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Accounts.FirstOrDefault(line => line.UserName == account) is not { WorksCases: true } || (unit is not null && Units.All(one => one.Id != unit))) return NotFound();
        using (await gate.EnterAsync(ct)) await accounts.SetUnitAsync(account!, unit);
        return RedirectToPage();
    }

    /// <summary>For a colleague who has lost phone and spare codes.</summary>
    public async Task<IActionResult> OnPostSecondStepAsync(string? account, string? reason, CancellationToken ct)
    {
        ModelState.Clear();
        using (await gate.EnterAsync(ct))
        {
            if (await relief.TurnOffAsync(account ?? "", current.Officer, reason, ct) is { } why) ModelState.AddModelError($"Reason-{account}", why);
        }
        if (ModelState.IsValid) return RedirectToPage(new { xong = "hai-buoc" });
        await LoadAsync(ct);
        return Page();
    }

    private async Task<IActionResult> ActAsync(Func<Task<NewAccount>> act, string field, CancellationToken ct)
    {
        ModelState.Clear();
        NewAccount done;
        using (await gate.EnterAsync(ct)) done = await act();
        if (done is NewAccount.Refused refused) ModelState.AddModelError(field, refused.Why);
        else (Made, UserName, DisplayName) = ((NewAccount.Made)done, null, null);
        await LoadAsync(ct);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var rows = await (
            from staff in db.Users.AsNoTracking()
            join held in db.UserRoles on staff.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            select new { staff.Id, staff.UserName, staff.DisplayName, staff.MustChangePassword, staff.TwoFactorEnabled, Role = role.Name! }).ToListAsync(ct);
        var units = await db.UserClaims.Where(claim => claim.ClaimType == StaffClaims.Unit).ToDictionaryAsync(claim => claim.UserId, claim => Guid.Parse(claim.ClaimValue!), ct);
        Units = await cases.Units.AsNoTracking().OrderBy(unit => unit.Position).ToListAsync(ct);
        Accounts =
        [
            .. rows.GroupBy(row => row.UserName!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new AccountLine(
                group.Key, group.First().DisplayName, string.Join(", ", group.Select(row => NameOf(row.Role))), !group.First().MustChangePassword,
                group.Any(row => StaffRoles.CaseWorkers.Contains(row.Role)), units.TryGetValue(group.First().Id, out var unit) ? unit : null,
                group.First().TwoFactorEnabled, group.Any(row => StaffRoles.NeedSecondStep.Contains(row.Role)),
                group.First().TwoFactorEnabled && group.First().Id.ToString() != current.Officer.Id && !group.Any(row => row.Role is StaffRoles.Inspector or StaffRoles.WaitingInspector))),
        ];
    }

    private static string NameOf(string role) => role == StaffRoles.WaitingInspector ? "Thanh tra cấp trên (chờ cho vào)" : StaffRoles.Names.GetValueOrDefault(role) ?? role;
}
