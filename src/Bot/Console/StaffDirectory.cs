using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>Those a case can be given to.</summary>
public sealed class StaffDirectory(StaffDb db)
{
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
