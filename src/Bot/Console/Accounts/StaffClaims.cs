using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>Adds to a session what pages need of the account.</summary>
internal sealed class StaffClaims(UserManager<Staff> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Staff, IdentityRole<Guid>>(users, roles, options)
{
    public const string DisplayName = "display-name";
    public const string MustChangePassword = "must-change-password";

    /// <summary>The unit an officer belongs to, kept with the account; none: the whole ward.</summary>
    public const string Unit = "unit";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.MustChangePassword) identity.AddClaim(new Claim(MustChangePassword, "1"));
        return identity;
    }
}
