using AnTT.Bot.Dialogs;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.SecondStep;

/// <summary>The second step of one's own account: turned on, new spare codes, off again for a new phone.</summary>
public sealed class IndexModel(UserManager<Staff> users, SignInManager<Staff> signIn, SecondStepDesk desk, StaffSignIn history, WriteGate gate, WardText ward, CurrentOfficer current) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    /// <summary>The proposed secret, readable by this program only.</summary>
    [BindProperty] public string? Sealed { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>A role of the account asks for it.</summary>
    public bool IsNeeded { get; private set; }

    public string Letters { get; private set; } = "";

    internal QrPicture.Drawing? Picture { get; private set; }

    public int SpareLeft { get; private set; }

    /// <summary>Shown once, on this very answer.</summary>
    public IReadOnlyList<string> Spare { get; private set; } = [];

    public async Task OnGetAsync() => await LoadAsync((await users.GetUserAsync(User))!);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var staff = await BeginAsync();
        if (staff.TwoFactorEnabled) return RedirectToPage();
        if (desk.Read(staff, Sealed) is not { } secret)
        {
            Sealed = null;
            ModelState.AddModelError(nameof(Code), "Trang đã cũ. Hãy quét lại mã dưới đây.");
        }
        else
        {
            using (await gate.EnterAsync(ct))
            {
                if (await desk.TurnOnAsync(staff, secret, Code, ct) is { } spare)
                {
                    Spare = spare;
                    await signIn.RefreshSignInAsync(staff);
                }
                else ModelState.AddModelError(nameof(Code), "Mã chưa đúng. Hãy xem giờ trên điện thoại có đúng không, đợi mã mới rồi nhập lại.");
            }
        }
        await LoadAsync(staff);
        return Page();
    }

    public async Task<IActionResult> OnPostSpareAsync(CancellationToken ct)
    {
        var staff = await BeginAsync();
        if (!staff.TwoFactorEnabled) return RedirectToPage();
        using (await gate.EnterAsync(ct))
        {
            if (await IsProvenAsync(staff, ct)) Spare = await desk.DrawSpareAsync(staff);
        }
        await LoadAsync(staff);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        var staff = await BeginAsync();
        if (!staff.TwoFactorEnabled) return RedirectToPage();
        using (await gate.EnterAsync(ct))
        {
            if (await IsProvenAsync(staff, ct))
            {
                await desk.TurnOffAsync(staff, current.Officer, "Chủ tài khoản đổi điện thoại", ct);
                await signIn.RefreshSignInAsync(staff);
                return RedirectToPage();
            }
        }
        await LoadAsync(staff);
        return Page();
    }

    private async Task<Staff> BeginAsync()
    {
        ModelState.Clear();
        return (await users.GetUserAsync(User))!;
    }

    /// <summary>An open session is not enough: whoever found it open must not take the account over. Wrong codes count as at the door.</summary>
    private async Task<bool> IsProvenAsync(Staff staff, CancellationToken ct)
    {
        if (await history.ProveAsync(staff, Code, HttpContext.Connection.RemoteIpAddress?.ToString(), ct)) return true;
        ModelState.AddModelError("Proof", "Mã chưa đúng, hoặc đã dùng rồi. Hãy đợi điện thoại hiện mã mới rồi nhập lại.");
        return false;
    }

    private async Task LoadAsync(Staff staff)
    {
        (IsOn, Code) = (staff.TwoFactorEnabled, null);
        IsNeeded = (await users.GetRolesAsync(staff)).Any(StaffRoles.NeedSecondStep.Contains);
        if (IsOn) SpareLeft = await desk.SpareLeftAsync(staff);
        else
        {
            var secret = desk.Read(staff, Sealed);
            if (secret is null) (secret, Sealed) = desk.Propose(staff);
            (Letters, Picture) = (AuthenticatorCode.Letters(secret), QrPicture.Draw(AuthenticatorCode.Address(secret, ward.Office, staff.UserName!)));
        }
    }
}
