using System.Globalization;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Clocks;

/// <param name="From">Minutes after midnight.</param>
/// <param name="Until">Minutes after midnight, at most 1440, more than <paramref name="From"/>.</param>
public readonly record struct WorkSpan(int From, int Until);

/// <summary>A day off, or a day worked in place of another, that somebody must still confirm; not counted until then.</summary>
public sealed record UnconfirmedDay(int Line, string Text);

/// <summary>When the office works (lịch làm việc): the week, days off by law or decree, days worked in their place.</summary>
/// <remarks>Written as text, one line each: <c>Thứ Hai: 07:30-11:30, 13:30-17:00</c>, <c>Nghỉ 01/01/2027: Tết Dương lịch</c>, <c>Làm bù 13/02/2027: 07:30-11:30</c>.</remarks>
public sealed class WorkCalendar
{
    /// <summary>Name of the calendar of office hours.</summary>
    public const string Office = "hanh-chinh";

    /// <summary>Marks a line that does not count yet.</summary>
    public const string NotConfirmed = "(cần xác nhận)";

    private const int LongestHoliday = 31;

    private static readonly Dictionary<string, DayOfWeek> Days = new()
    {
        ["thu hai"] = DayOfWeek.Monday, ["thu ba"] = DayOfWeek.Tuesday, ["thu tu"] = DayOfWeek.Wednesday, ["thu nam"] = DayOfWeek.Thursday,
        ["thu sau"] = DayOfWeek.Friday, ["thu bay"] = DayOfWeek.Saturday, ["chu nhat"] = DayOfWeek.Sunday,
    };

    private readonly Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> _week = [];
    private readonly Dictionary<DateOnly, IReadOnlyList<WorkSpan>> _days = [];
    private readonly List<UnconfirmedDay> _unconfirmed = [];

    private WorkCalendar()
    {
    }

    public IReadOnlyList<UnconfirmedDay> Unconfirmed => _unconfirmed;

    /// <summary>The last day somebody has said anything about; null: no single day is named.</summary>
    public DateOnly? LastNamedDay => _days.Count == 0 ? null : _days.Keys.Max();

    public bool IsWorkDay(DateOnly day) => SpansOn(day).Count > 0;

    public IReadOnlyList<WorkSpan> SpansOn(DateOnly day) =>
        _days.TryGetValue(day, out var special) ? special : _week.TryGetValue(day.DayOfWeek, out var usual) ? usual : [];

    /// <returns>The calendar, or what is wrong, line by line.</returns>
    public static (WorkCalendar? Calendar, IReadOnlyList<string> Faults) Read(string text)
    {
        var calendar = new WorkCalendar();
        var faults = new List<string>();
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (calendar.Take(line, number) is { } fault) faults.Add($"Dòng {number}: {fault}");
        }
        if (calendar._week.Values.All(spans => spans.Count == 0)) faults.Add("Lịch cần ít nhất một ngày làm việc trong tuần, ví dụ “Thứ Hai: 07:30-11:30, 13:30-17:00”.");
        return (faults.Count == 0 ? calendar : null, faults);
    }

    /// <returns>Null: understood.</returns>
    private string? Take(string line, int number)
    {
        var parts = line.Split(':', 2);
        var head = Letters.Fold(parts[0]).Trim();
        var rest = parts.Length > 1 ? parts[1].Trim() : "";
        if (Days.TryGetValue(head, out var day))
        {
            if (_week.ContainsKey(day)) return $"“{parts[0]}” đã ghi ở trên.";
            if (Spans(rest) is not { } spans) return "giờ làm việc ghi như “07:30-11:30, 13:30-17:00”, hoặc “nghỉ”.";
            _week[day] = spans;
            return null;
        }
        if (head.StartsWith("nghi ", StringComparison.Ordinal)) return TakeDays(line, head[5..], [], number);
        if (!head.StartsWith("lam bu ", StringComparison.Ordinal)) return "dòng bắt đầu bằng một thứ trong tuần, “Nghỉ” hoặc “Làm bù”; ghi chú bắt đầu bằng #.";
        var hours = Letters.Fold(rest).Split('(')[0];
        return Spans(hours) is { Count: > 0 } worked ? TakeDays(line, head[7..], worked, number) : "sau “Làm bù NGÀY:” là giờ làm việc, như “07:30-11:30, 13:30-17:00”.";
    }

    private string? TakeDays(string line, string dates, IReadOnlyList<WorkSpan> spans, int number)
    {
        var ends = dates.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length > 2 || !Date(ends[0], out var first) || !Date(ends[^1], out var last)) return "ngày ghi như “01/01/2027” hoặc “05/02/2027 - 11/02/2027”.";
        if (last < first || last.DayNumber - first.DayNumber >= LongestHoliday) return $"ngày cuối phải sau ngày đầu, và không quá {LongestHoliday} ngày.";
        if (Letters.Fold(line).Contains(Letters.Fold(NotConfirmed), StringComparison.Ordinal))
        {
            _unconfirmed.Add(new UnconfirmedDay(number, line));
            return null;
        }
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!_days.TryAdd(day, spans)) return $"ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)} đã ghi ở trên.";
        }
        return null;
    }

    /// <returns>Null: not understood. Sorted, not overlapping.</returns>
    private static List<WorkSpan>? Spans(string text)
    {
        if (Letters.Fold(text).Trim() == "nghi") return [];
        var spans = new List<WorkSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || Minute(ends[0]) is not { } from || Minute(ends[1]) is not { } until || until <= from) return null;
            if (spans.Count > 0 && from < spans[^1].Until) return null;
            spans.Add(new WorkSpan(from, until));
        }
        return spans;
    }

    private static int? Minute(string text) => text == "24:00" ? 1440
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;

    private static bool Date(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, ["dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
