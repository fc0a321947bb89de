using System.Globalization;

namespace AnTT.Cases.Routing;

/// <summary>Shifts as officers read them.</summary>
public static class DutyWords
{
    private static readonly string[] Days = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

    public static string Of(ShiftDays days) => days switch
    {
        ShiftDays.WorkDays => "chỉ ngày làm việc",
        ShiftDays.DaysOff => "chỉ ngày nghỉ, lễ",
        _ => "kể cả ngày nghỉ, lễ",
    };

    /// <summary>"T2, T3", "mọi ngày".</summary>
    public static string Week(int week) => week == 127 ? "mọi ngày" : string.Join(", ", Days.Where((_, day) => (week & 1 << day) != 0));

    public static string Hours(DutyShift shift) => shift.FromMinute == shift.UntilMinute % 1440
        ? $"cả ngày đêm từ {Clock(shift.FromMinute)}"
        : $"{Clock(shift.FromMinute)}–{Clock(shift.UntilMinute)}{(shift.UntilMinute < shift.FromMinute ? " hôm sau" : "")}";

    /// <summary>"Trần Minh, gọi thứ 1, mọi ngày 07:00–19:00, kể cả ngày nghỉ, lễ".</summary>
    public static string Of(DutyShift shift) => $"{shift.OfficerName}, gọi thứ {shift.Rank + 1}, {Week(shift.Week)} {Hours(shift)}, {Of(shift.Days)}";

    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
