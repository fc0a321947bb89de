namespace AnTT.Cases.Routing;

/// <summary>On which days of its week a shift is worked.</summary>
public enum ShiftDays
{
    Any,

    /// <summary>Ngày làm việc, by the office calendar.</summary>
    WorkDays,

    /// <summary>Ngày nghỉ, ngày lễ, by the office calendar.</summary>
    DaysOff,
}

/// <summary>An officer on duty for a unit, week after week (ca trực).</summary>
public sealed class DutyShift
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid UnitId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }

    /// <summary>Days of the week it begins on, bit 0 Monday … bit 6 Sunday.</summary>
    public required int Week { get; init; }

    public ShiftDays Days { get; init; }

    /// <summary>Minutes after midnight, Vietnamese time.</summary>
    public required int FromMinute { get; init; }

    /// <summary>Minutes after midnight; not after <see cref="FromMinute"/>: on the next day. Equal: a whole day and night.</summary>
    public required int UntilMinute { get; init; }

    /// <summary>0 is rung first, 1 is the back-up (dự phòng), and so on.</summary>
    public required int Rank { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day it begins on; null: until it is taken off.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>When it is worked that begins on this day; null: not on this day. In local time.</summary>
    internal (DateTime From, DateTime Until)? On(DateOnly day, Clocks.WorkCalendar calendar)
    {
        if (day < ValidFrom || day > ValidUntil || (Week & 1 << ((int)day.DayOfWeek + 6) % 7) == 0) return null;
        if (Days != ShiftDays.Any && calendar.IsWorkDay(day) != (Days == ShiftDays.WorkDays)) return null;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return (midnight.AddMinutes(FromMinute), midnight.AddMinutes(UntilMinute > FromMinute ? UntilMinute : UntilMinute + 1440));
    }
}

/// <summary>A time an officer takes nothing in (nghỉ phép, đi học, công tác).</summary>
public sealed class DutyAbsence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Somebody with an account that works cases.</summary>
/// <param name="IsHead">Chỉ huy: who is rung when nobody else is left.</param>
/// <param name="Inspects">Thanh tra cấp trên: works behind the conflict door, and there alone.</param>
public sealed record OnHand(string Id, string Name, bool IsHead, bool Inspects = false);

/// <summary>Who is to take a tip in, in the order they are rung.</summary>
/// <param name="OnDuty">How many of <paramref name="Order"/> are on duty; the heads come after them.</param>
public sealed record DutyCall(Unit Unit, IReadOnlyList<OnHand> Order, int OnDuty)
{
    public OnHand? Person => Order.Count > 0 ? Order[0] : null;

    public OnHand? BackUp => Order.Count > 1 ? Order[1] : null;
}
