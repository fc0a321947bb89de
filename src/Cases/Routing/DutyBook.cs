using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;

namespace AnTT.Cases.Routing;

/// <summary>Rules, roster, absences and accounts of a ward at one look: who takes in what, when. Pure.</summary>
public sealed class DutyBook(
    IReadOnlyList<RouteRule> rules, IReadOnlyList<Unit> units, IReadOnlyList<DutyShift> shifts, IReadOnlyList<DutyAbsence> absences, IReadOnlyList<OnHand> staff, WorkCalendar calendar)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly Dictionary<string, OnHand> _staff = staff.ToDictionary(one => one.Id);

    public IReadOnlyList<Unit> Units => units;

    public Unit UnitFor(string category, Guid? areaId, Urgency urgency) => Router.Pick(rules, units, category, areaId, urgency);

    /// <summary>The outside agency it is handed over to after that; null: none.</summary>
    public Guid? AgencyFor(string category, Guid? areaId, Urgency urgency) => Router.PickRoute(rules, units, category, areaId, urgency).AgencyId;

    /// <summary>The unit of the catch-all rule, which also helps out where a unit has nobody on duty.</summary>
    public Unit CatchAll => units.FirstOrDefault(unit => rules.Any(rule => rule.IsCatchAll && rule.UnitId == unit.Id)) ?? units[0];

    public DutyCall At(string category, Guid? areaId, Urgency urgency, DateTimeOffset time) => At(UnitFor(category, areaId, urgency), time);

    public DutyCall At(Unit unit, DateTimeOffset time)
    {
        var onDuty = OnDuty(unit.Id, time).Concat(OnDuty(CatchAll.Id, time)).DistinctBy(one => one.Id).ToList();
        var heads = staff.Where(one => one.IsHead && !IsAbsent(one.Id, time)).OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal);
        return new DutyCall(unit, [.. onDuty.Concat(heads).DistinctBy(one => one.Id)], onDuty.Count);
    }

    /// <summary>Every moment at which the answer can change between two times, the first included; between two of them it is always the same.</summary>
    internal IReadOnlyList<DateTimeOffset> Turns(DateTimeOffset from, DateTimeOffset until)
    {
        var turns = new SortedSet<DateTimeOffset> { from };
        foreach (var absence in absences) turns.UnionWith([absence.From, absence.Until]);
        var (first, last) = (Day(from).AddDays(-1), Day(until));
        foreach (var shift in shifts)
        {
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                if (shift.On(day, calendar) is var (begins, ends)) turns.UnionWith([new DateTimeOffset(begins, Vietnam), new DateTimeOffset(ends, Vietnam)]);
            }
        }
        return [.. turns.Where(turn => turn >= from && turn < until)];
    }

    /// <summary>The officer's shift that runs, or the last that is over for less than <paramref name="grace"/>; null: none.</summary>
    public (DateTimeOffset From, DateTimeOffset Until)? ShiftOf(string officerId, DateTimeOffset time, TimeSpan grace) =>
        Worked(shift => shift.OfficerId == officerId, time).Where(shift => shift.From <= time && shift.Until > time - grace).OrderByDescending(shift => shift.From).Cast<(DateTimeOffset, DateTimeOffset)?>().FirstOrDefault();

    /// <summary>Whether the roster has them at that time.</summary>
    public bool HasShifts(string officerId, DateTimeOffset time) => shifts.Any(shift => shift.OfficerId == officerId && shift.ValidFrom <= Day(time) && (shift.ValidUntil is null || shift.ValidUntil >= Day(time)));

    /// <summary>Whether the officer is on a shift then, or within <paramref name="around"/> of one.</summary>
    public bool WorksAt(string officerId, DateTimeOffset time, TimeSpan around) => !IsAbsent(officerId, time) && Worked(shift => shift.OfficerId == officerId, time).Any(shift => shift.From - around <= time && time < shift.Until + around);

    /// <summary>When the next shift of the unit ends that has not begun long ago; null: the roster has none near.</summary>
    /// <param name="unitId">Null: of any unit.</param>
    public DateTimeOffset? NextShiftEnd(Guid? unitId, DateTimeOffset time) =>
        Worked(shift => unitId is null || shift.UnitId == unitId, time).Where(shift => shift.From >= time.AddHours(-1) && shift.Until > time).OrderBy(shift => shift.From).ThenBy(shift => shift.Until)
            .Select(shift => (DateTimeOffset?)shift.Until).FirstOrDefault();

    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Worked(Func<DutyShift, bool> which, DateTimeOffset time) =>
        from shift in shifts.Where(which)
        from day in Enumerable.Range(-2, 5)
        let worked = shift.On(Day(time).AddDays(day), calendar)
        where worked is not null
        select (new DateTimeOffset(worked.Value.From, Vietnam).ToUniversalTime(), new DateTimeOffset(worked.Value.Until, Vietnam).ToUniversalTime());

    private IEnumerable<OnHand> OnDuty(Guid unitId, DateTimeOffset time)
    {
        var (local, today) = (time.ToOffset(Vietnam).DateTime, Day(time));
        return shifts.Where(shift => shift.UnitId == unitId && (Covers(shift, today, local) || Covers(shift, today.AddDays(-1), local)))
            .OrderBy(shift => shift.Rank).ThenBy(shift => shift.OfficerName, StringComparer.Ordinal).ThenBy(shift => shift.Id)
            .Where(shift => _staff.ContainsKey(shift.OfficerId) && !IsAbsent(shift.OfficerId, time))
            .Select(shift => _staff[shift.OfficerId]);
    }

    private bool Covers(DutyShift shift, DateOnly day, DateTime local) => shift.On(day, calendar) is var (from, until) && from <= local && local < until;

    private bool IsAbsent(string officerId, DateTimeOffset time) => absences.Any(absence => absence.OfficerId == officerId && absence.From <= time && time < absence.Until);

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Vietnam).DateTime);
}
