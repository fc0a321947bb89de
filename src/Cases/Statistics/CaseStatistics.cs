using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Register;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Statistics;

/// <param name="Key">Null: not known.</param>
public sealed record FigureRow(string? Key, Figure Now, Figure Before);

/// <param name="Code">area, category, hour, channel, outcome, unit.</param>
public sealed record FigureTable(string Code, IReadOnlyList<FigureRow> Rows);

/// <summary>Deadlines that ended in a period; null: too few to say.</summary>
public sealed record OnTimeRate(string Kind, int? Percent, int? PercentBefore);

/// <summary>Figures of a period beside those of the one before.</summary>
/// <param name="Answered">Cases whose sender was told something, against those filed, in hundredths, in steps of five; null: too few.</param>
/// <param name="CameBack">The same of those whose sender wrote again.</param>
public sealed record PeriodFigures(Period Period, Figure Total, Figure TotalBefore, IReadOnlyList<FigureTable> Tables, IReadOnlyList<OnTimeRate> OnTime, int? Answered, int? CameBack);

/// <summary>Counts cases. Only periods that are over have figures, and only what <see cref="Suppression"/> lets through leaves this class.</summary>
public sealed class CaseStatistics
{
    private const int LeastEnded = 10;
    private const int LeastTold = 20;

    private static readonly string PublicNote = CaseWords.Of(NoteVisibility.Public);

    private readonly CasesDb _db;
    private readonly TimeProvider _time;
    private readonly SettledYears _settled;

    internal CaseStatistics(CasesDb db, TimeProvider time, SettledYears settled) => (_db, _time, _settled) = (db, time, settled);

    private sealed record Counted(int Week, string? Key, int Cases);

    private sealed record Read(string Code, IReadOnlyList<string?> Keys, List<Counted> Counts);

    /// <returns>Null: the period is not over.</returns>
    public async Task<PeriodFigures?> OfAsync(Guid wardId, Period period, CancellationToken ct)
    {
        var now = _time.GetUtcNow();
        if (!period.IsOver(now)) return null;
        var tables = await ReadAsync(wardId, period.Before.Year, period.Year, ct);
        var years = new Dictionary<int, Suppression>();
        foreach (var year in new[] { period.Before.Year, period.Year }.Distinct()) years[year] = Suppress(tables, year, Period.WeekOf(now));
        var column = 0;
        Figure Of(Period one, int at) => years[one.Year][one, at]!.Value;
        var (total, totalBefore) = (Of(period, 0), Of(period.Before, 0));
        var shown = tables.ConvertAll(table => new FigureTable(table.Code, [.. table.Keys.Select(key => new FigureRow(key, Of(period, ++column), Of(period.Before, column)))]));
        var (onTime, answered, cameBack) = await ToldAsync(wardId, period, ct);
        return new PeriodFigures(period, total, totalBefore, shown, onTime, answered, cameBack);
    }

    /// <summary>From the sums; a year has some thousands of them however many cases there were.</summary>
    private async Task<List<Read>> ReadAsync(Guid wardId, int fromYear, int untilYear, CancellationToken ct)
    {
        var (first, last) = (new Period(PeriodKind.Year, fromYear).FirstWeek, new Period(PeriodKind.Year, untilYear).LastWeek);
        var sums = await _db.Sums.AsNoTracking().Where(sum => sum.WardId == wardId && sum.Week >= first && sum.Week <= last && sum.Cases > 0)
            .Select(sum => new { sum.Week, sum.Table, sum.Key, sum.Cases }).ToListAsync(ct);
        var tables = sums.ToLookup(sum => sum.Table, sum => new Counted(sum.Week, sum.Key.Length == 0 ? null : sum.Key, sum.Cases), StringComparer.Ordinal);
        return [.. CaseSums.Tables.Select(code => Make(code, tables[code]))];
    }

    // Every key of both years, in an order that says nothing of how many.
    private static Read Make(string code, IEnumerable<Counted> counts)
    {
        var all = counts.ToList();
        return new Read(code, [.. all.Select(row => row.Key).Distinct().Order(StringComparer.Ordinal)], all);
    }

    private Suppression Suppress(List<Read> tables, int year, int runningWeek)
    {
        var first = new Period(PeriodKind.Year, year).FirstWeek;
        var weeks = Enumerable.Range(0, 48).Select(_ => new int[1 + tables.Sum(table => table.Keys.Count)]).ToArray();
        var column = 1;
        foreach (var table in tables)
        {
            var at = table.Keys.Select((key, i) => (Key: key ?? "", At: column + i)).ToDictionary(pair => pair.Key, pair => pair.At, StringComparer.Ordinal);
            // What still runs is not published and must not make the year look new with every tip.
            foreach (var row in table.Counts.Where(row => row.Week >= first && row.Week < Math.Min(first + 48, runningWeek))) weeks[row.Week - first][at[row.Key ?? ""]] += row.Cases;
            column += table.Keys.Count;
        }
        // Of the first table: each adds up to it.
        foreach (var week in weeks) week[0] = week.AsSpan(1, tables[0].Keys.Count).ToArray().Sum();
        return _settled.Of(weeks, tables.ConvertAll(table => table.Keys.Count), Math.Clamp(runningWeek - first, 0, 48));
    }

    private async Task<PeriodTold> ToldAsync(Guid wardId, Period period, CancellationToken ct)
    {
        if (_settled.ToldOf(wardId, period) is { } known) return known;
        var code = period.Code;
        var written = await _db.PeriodLogs.AsNoTracking().FirstOrDefaultAsync(log => log.WardId == wardId && log.Period == code, ct);
        return _settled.Keep(wardId, period, written is null ? await ReadLogAsync(wardId, period, ct) : PeriodTold.Of(written));
    }

    private async Task<PeriodTold> ReadLogAsync(Guid wardId, Period period, CancellationToken ct)
    {
        var (answered, cameBack) = await TalkAsync(wardId, period, ct);
        return new PeriodTold(await OnTimeAsync(wardId, period, ct), answered, cameBack);
    }

    /// <summary>Periods a page offers whose log nobody has read through yet, of every ward, the last ones first.</summary>
    public async Task<IReadOnlyList<(Guid WardId, Period Period)>> UnsettledAsync(CancellationToken ct)
    {
        var (now, open) = (_time.GetUtcNow(), new List<(Guid, Period)>());
        foreach (var wardId in await _db.Wards.Select(ward => ward.Id).ToListAsync(ct))
        {
            var known = await _db.PeriodLogs.Where(log => log.WardId == wardId).Select(log => log.Period).ToHashSetAsync(ct);
            open.AddRange(Period.Offered(now).Where(period => !known.Contains(period.Code)).Select(period => (wardId, period)));
        }
        return open;
    }

    /// <summary>Reads the log of one such period through; <see cref="SettleAsync"/> writes down what it says.</summary>
    public Task<PeriodTold> ReadThroughAsync(Guid wardId, Period period, CancellationToken ct) => ToldAsync(wardId, period, ct);

    public async Task<int> SettleAsync(Guid wardId, Period period, PeriodTold told, CancellationToken ct)
    {
        var code = period.Code;
        if (await _db.PeriodLogs.AnyAsync(log => log.WardId == wardId && log.Period == code, ct)) return 0;
        _db.PeriodLogs.Add(told.Write(wardId, period));
        return await _db.SaveChangesAsync(ct);
    }

    /// <summary>By the log. Rates and not numbers, and only of many, so that no table can be filled from them.</summary>
    private async Task<IReadOnlyList<OnTimeRate>> OnTimeAsync(Guid wardId, Period period, CancellationToken ct)
    {
        var now = await OnTimeLinesAsync(wardId, period, ct);
        var before = await OnTimeLinesAsync(wardId, period.Before, ct);
        return [.. now.Keys.Union(before.Keys).Order(StringComparer.Ordinal).Select(kind => new OnTimeRate(kind, Rate(now.GetValueOrDefault(kind)), Rate(before.GetValueOrDefault(kind))))];
    }

    private static int? Rate((int OnTime, int Missed) counted) => counted.OnTime + counted.Missed < LeastEnded ? null : Rounded(counted.OnTime, counted.OnTime + counted.Missed);

    /// <summary>In steps of five hundredths.</summary>
    public static int Rounded(int part, int whole) => whole <= 0 ? 0 : Math.Min(100, (int)Math.Round(part * 20.0 / whole, MidpointRounding.AwayFromZero) * 5);

    private async Task<Dictionary<string, (int OnTime, int Missed)>> OnTimeLinesAsync(Guid wardId, Period period, CancellationToken ct)
    {
        var (from, until) = (period.Start.ToUniversalTime(), period.End.ToUniversalTime());
        var lines = _db.Events.AsNoTracking().Where(line => line.WardId == wardId && line.At >= from && line.At < until);
        var met = await lines.Where(line => line.Kind == CaseEventKind.ClockMet && line.To == ClockFollower.OnTime).GroupBy(line => line.From).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var missed = await lines.Where(line => line.Kind == CaseEventKind.ClockMissed).GroupBy(line => line.From).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var rates = met.ToDictionary(row => row.Key ?? "", row => (row.Count, 0));
        foreach (var row in missed) rates[row.Key ?? ""] = (rates.GetValueOrDefault(row.Key ?? "").Item1, row.Count);
        return rates;
    }

    /// <summary>In the period: how many senders were told something, and how many wrote again, each against the cases filed, those of an old register left out.</summary>
    private async Task<(int? Answered, int? CameBack)> TalkAsync(Guid wardId, Period period, CancellationToken ct)
    {
        var (from, until, first, last) = (period.Start.ToUniversalTime(), period.End.ToUniversalTime(), period.FirstWeek, period.LastWeek);
        var filed = await _db.Sums.Where(sum => sum.WardId == wardId && sum.Table == CaseSums.Channel && sum.Key != RegisterImport.Channel && sum.Week >= first && sum.Week <= last).SumAsync(sum => sum.Cases, ct);
        if (filed < LeastTold) return (null, null);
        var lines = _db.Events.AsNoTracking().Where(line => line.WardId == wardId && line.At >= from && line.At < until);
        var answers = lines.Where(line => line.Kind == CaseEventKind.Replied
            || (line.Kind == CaseEventKind.NoteAdded && line.To == PublicNote)
            || (line.Kind == CaseEventKind.StateChanged && (line.To == nameof(CaseState.NeedMore) || line.To == nameof(CaseState.OutOfScope) || line.To!.StartsWith(nameof(CaseState.Closed)))));
        var returns = lines.Where(line => line.Kind == CaseEventKind.ReporterWrote || line.Kind == CaseEventKind.StillHappening);
        Task<int> CasesOf(IQueryable<CaseEvent> some) => some.Select(line => line.CaseId).Distinct().CountAsync(ct);
        return (Rounded(await CasesOf(answers), filed), Rounded(await CasesOf(returns), filed));
    }
}
