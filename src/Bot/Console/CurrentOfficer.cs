using System.Security.Claims;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <summary>Who is signed in, as the case log names them.</summary>
public sealed class CurrentOfficer(IHttpContextAccessor http, CaseLook look)
{
    /// <summary>Looks behind the conflict door, where every inspector is in command.</summary>
    public bool Inspects => look() == CaseSight.Inspectorate;

    public Officer Officer
    {
        get
        {
            var user = http.HttpContext!.User;
            return new Officer(user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(StaffClaims.DisplayName)!)
            {
                Commands = user.IsInRole(StaffRoles.Commander) || Inspects,
                // Units of an exercise are copies: everybody works in all of them.
                UnitId = look() == CaseSight.Drill ? null : user.FindFirstValue(StaffClaims.Unit) is { } unit ? Guid.Parse(unit) : null,
            };
        }
    }
}
