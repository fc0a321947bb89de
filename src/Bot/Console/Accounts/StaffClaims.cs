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

    /// <summary>The account has a second step.</summary>
    public const string SecondStep = "second-step";

    /// <summary>A role waits for the second step to be turned on.</summary>
    public const string NeedsSecondStep = "needs-second-step";

    /// <summary>The unit an officer belongs to, kept with the account; none: the whole ward.</summary>
    public const string Unit = "unit";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Staff user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        if (user.TwoFactorEnabled) identity.AddClaim(new Claim(SecondStep, "1"));
        else Withhold(identity);
        if (user.MustChangePassword) identity.AddClaim(new Claim(MustChangePassword, "1"));
        return identity;
    }

    /// <summary>Until then a session has none of the roles that ask for it; and an inspector who also holds one is of no side.</summary>
    private static void Withhold(ClaimsIdentity identity)
    {
        var waiting = identity.FindAll(identity.RoleClaimType).Where(claim => StaffRoles.NeedSecondStep.Contains(claim.Value)).ToList();
        if (waiting.Count == 0) return;
        foreach (var claim in waiting.Concat(identity.FindAll(identity.RoleClaimType).Where(claim => claim.Value == StaffRoles.Inspector).ToList())) identity.RemoveClaim(claim);
        identity.AddClaim(new Claim(NeedsSecondStep, "1"));
    }
}
