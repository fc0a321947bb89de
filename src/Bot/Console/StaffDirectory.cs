using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>Those a case can be given to.</summary>
public sealed class StaffDirectory(StaffDb db, CaseLook look)
{
    /// <summary>Both sides of the conflict door, with who is in command, for rosters; each roster takes its own.</summary>
    public async Task<IReadOnlyList<OnHand>> OnHandAsync(CancellationToken ct)
    {
        var rows = await (
            from staff in db.Users
            join held in db.UserRoles on staff.Id equals held.UserId
            join role in db.Roles on held.RoleId equals role.Id
            where StaffRoles.Desk.Contains(role.Name!)
            select new { staff.Id, staff.DisplayName, role.Name }).ToListAsync(ct);
        return
        [
            .. rows.GroupBy(row => row.Id).Select(group => new OnHand(group.Key.ToString(), group.First().DisplayName, group.Any(row => row.Name is StaffRoles.Commander or StaffRoles.Inspector), group.Any(row => row.Name == StaffRoles.Inspector)))
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those the reader's cases can be given to.</summary>
    public async Task<IReadOnlyList<Officer>> CaseWorkersAsync(CancellationToken ct)
    {
        var roles = look() == CaseSight.Inspectorate ? [StaffRoles.Inspector] : StaffRoles.CaseWorkers;
        var rows = await (
            from staff in db.Users
            where (from held in db.UserRoles
                   join role in db.Roles on held.RoleId equals role.Id
                   where held.UserId == staff.Id && roles.Contains(role.Name!)
                   select held).Any()
            orderby staff.DisplayName
            select new { staff.Id, staff.DisplayName, Unit = db.UserClaims.Where(claim => claim.UserId == staff.Id && claim.ClaimType == StaffClaims.Unit).Select(claim => claim.ClaimValue).FirstOrDefault() }).ToListAsync(ct);
        return [.. rows.Select(row => new Officer(row.Id.ToString(), row.DisplayName) { UnitId = row.Unit is null ? null : Guid.Parse(row.Unit) })];
    }
}
