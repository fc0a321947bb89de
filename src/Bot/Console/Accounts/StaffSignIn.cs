using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInAnswer
{
    public sealed record Welcome(bool MustChangePassword) : SignInAnswer;

    /// <summary>Name or password is wrong, or the account waits; which, is not said.</summary>
    public sealed record Wrong : SignInAnswer;

    /// <summary>Too many failures from this network address, whatever the names.</summary>
    public sealed record AddressWaits(TimeSpan Wait) : SignInAnswer;
}

/// <summary>Signs staff in. From the fifth wrong password on an account waits a minute, and twice as long after each further one.</summary>
public sealed class StaffSignIn(StaffDb db, UserManager<Staff> users, SignInManager<Staff> signIn, IPasswordHasher<Staff> hasher, AddressTries addresses, TimeProvider clock)
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
        await db.Users.Where(row => row.Id == staff.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WrongInRow, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null), ct);
        await RecordAsync(staff.Id, SignInOutcome.SignedIn, from, ct);
        await signIn.SignInAsync(staff, isPersistent: false);
        return new SignInAnswer.Welcome(staff.MustChangePassword);
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
