using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

public sealed class SignOutModel(SignInManager<Staff> signIn) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        // Who signs in next has not joined anything.
        Response.Cookies.Delete(ConsoleSight.DrillCookie, new CookieOptions { Path = "/console" });
        return RedirectToPage("/SignIn");
    }
}
