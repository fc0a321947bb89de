using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Routing;

/// <summary>Rings who is on duty for tips nobody has opened: the first person, after a while the next, then the heads.</summary>
public sealed class DutyRinging
{
    /// <summary>On duty that are rung before it goes to the heads.</summary>
    private const int PersonsBeforeHeads = 2;

    private const int MostAtOnce = 200;

    private readonly CasesDb _db;
    private readonly DutyRoster _roster;
    private readonly TimeProvider _time;
    private readonly CasesOptions _options;

    internal DutyRinging(CasesDb db, DutyRoster roster, TimeProvider time, IOptions<CasesOptions> options) => (_db, _roster, _time, _options) = (db, roster, time, options.Value);

    /// <summary>Whether there is a tip to ring for; nearly always there is none, and nobody need wait for that to be found out.</summary>
    public Task<bool> IsDueAsync(CancellationToken ct) => Waiting(_time.GetUtcNow()).AnyAsync(ct);

    private IQueryable<CaseFile> Waiting(DateTimeOffset now)
    {
        var (before, urgentBefore) = (now - _options.UnseenAfter, now - _options.UrgentUnseenAfter);
        return _db.Cases.Where(file => file.State == CaseState.Received && file.FirstSeenAt == null
            && (file.RungAt == null || file.RungAt <= before || (file.Urgency != Urgency.Normal && file.RungAt <= urgentBefore)));
    }

    /// <summary>Looks at every unopened tip. Run often; a tip is rung for again only when its time has passed.</summary>
    /// <param name="staff">Who has an account that works cases, now.</param>
    /// <returns>How many tips somebody new was rung for.</returns>
    public Task<int> SweepAsync(IReadOnlyList<OnHand> staff, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            var now = _time.GetUtcNow();
            var waiting = await Waiting(now)
                .OrderByDescending(file => file.Urgency).ThenBy(file => file.FiledAt).Take(MostAtOnce).ToListAsync(ct);
            var rung = 0;
            foreach (var ward in waiting.GroupBy(file => file.WardId))
            {
                var book = await _roster.BookAsync(ward.Key, staff, ct);
                var ids = ward.Select(file => file.Id).ToList();
                var gone = (await _db.Recusals.AsNoTracking().Where(row => ids.Contains(row.CaseId)).Select(row => new { row.CaseId, row.OfficerId }).ToListAsync(ct)).Select(row => (row.CaseId, row.OfficerId)).ToHashSet();
                rung += ward.Count(file => Ring(file, book, gone, now));
            }
            await _db.SaveChangesAsync(ct);
            return rung;
        },
        ct);

    private bool Ring(CaseFile file, DutyBook book, HashSet<(Guid CaseId, string OfficerId)> gone, DateTimeOffset now)
    {
        var unit = book.Units.FirstOrDefault(row => row.Id == file.UnitId) ?? book.CatchAll;
        var call = book.At(unit, now);
        var order = call.Order.Take(Math.Min(call.OnDuty, PersonsBeforeHeads)).Concat(call.Order.Skip(call.OnDuty)).Concat(call.Order.Take(call.OnDuty).Where(one => one.IsHead));
        var next = order.FirstOrDefault(one => !file.RungFor.Contains(one.Id) && !gone.Contains((file.Id, one.Id)));
        var first = file.RungAt is null;
        if (next is null && !first)
        {
            // All were rung. It stays with the last, and in the pile of what was not seen for too long.
            file.RungAt = now;
            return false;
        }
        _db.Add(new CaseEvent
        {
            WardId = file.WardId, CaseId = file.Id, Kind = CaseEventKind.Rung, ActorId = CaseEvent.System, ActorName = "Hệ thống", At = now, From = file.RungForName,
            To = next?.Name, Reason = next is null ? "Không có ai trong lịch trực và không có chỉ huy" : null,
        });
        file.RungAt = now;
        if (next is null) return false;
        (file.RungFor, file.RungForName) = ([.. file.RungFor, next.Id], next.Name);
        // An ordinary tip is on the first person's list without a sound; from the second on somebody has already missed it.
        file.RungForId = file.RungFor.Count > 1 || file.Urgency != Urgency.Normal ? next.Id : null;
        return true;
    }
}
