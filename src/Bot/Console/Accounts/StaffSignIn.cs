using System.Security.Claims;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInAnswer
{
    public sealed record Welcome(bool MustChangePassword, bool MustTakeSecondStep = false) : SignInAnswer;

    /// <summary>The password is right; now the code of the phone.</summary>
    public sealed record CodeWanted : SignInAnswer;

    /// <summary>Name or password is wrong, or the account waits; which, is not said.</summary>
    public sealed record Wrong : SignInAnswer;

    /// <summary>Too many failures from this network address, whatever the names.</summary>
    public sealed record AddressWaits(TimeSpan Wait) : SignInAnswer;
}

/// <summary>Signs staff in. From the fifth wrong password or code on an account waits a minute, and twice as long after each further one.</summary>
public sealed class StaffSignIn(StaffDb db, UserManager<Staff> users, SignInManager<Staff> signIn, SecondStepDesk second, IHttpContextAccessor http, IPasswordHasher<Staff> hasher, AddressTries addresses, TimeProvider clock)
{
    public const int FreeTries = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly Staff Nobody = new() { DisplayName = "" };
    private static readonly string NobodysHash = new PasswordHasher<Staff>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<SignInAnswer> TryAsync(string userName, string password, string? from, CancellationToken ct)
    {
        if (addresses.Begin(from) is { } wait) return new SignInAnswer.AddressWaits(wait);
        var staff = await users.FindByNameAsync(userName);
        if (staff is null || !await TakeTryAsync(staff.Id, ct))
        {
            // As much work as a real check, so that time tells neither which names exist nor which wait.
            hasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            await RecordAsync(staff?.Id, staff is null ? SignInOutcome.UnknownName : SignInOutcome.Locked, from, ct);
            return new SignInAnswer.Wrong();
        }
        if (!await users.CheckPasswordAsync(staff, password))
        {
            await RecordAsync(staff.Id, SignInOutcome.WrongPassword, from, ct);
            return new SignInAnswer.Wrong();
        }
        addresses.Forgive(from);
        return staff.TwoFactorEnabled ? await AskForCodeAsync(staff, from, ct) : await WelcomeAsync(staff, SignInOutcome.SignedIn, from, ct);
    }

    /// <summary>The second half of a sign-in.</summary>
    /// <returns>Null: no first half, or one too long ago.</returns>
    public async Task<SignInAnswer?> TryCodeAsync(string? code, string? from, CancellationToken ct)
    {
        if (addresses.Begin(from) is { } wait) return new SignInAnswer.AddressWaits(wait);
        if (await HalfwayAsync() is not { } staff) return null;
        if (!await TakeTryAsync(staff.Id, ct))
        {
            await RecordAsync(staff.Id, SignInOutcome.Locked, from, ct);
            return new SignInAnswer.Wrong();
        }
        var proof = await second.CheckAsync(staff, code);
        if (proof == SecondStepProof.None)
        {
            await RecordAsync(staff.Id, SignInOutcome.WrongCode, from, ct);
            return new SignInAnswer.Wrong();
        }
        addresses.Forgive(from);
        await http.HttpContext!.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return await WelcomeAsync(staff, proof == SecondStepProof.Spare ? SignInOutcome.SpareCodeUsed : SignInOutcome.SignedIn, from, ct);
    }

    /// <summary>Who has given the right password here and owes the code; null: nobody.</summary>
    public async Task<Staff?> HalfwayAsync()
    {
        var half = await http.HttpContext!.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var staff = half.Principal?.FindFirstValue(ClaimTypes.Name) is { } id ? await users.FindByIdAsync(id) : null;
        // A password that was changed since is no half of anything.
        return staff is { TwoFactorEnabled: true } && half.Principal!.FindFirstValue(ClaimTypes.Hash) == staff.SecurityStamp ? staff : null;
    }

    /// <summary>A code asked for again in an open session, counted like one at the door.</summary>
    public async Task<bool> ProveAsync(Staff staff, string? code, string? from, CancellationToken ct)
    {
        if (!await TakeTryAsync(staff.Id, ct)) return false;
        if (await second.CheckAsync(staff, code) == SecondStepProof.None)
        {
            await RecordAsync(staff.Id, SignInOutcome.WrongCode, from, ct);
            return false;
        }
        await db.Users.Where(row => row.Id == staff.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.WrongInRow, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null), ct);
        (staff.WrongInRow, staff.LockoutEnd) = (0, null);
        return true;
    }

    private async Task<SignInAnswer> AskForCodeAsync(Staff staff, string? from, CancellationToken ct)
    {
        // The try was no guess and is given back, but those before it still count: the password alone does not wash wrong codes away.
        await db.Users.Where(row => row.Id == staff.Id && row.WrongInRow > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WrongInRow, row => row.WrongInRow - 1).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null), ct);
        await RecordAsync(staff.Id, SignInOutcome.CodeAsked, from, ct);
        var half = new ClaimsIdentity([new Claim(ClaimTypes.Name, staff.Id.ToString()), new Claim(ClaimTypes.Hash, staff.SecurityStamp!)], IdentityConstants.TwoFactorUserIdScheme);
        await http.HttpContext!.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return new SignInAnswer.CodeWanted();
    }

    private async Task<SignInAnswer> WelcomeAsync(Staff staff, SignInOutcome outcome, string? from, CancellationToken ct)
    {
        await db.Users.Where(row => row.Id == staff.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WrongInRow, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null), ct);
        await RecordAsync(staff.Id, outcome, from, ct);
        await signIn.SignInAsync(staff, isPersistent: false);
        return new SignInAnswer.Welcome(staff.MustChangePassword, !staff.TwoFactorEnabled && (await users.GetRolesAsync(staff)).Any(StaffRoles.NeedSecondStep.Contains));
    }

    public Task RecordAsync(Guid? staffId, SignInOutcome outcome, string? from, CancellationToken ct)
    {
        db.SignIns.Add(new SignInTry { StaffId = staffId, At = clock.GetUtcNow(), Outcome = outcome, From = from });
        return db.SaveChangesAsync(ct);
    }

    /// <summary>Counts the try as a wrong one before the password is looked at, so that tries at the same moment cannot share one count.</summary>
    /// <returns>False while the account waits.</returns>
    private async Task<bool> TakeTryAsync(Guid staffId, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var seen = await db.Users.AsNoTracking().Where(row => row.Id == staffId).Select(row => new { row.WrongInRow, row.LockoutEnd }).SingleAsync(ct);
            if (seen.LockoutEnd > now) return false;
            var wrong = seen.WrongInRow + 1;
            var taken = await db.Users.Where(row => row.Id == staffId && row.WrongInRow == seen.WrongInRow)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.WrongInRow, wrong).SetProperty(row => row.LockoutEnd, WaitAfter(wrong, now)), ct);
            if (taken == 1) return true;
        }
    }

    private static DateTimeOffset? WaitAfter(int wrong, DateTimeOffset now)
    {
        if (wrong < FreeTries) return null;
        var minutes = Math.Pow(2, Math.Min(wrong - FreeTries, 10));
        return now + TimeSpan.FromMinutes(Math.Min(minutes, LongestWait.TotalMinutes));
    }
}
