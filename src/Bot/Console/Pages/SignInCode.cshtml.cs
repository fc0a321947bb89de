using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

/// <summary>The second half of signing in: the code the phone shows.</summary>
public sealed class SignInCodeModel(StaffSignIn signIn) : PageModel
{
    [BindProperty] public string? Code { get; set; }

    /// <summary>Where to go afterwards; only a page of this console.</summary>
    [BindProperty(SupportsGet = true)] public string? Ve { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.HalfwayAsync() is null ? RedirectToPage("/SignIn") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), "Hãy nhập mã.");
            return await OnGetAsync();
        }
        switch (await signIn.TryCodeAsync(Code, HttpContext.Connection.RemoteIpAddress?.ToString(), ct))
        {
            case null:
                return RedirectToPage("/SignIn");
            case SignInAnswer.Welcome { MustChangePassword: true }:
                return RedirectToPage("/ChangePassword");
            case SignInAnswer.Welcome:
                return LocalRedirect(Url.IsLocalUrl(Ve) && Ve.StartsWith("/console", StringComparison.Ordinal) ? Ve : "/console");
            case SignInAnswer.AddressWaits waits:
                ModelState.AddModelError(nameof(Code), $"Có quá nhiều lần đăng nhập sai từ mạng này. Hãy thử lại sau {Shown.Wait(waits.Wait)}.");
                return Page();
            default:
                Code = null;
                ModelState.AddModelError(nameof(Code), "Mã chưa đúng, hoặc đã dùng rồi. Hãy đợi điện thoại hiện mã mới rồi nhập lại. Sau nhiều lần sai, tài khoản tạm khoá một lúc.");
                return Page();
        }
    }
}
