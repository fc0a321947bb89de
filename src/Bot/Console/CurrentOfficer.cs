using System.Security.Claims;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <summary>Who is signed in, as the case log names them.</summary>
public sealed class CurrentOfficer(IHttpContextAccessor http)
{
    public Officer Officer
    {
        get
        {
            var user = http.HttpContext!.User;
            return new Officer(user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(StaffClaims.DisplayName)!) { Commands = user.IsInRole(StaffRoles.Commander) };
        }
    }
}
