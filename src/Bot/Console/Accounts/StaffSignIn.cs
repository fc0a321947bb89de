using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>How a try to sign in ended.</summary>
public abstract record SignInAnswer
{
    public sealed record Welcome(bool MustChangePassword) : SignInAnswer;

    /// <summary>Name or password is wrong; which, is not said.</summary>
    public sealed record Wrong : SignInAnswer;

    public sealed record Locked(TimeSpan Wait) : SignInAnswer;
}

/// <summary>Signs staff in. From the fifth wrong password on an account waits a minute, and twice as long after each further one.</summary>
public sealed class StaffSignIn(StaffDb db, UserManager<Staff> users, SignInManager<Staff> signIn, IPasswordHasher<Staff> hasher, TimeProvider clock)
{
    public const int FreeTries = 5;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly Staff Nobody = new() { DisplayName = "" };
    private static readonly string NobodysHash = new PasswordHasher<Staff>().HashPassword(Nobody, Guid.NewGuid().ToString());

    public async Task<SignInAnswer> TryAsync(string userName, string password, string? from, CancellationToken ct)
    {
        var staff = await users.FindByNameAsync(userName);
        if (staff is null)
        {
            // As much work as a real check, so that time does not tell which names exist.
            hasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            await RecordAsync(null, SignInOutcome.UnknownName, from, ct);
            return new SignInAnswer.Wrong();
        }
        var now = clock.GetUtcNow();
        if (staff.LockoutEnd is { } end && end > now)
        {
            await RecordAsync(staff.Id, SignInOutcome.Locked, from, ct);
            return new SignInAnswer.Locked(end - now);
        }
        if (!await users.CheckPasswordAsync(staff, password)) return await WrongAsync(staff, now, from, ct);
        (staff.WrongInRow, staff.LockoutEnd) = (0, null);
        await users.UpdateAsync(staff);
        await RecordAsync(staff.Id, SignInOutcome.SignedIn, from, ct);
        await signIn.SignInAsync(staff, isPersistent: false);
        return new SignInAnswer.Welcome(staff.MustChangePassword);
    }

    public Task RecordAsync(Guid? staffId, SignInOutcome outcome, string? from, CancellationToken ct)
    {
        db.SignIns.Add(new SignInTry { StaffId = staffId, At = clock.GetUtcNow(), Outcome = outcome, From = from });
        return db.SaveChangesAsync(ct);
    }

    private async Task<SignInAnswer> WrongAsync(Staff staff, DateTimeOffset now, string? from, CancellationToken ct)
    {
        staff.WrongInRow++;
        if (staff.WrongInRow >= FreeTries)
        {
            var minutes = Math.Pow(2, Math.Min(staff.WrongInRow - FreeTries, 10));
            staff.LockoutEnd = now + TimeSpan.FromMinutes(Math.Min(minutes, LongestWait.TotalMinutes));
        }
        await users.UpdateAsync(staff);
        await RecordAsync(staff.Id, SignInOutcome.WrongPassword, from, ct);
        return staff.LockoutEnd is { } end && end > now ? new SignInAnswer.Locked(end - now) : new SignInAnswer.Wrong();
    }
}
