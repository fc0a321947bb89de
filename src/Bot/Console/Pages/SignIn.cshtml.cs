using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

public sealed class SignInModel(StaffSignIn signIn) : PageModel
{
    [BindProperty] public string? UserName { get; set; }

    [BindProperty] public string? Password { get; set; }

    /// <summary>Where to go afterwards; only a page of this console.</summary>
    [BindProperty(SupportsGet = true)] public string? Ve { get; set; }

    public void OnGet()
    {
        // The form is the page.
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(Password))
        {
            ModelState.Clear();
            ModelState.AddModelError(string.IsNullOrWhiteSpace(UserName) ? nameof(UserName) : nameof(Password), "Hãy nhập cả tên đăng nhập và mật khẩu.");
            return Page();
        }
        switch (await signIn.TryAsync(UserName.Trim(), Password, HttpContext.Connection.RemoteIpAddress?.ToString(), ct))
        {
            case SignInAnswer.Welcome { MustChangePassword: true }:
                return RedirectToPage("/ChangePassword");
            case SignInAnswer.Welcome:
                return LocalRedirect(Url.IsLocalUrl(Ve) && Ve.StartsWith("/console", StringComparison.Ordinal) ? Ve : "/console");
            case SignInAnswer.Locked locked:
                ModelState.AddModelError(nameof(UserName), $"Sai mật khẩu nhiều lần nên tài khoản tạm khoá. Hãy thử lại sau {Shown.Wait(locked.Wait)}.");
                return Page();
            default:
                ModelState.AddModelError(nameof(UserName), "Tên đăng nhập hoặc mật khẩu chưa đúng.");
                return Page();
        }
    }
}
