using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <param name="IsIn">Sees complaints; otherwise waits to be let in.</param>
/// <param name="IsUsed">Its holder has chosen a password of their own.</param>
public sealed record InspectorAccount(Guid Id, string UserName, string DisplayName, bool IsIn, bool IsUsed);

/// <summary>
/// Who looks behind the conflict door. The ward's administrator makes the accounts but must not get in by making or resetting one: once there is an
/// inspector or a complaint, another inspector lets a new or reset account in.
/// </summary>
public sealed class Inspectors(StaffDb db, UserManager<Staff> users, Inspectorate house)
{
    /// <summary>Who acts on the server itself, outside the console.</summary>
    public static Officer Server { get; } = new(CaseEvent.System, "Máy chủ");

    public string AgencyName => house.Name;

    public async Task<IReadOnlyList<InspectorAccount>> ListAsync(CancellationToken ct)
    {
        var rows = await (
            from staff in db.Users
            join held in db.UserRoles on staff.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where role.Name == StaffRoles.Inspector || role.Name == StaffRoles.WaitingInspector
            orderby staff.DisplayName
            select new InspectorAccount(staff.Id, staff.UserName!, staff.DisplayName, role.Name == StaffRoles.Inspector, !staff.MustChangePassword)).ToListAsync(ct);
        return rows;
    }

    /// <summary>Makes the house ready and notes the account in its log, before there is one.</summary>
    /// <returns>The role a new inspector's account begins with.</returns>
    public async Task<string> WelcomeAsync(Guid id, string userName, Officer by, CancellationToken ct)
    {
        await house.EnsureAsync(ct);
        var waits = (await ListAsync(ct)).Any(one => one.IsIn) || await house.HasCasesAsync(ct);
        await house.LogAccountAsync(CaseEventKind.AccountMade, id, userName, by, waits ? "Chờ một thanh tra cho vào" : null, ct);
        return waits ? StaffRoles.WaitingInspector : StaffRoles.Inspector;
    }

    /// <summary>Before an inspector's password is set anew: whoever holds the new one must be let in again by another inspector.</summary>
    /// <returns>Null: it may be set. Otherwise why not.</returns>
    public async Task<string?> BeforeResetAsync(Staff staff, Officer by, CancellationToken ct)
    {
        var all = await ListAsync(ct);
        if (all.FirstOrDefault(one => one.Id == staff.Id) is not { } account) return null;
        var nothingToSee = !account.IsUsed && !await house.HasCasesAsync(ct);
        if (account.IsIn && !nothingToSee)
        {
            if (by != Server && !all.Any(one => one.Id != staff.Id && one is { IsIn: true, IsUsed: true }))
                return $"Đây là tài khoản duy nhất của {house.Name} nên không đặt lại mật khẩu tại đây được: người của phường không được tự mở đường vào. {house.Name} làm việc với người giữ máy chủ để đặt lại.";
            await MoveAsync(staff, StaffRoles.Inspector, StaffRoles.WaitingInspector);
        }
        await house.LogAccountAsync(CaseEventKind.AccountReset, staff.Id, staff.UserName!, by, account.IsIn && !nothingToSee ? "Phải chờ một thanh tra cho vào lại" : null, ct);
        return null;
    }

    /// <summary>An inspector, or the server's keeper, says that this account's holder is of the agency.</summary>
    /// <returns>Null: done. Otherwise why not.</returns>
    public async Task<string?> LetInAsync(Guid id, Officer by, CancellationToken ct)
    {
        if ((await ListAsync(ct)).FirstOrDefault(one => one.Id == id) is not { IsIn: false } || await users.FindByIdAsync(id.ToString()) is not { } staff) return "Không có tài khoản nào đang chờ như vậy.";
        await house.LogAccountAsync(CaseEventKind.AccountLetIn, id, staff.UserName!, by, reason: null, ct);
        await MoveAsync(staff, StaffRoles.WaitingInspector, StaffRoles.Inspector);
        return null;
    }

    private async Task MoveAsync(Staff staff, string from, string to)
    {
        if (!await db.Roles.AnyAsync(role => role.Name == to))
        {
            db.Roles.Add(new IdentityRole<Guid>(to) { Id = Guid.CreateVersion7(), NormalizedName = to.ToUpperInvariant() });
            await db.SaveChangesAsync();
        }
        StaffAccounts.Check(await users.RemoveFromRoleAsync(staff, from));
        StaffAccounts.Check(await users.AddToRoleAsync(staff, to));
        // Open sessions end: what they may see has changed.
        StaffAccounts.Check(await users.UpdateSecurityStampAsync(staff));
    }
}
