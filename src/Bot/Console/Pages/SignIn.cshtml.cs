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
            case SignInAnswer.CodeWanted:
                return RedirectToPage("/SignInCode", new { Ve });
            case SignInAnswer.Welcome { MustTakeSecondStep: true }:
                return RedirectToPage("/SecondStep/Index");
            case SignInAnswer.Welcome:
                return LocalRedirect(Url.IsLocalUrl(Ve) && Ve.StartsWith("/console", StringComparison.Ordinal) ? Ve : "/console");
            case SignInAnswer.AddressWaits waits:
                ModelState.AddModelError(nameof(UserName), $"Có quá nhiều lần đăng nhập sai từ mạng này. Hãy thử lại sau {Shown.Wait(waits.Wait)}.");
                return Page();
            default:
                ModelState.AddModelError(nameof(UserName), "Tên đăng nhập hoặc mật khẩu chưa đúng. Sau nhiều lần sai, tài khoản tạm khoá một lúc: hãy đợi vài phút rồi thử lại.");
                return Page();
        }
    }
}
