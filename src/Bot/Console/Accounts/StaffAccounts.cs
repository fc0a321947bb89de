using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>How making an account ended.</summary>
public abstract record NewAccount
{
    /// <param name="OneTimePassword">To be handed over once; the first sign-in asks for another.</param>
    public sealed record Made(string UserName, string OneTimePassword) : NewAccount
    {
        /// <summary>An inspector's account that another inspector must let in.</summary>
        public bool Waits { get; init; }
    }

    /// <param name="Why">What to do instead.</param>
    public sealed record Refused(string Why) : NewAccount;
}

/// <summary>Makes accounts and gives new one-time passwords; <c>users</c>, the first run and the page of accounts call it.</summary>
public sealed partial class StaffAccounts(StaffDb db, UserManager<Staff> users, RoleManager<IdentityRole<Guid>> roles, Inspectors inspectors)
{
    // No 0/O, 1/l/I: these passwords are copied from a terminal or a slip of paper by hand.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int PasswordLetters = 16;

    /// <summary>Makes <c>admin</c> when there is no account at all; null otherwise. The only account that is administrator and commander at once.</summary>
    public async Task<NewAccount.Made?> MakeFirstAsync(CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct)) return null;
        return await AddAsync("admin", "Quản trị viên", [StaffRoles.Administrator, StaffRoles.Commander], Inspectors.Server, ct) as NewAccount.Made
            ?? throw new InvalidOperationException("The first account could not be made.");
    }

    /// <param name="role">One of <see cref="StaffRoles.Names"/>, or its Vietnamese name.</param>
    /// <param name="by">Null: somebody at the server.</param>
    public Task<NewAccount> AddAsync(string userName, string role, string? displayName = null, Officer? by = null, CancellationToken ct = default)
    {
        var code = StaffRoles.Names.FirstOrDefault(pair => pair.Key == role || string.Equals(pair.Value, role, StringComparison.OrdinalIgnoreCase)).Key;
        return code is null
            ? Task.FromResult<NewAccount>(new NewAccount.Refused($"Không có vai trò “{role}”. Chọn một trong: {string.Join(", ", StaffRoles.Names.Keys)}."))
            : AddAsync(userName.Trim(), string.IsNullOrWhiteSpace(displayName) ? userName.Trim() : displayName.Trim(), [code], by ?? Inspectors.Server, ct);
    }

    /// <summary>A new one-time password in place of a forgotten one; open sessions end.</summary>
    public async Task<NewAccount> ResetAsync(string userName, Officer by, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } staff) return new NewAccount.Refused($"Không có tài khoản “{userName.Trim()}”.");
        if (await inspectors.BeforeResetAsync(staff, by, ct) is { } why) return new NewAccount.Refused(why);
        var password = OneTimePassword();
        (staff.MustChangePassword, staff.WrongInRow, staff.LockoutEnd) = (true, 0, null);
        staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
        Check(await users.UpdateSecurityStampAsync(staff));
        return new NewAccount.Made(staff.UserName!, password);
    }

    /// <summary>Puts the account into a unit, or with null into none: then it opens what any unit of the ward may. Open sessions end.</summary>
    /// <returns>False: no such account.</returns>
    public async Task<bool> SetUnitAsync(string userName, Guid? unitId)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } staff) return false;
        var before = (await users.GetClaimsAsync(staff)).Where(claim => claim.Type == StaffClaims.Unit);
        Check(await users.RemoveClaimsAsync(staff, before));
        if (unitId is { } unit) Check(await users.AddClaimAsync(staff, new Claim(StaffClaims.Unit, unit.ToString())));
        Check(await users.UpdateSecurityStampAsync(staff));
        return true;
    }

    private async Task<NewAccount> AddAsync(string userName, string displayName, IReadOnlyList<string> roleCodes, Officer by, CancellationToken ct)
    {
        if (!AllowedName().IsMatch(userName))
            return new NewAccount.Refused("Tên đăng nhập gồm 3–40 chữ cái không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ: nguyen.lan");
        if (await users.FindByNameAsync(userName) is not null)
            return new NewAccount.Refused($"Đã có tài khoản “{userName}”. Hãy chọn tên khác.");
        if (displayName.Length > 200) return new NewAccount.Refused("Tên hiển thị dài quá 200 ký tự.");
        var password = OneTimePassword();
        var staff = new Staff { UserName = userName, DisplayName = displayName, MustChangePassword = true };
        staff.PasswordHash = users.PasswordHasher.HashPassword(staff, password);
        if (roleCodes.Contains(StaffRoles.Inspector)) roleCodes = [await inspectors.WelcomeAsync(staff.Id, userName, by, ct)];
        foreach (var code in roleCodes)
        {
            if (!await roles.RoleExistsAsync(code)) Check(await roles.CreateAsync(new IdentityRole<Guid>(code) { Id = Guid.CreateVersion7() }));
        }
        Check(await users.CreateAsync(staff));
        Check(await users.AddToRolesAsync(staff, roleCodes));
        return new NewAccount.Made(userName, password) { Waits = roleCodes.Contains(StaffRoles.WaitingInspector) };
    }

    /// <summary>
    /// 79 random bits in four groups. Strong by how it is drawn, so it is hashed without asking <see cref="WeakPasswords"/>,
    /// which takes a draw of mostly digits for a person's bad idea.
    /// </summary>
    private static string OneTimePassword()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, PasswordLetters);
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    internal static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{2,39}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AllowedName();
}
