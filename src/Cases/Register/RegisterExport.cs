using System.Globalization;
using System.Runtime.CompilerServices;
using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Register;

/// <summary>An export somebody asked for, noted in the log before the first row goes out.</summary>
/// <param name="Mark">Who, when, which line of the log; then what was chosen.</param>
public sealed record RegisterRequest(CaseFilter Filter, int Rows, long LogLine, IReadOnlyList<string> Mark);

/// <summary>The cases as the ward's register has them. Senders appear by pseudonym; nothing of the sealed record is read.</summary>
public sealed class RegisterExport
{
    /// <summary>In place of the accused.</summary>
    internal const string SeeCase = "Xem hồ sơ";

    private const int AtOnce = 500;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly CasesDb _db;
    private readonly CaseLists _lists;
    private readonly TimeProvider _time;

    internal RegisterExport(CasesDb db, CaseLists lists, TimeProvider time) => (_db, _lists, _time) = (db, lists, time);

    public Task<int> CountAsync(CaseFilter filter, CancellationToken ct) => _lists.Matching(filter).CountAsync(ct);

    /// <summary>Notes who takes what. What is filed from now on is not in it.</summary>
    /// <param name="chosen">The filter as people read it.</param>
    public Task<RegisterRequest> NoteAsync(CaseFilter filter, string format, string chosen, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var now = _time.GetUtcNow();
            filter = filter with { FiledUntil = filter.FiledUntil is { } until && until < now ? until : now.AddTicks(1) };
            var rows = await CountAsync(filter, ct);
            var line = new CaseEvent
            {
                WardId = filter.WardId, CaseId = filter.WardId, Kind = CaseEventKind.Exported, ActorId = officer.Id, ActorName = officer.Name, At = now,
                To = string.Create(CultureInfo.InvariantCulture, $"sổ theo dõi ({format}): {rows} dòng"), Reason = chosen.Length > 2000 ? chosen[..1999] + "…" : chosen,
            };
            _db.Add(line);
            await _db.SaveChangesAsync(ct);
            var when = now.ToOffset(Vietnam).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
            return new RegisterRequest(filter, rows, line.Sequence, [$"Xuất bởi {officer.Name} lúc {when}, nhật ký số {line.Sequence}", $"{rows} dòng. {chosen}", "Tài liệu nội bộ, không chuyển cho người không có trách nhiệm."]);
        },
        ct);

    /// <summary>Notes that a report of figures was taken away.</summary>
    public Task<CaseEvent> NoteReportAsync(Guid wardId, string name, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var line = new CaseEvent { WardId = wardId, CaseId = wardId, Kind = CaseEventKind.Exported, ActorId = officer.Id, ActorName = officer.Name, At = _time.GetUtcNow(), To = name };
            _db.Add(line);
            await _db.SaveChangesAsync(ct);
            return line;
        },
        ct);

    public Task WriteWorkbookAsync(RegisterRequest request, Stream to, CancellationToken ct) => RegisterWorkbook.WriteAsync(to, LinesAsync(request.Filter, ct), request.Mark, ct);

    public Task WriteCsvAsync(RegisterRequest request, Stream to, CancellationToken ct) => RegisterCsv.WriteAsync(to, LinesAsync(request.Filter, ct), request.Mark, ct);

    /// <summary>In the order they were filed, a few hundred at a time.</summary>
    public async IAsyncEnumerable<RegisterLine> LinesAsync(CaseFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var units = await _db.Units.AsNoTracking().Where(row => row.WardId == filter.WardId).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        var areas = await _db.Areas.AsNoTracking().Where(row => row.WardId == filter.WardId).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        var (after, afterNumber) = (DateTimeOffset.MinValue, "");
        while (true)
        {
            var files = await _lists.Matching(filter).Where(file => file.FiledAt > after || (file.FiledAt == after && string.Compare(file.Number, afterNumber) > 0))
                .OrderBy(file => file.FiledAt).ThenBy(file => file.Number).Take(AtOnce).ToListAsync(ct);
            if (files.Count == 0) yield break;
            var around = await AroundAsync(files.ConvertAll(file => file.Id), ct);
            foreach (var file in files) yield return Line(file, around, units[file.UnitId], file.AreaId is { } area ? areas.GetValueOrDefault(area) : null);
            (after, afterNumber) = (files[^1].FiledAt, files[^1].Number);
        }
    }

    /// <summary>What else the register tells of cases, by case.</summary>
    private sealed record Around(Dictionary<Guid, Report> Reports, Dictionary<Guid, string> Senders, Dictionary<Guid, DateTimeOffset> Ends, ILookup<Guid, Done> Done);

    private sealed record Done(CaseEventKind Kind, DateTimeOffset At);

    private async Task<Around> AroundAsync(List<Guid> ids, CancellationToken ct)
    {
        var reports = await _db.Reports.AsNoTracking().Where(row => ids.Contains(row.CaseId)).OrderBy(row => row.FiledAt).ToListAsync(ct);
        var senders = await _db.Mailboxes.AsNoTracking().Where(row => ids.Contains(row.CaseId)).OrderBy(row => row.Id).Select(row => new { row.CaseId, row.Pseudonym }).ToListAsync(ct);
        var clocks = await _db.Clocks.AsNoTracking().Where(row => ids.Contains(row.CaseId) && row.Ends == ClockEnd.Ending).Select(row => new { row.CaseId, row.DueAt }).ToListAsync(ct);
        var done = await _db.Events.AsNoTracking().Where(row => ids.Contains(row.CaseId) && (row.Kind == CaseEventKind.Assigned || row.Kind == CaseEventKind.ClockExtended))
            .OrderBy(row => row.Sequence).Select(row => new { row.CaseId, row.Kind, row.At }).ToListAsync(ct);
        return new Around(
            reports.GroupBy(row => row.CaseId).ToDictionary(group => group.Key, group => group.First()),
            senders.GroupBy(row => row.CaseId).ToDictionary(group => group.Key, group => group.First().Pseudonym),
            clocks.GroupBy(row => row.CaseId).ToDictionary(group => group.Key, group => group.Max(row => row.DueAt)),
            done.ToLookup(row => row.CaseId, row => new Done(row.Kind, row.At)));
    }

    private static RegisterLine Line(CaseFile file, Around around, string unit, string? area)
    {
        var report = around.Reports.GetValueOrDefault(file.Id);
        var line = new RegisterLine();
        if (report?.ChannelKind == RegisterImport.Channel) foreach (var column in RegisterColumn.All) line[column] = report.Answers.FirstOrDefault(answer => answer.Field == column.Code)?.Text ?? "";
        else Describe(line, file, report, around.Done[file.Id].ToList(), around.Ends.TryGetValue(file.Id, out var end) ? end : null, area);
        if (around.Senders.TryGetValue(file.Id, out var sender)) line[RegisterColumn.Reporter] = sender;
        // No list of people accused leaves the program: who is meant, the case says to those who work it.
        if (line[RegisterColumn.Suspects].Length > 0) line[RegisterColumn.Suspects] = SeeCase;
        // What a register said of an imported case holds until somebody works on it here.
        if (report?.ChannelKind == RegisterImport.Channel && file.Version == 0) return line;
        line[RegisterColumn.Outcome] = file.Outcome is { } outcome ? CaseWords.Of(outcome) : file.State == CaseState.OutOfScope ? CaseWords.Of(file.State) : "";
        line[RegisterColumn.DecidedOn] = file.ClosedAt is { } closed ? Day(closed) : "";
        line[RegisterColumn.Condition] = CaseWords.Of(file.State);
        line[RegisterColumn.Unit] = unit;
        if (file.OfficerName is { } officer) line[RegisterColumn.Investigator] = officer;
        return line;
    }

    private static void Describe(RegisterLine line, CaseFile file, Report? report, List<Done> done, DateTimeOffset? end, string? area)
    {
        line[RegisterColumn.Number] = file.Number;
        line[RegisterColumn.Offence] = file.CategoryName;
        line[RegisterColumn.Day] = Day(file.OccurredAt ?? file.FiledAt);
        line[RegisterColumn.Place] = Clean(string.Join(", ", new[] { file.PlaceText, area }.Where(text => !string.IsNullOrWhiteSpace(text))));
        line[RegisterColumn.Content] = Clean(report is { What.Length: > 0 } ? report.What : file.Summary);
        line[RegisterColumn.AssignedOn] = done.Find(one => one.Kind == CaseEventKind.Assigned) is { } assigned ? Day(assigned.At) : "";
        var extended = done.Count(one => one.Kind == CaseEventKind.ClockExtended);
        line[RegisterColumn.Extensions] = extended == 0 ? "" : extended.ToString(CultureInfo.InvariantCulture);
        line[RegisterColumn.ExpiresOn] = end is { } due ? Day(due) : "";
    }

    /// <summary>As a register cell is read back: no blanks around, lines ended one way.</summary>
    private static string Clean(string text) => RegisterText.Clean(text);

    private static string Day(DateTimeOffset time) => RegisterDay.Write(DateOnly.FromDateTime(time.ToOffset(Vietnam).DateTime));
}
