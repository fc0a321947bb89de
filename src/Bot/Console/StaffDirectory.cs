using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>Those a case can be given to.</summary>
public sealed class StaffDirectory(StaffDb db)
{
    /// <summary>The same with who is in command, for the roster.</summary>
    public async Task<IReadOnlyList<OnHand>> OnHandAsync(CancellationToken ct)
    {
        var rows = await (
            from staff in db.Users
            join held in db.UserRoles on staff.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where StaffRoles.CaseWorkers.Contains(role.Name!)
            select new { staff.Id, staff.DisplayName, role.Name }).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(row => row.Id).Select(group => new OnHand(group.Key.ToString(), group.First().DisplayName, group.Any(row => row.Name == StaffRoles.Commander)))
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    public async Task<IReadOnlyList<Officer>> CaseWorkersAsync(CancellationToken ct)
    {
        var rows = await (
            from staff in db.Users
            where (from held in db.UserRoles
                   join role in db.Roles on held.RoleId equals role.Id
                   where held.UserId == staff.Id && StaffRoles.CaseWorkers.Contains(role.Name!)
                   select held).Any()
            orderby staff.DisplayName
            select new { staff.Id, staff.DisplayName }).ToListAsync(ct);
        return [.. rows.Select(row => new Officer(row.Id.ToString(), row.DisplayName))];
    }
}
