using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts.SecondStep;

/// <summary>
/// Identity's authenticator provider with three differences: the secret lies sealed in the database, the program's clock counts, and a code opens once:
/// none of its step or of an earlier one is taken again.
/// </summary>
internal sealed class SecondStepTokens(StaffDb db, IDataProtectionProvider protection, TimeProvider clock) : AuthenticatorTokenProvider<Staff>
{
    public const string LoginProvider = "antt";
    public const string SecretName = "second-step-secret";

    private readonly IDataProtector _seal = protection.CreateProtector("staff/second-step");

    public string Seal(string text) => _seal.Protect(text);

    public string? Open(string? text) => text is null ? null : _seal.Unprotect(text);

    public override async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Staff> manager, Staff user) =>
        user.TwoFactorEnabled && await manager.GetAuthenticationTokenAsync(user, LoginProvider, SecretName) is not null;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Staff> manager, Staff user)
    {
        if (Open(await manager.GetAuthenticationTokenAsync(user, LoginProvider, SecretName)) is not { } letters) return false;
        if (AuthenticatorCode.StepOf(AuthenticatorCode.Decode(letters), token, clock.GetUtcNow()) is not { } step) return false;
        // In one statement, so that two who send the same code at the same moment cannot both pass.
        if (await db.Users.Where(row => row.Id == user.Id && row.LastCodeStep < step).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastCodeStep, step)) != 1) return false;
        // Whatever else is saved of the account in this request must not bring the old step back.
        user.LastCodeStep = step;
        return true;
    }
}
