using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Pages;

public sealed class ChangePasswordModel(UserManager<Staff> users, SignInManager<Staff> signIn, StaffSignIn history, StaffDb db) : PageModel
{
    [BindProperty] public string? Current { get; set; }

    [BindProperty] public string? Wanted { get; set; }

    [BindProperty] public string? Again { get; set; }

    public bool MustChange { get; private set; }

    public bool Changed { get; private set; }

    public IReadOnlyList<SignInTry> History { get; private set; } = [];

    public static string Words(SignInOutcome outcome) => outcome switch
    {
        SignInOutcome.SignedIn => "Đăng nhập được",
        SignInOutcome.WrongPassword => "Sai mật khẩu",
        SignInOutcome.Locked => "Bị chặn vì đang khoá",
        SignInOutcome.PasswordChanged => "Đổi mật khẩu",
        SignInOutcome.CodeAsked => "Đúng mật khẩu, chờ mã",
        SignInOutcome.WrongCode => "Sai mã xác nhận",
        SignInOutcome.SpareCodeUsed => "Đăng nhập bằng mã dự phòng",
        _ => "Không có tài khoản",
    };

    public async Task OnGetAsync(bool xong, CancellationToken ct)
    {
        Changed = xong;
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ModelState.Clear();
        var staff = (await users.GetUserAsync(User))!;
        if (string.IsNullOrEmpty(Current)) ModelState.AddModelError(nameof(Current), "Hãy nhập mật khẩu hiện tại.");
        else if (string.IsNullOrEmpty(Wanted)) ModelState.AddModelError(nameof(Wanted), "Hãy nhập mật khẩu mới.");
        else if (Wanted != Again) ModelState.AddModelError(nameof(Again), "Hai lần nhập mật khẩu mới chưa giống nhau.");
        else if (Wanted == Current) ModelState.AddModelError(nameof(Wanted), "Mật khẩu mới phải khác mật khẩu hiện tại.");
        else if (await ChangeAsync(staff, ct)) return RedirectToPage(new { xong = true });
        await LoadAsync(ct);
        return Page();
    }

    private async Task<bool> ChangeAsync(Staff staff, CancellationToken ct)
    {
        var result = await users.ChangePasswordAsync(staff, Current!, Wanted!);
        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? nameof(Current) : nameof(Wanted), error.Description);
        if (!result.Succeeded) return false;
        staff.MustChangePassword = false;
        await users.UpdateAsync(staff);
        await history.RecordAsync(staff.Id, SignInOutcome.PasswordChanged, HttpContext.Connection.RemoteIpAddress?.ToString(), ct);
        await signIn.RefreshSignInAsync(staff);
        return true;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var staff = (await users.GetUserAsync(User))!;
        MustChange = staff.MustChangePassword;
        History = await db.SignIns.AsNoTracking().Where(entry => entry.StaffId == staff.Id).OrderByDescending(entry => entry.At).Take(10).ToListAsync(ct);
    }
}
