using System.Text.RegularExpressions;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Register;

/// <param name="Why">"đã có: hồ sơ 2026-000123", "trùng trang “2025”, dòng 14".</param>
public sealed record KnownLine(ReadLine Line, string Why);

/// <summary>What would be taken in. Nothing is written yet.</summary>
public sealed record ImportPlan(IReadOnlyList<ReadLine> New, IReadOnlyList<KnownLine> Known, IReadOnlyList<RegisterFault> Faults, IReadOnlyList<string> Notes);

/// <summary>Takes the ward's own register over: each line once, as a case that starts no clock, rings nobody and sends nothing.</summary>
public sealed partial class RegisterImport
{
    /// <summary>What the channel of an imported report is called.</summary>
    public const string Channel = "so-theo-doi";

    private const int AtOnce = 500;
    private const int ShortContent = 20;

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly ErasableSecrets _secrets;
    private readonly TimeProvider _time;

    internal RegisterImport(CasesDb db, CaseKeys keys, ErasableSecrets secrets, TimeProvider time) => (_db, _keys, _secrets, _time) = (db, keys, secrets, time);

    /// <summary>Hides who reported in what will be readable, and finds what is here already.</summary>
    public async Task<ImportPlan> PlanAsync(Guid wardId, ReadRegister read, CancellationToken ct)
    {
        foreach (var line in read.Lines)
        {
            var reporter = line.Line[RegisterColumn.Reporter];
            foreach (var column in RegisterColumn.All.Where(column => column != RegisterColumn.Reporter && !column.IsDate)) line.Line[column] = SenderNames.Mask(reporter, line.Line[column]);
        }
        var (fresh, known) = await SiftAsync(wardId, read.Lines, ct);
        return new ImportPlan(fresh, known, read.Faults, read.Notes);
    }

    /// <summary>Writes what is still new, all or nothing. Call it inside the transaction that is to hold it.</summary>
    /// <param name="made">From <see cref="Prepare"/>.</param>
    /// <param name="categories">The kinds of case the ward has.</param>
    /// <returns>How many cases were made.</returns>
    public Task<int> WriteAsync(WardView ward, IReadOnlyList<ReadLine> lines, IReadOnlyDictionary<ReadLine, Guid> made, IReadOnlyList<CategoryPlace> categories, Officer officer, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var (fresh, _) = await SiftAsync(ward.Id, lines, ct);
            var rules = await _db.RouteRules.AsNoTracking().Where(rule => rule.WardId == ward.Id).ToListAsync(ct);
            var units = await _db.Units.AsNoTracking().Where(unit => unit.WardId == ward.Id).OrderBy(unit => unit.Position).ToListAsync(ct);
            var writing = new ImportedCases(_keys, _secrets, ward, rules, units, new OffenceCategory(categories), officer, _time.GetUtcNow(), await LastNumbersAsync(ward.Id, ct));
            foreach (var some in fresh.Chunk(AtOnce))
            {
                foreach (var line in some) _db.AddRange(writing.RowsOf(line, made[line], KeyOf(ward.Id, line)));
                await _db.SaveChangesAsync(ct);
                _db.ChangeTracker.Clear();
            }
            return fresh.Count;
        },
        ct);

    /// <summary>Gives each line the id of its case and, where somebody is named, the secret that can be destroyed. Slow, so done before anything is locked.</summary>
    public IReadOnlyDictionary<ReadLine, Guid> Prepare(IReadOnlyList<ReadLine> lines)
    {
        var made = new Dictionary<ReadLine, Guid>(ReferenceEqualityComparer.Instance);
        foreach (var line in lines)
        {
            made[line] = Guid.CreateVersion7();
            if (ImportedCases.NamesSomebody(line.Line)) _secrets.Create(made[line]);
        }
        return made;
    }

    private async Task<Dictionary<int, int>> LastNumbersAsync(Guid wardId, CancellationToken ct)
    {
        // Of all cases, those the reader withdrew from too: a number is given once.
        var numbers = await _db.AsProgramAsync(() => _db.Cases.Where(file => file.WardId == wardId && file.Channel == Channel).GroupBy(file => file.Number.Substring(0, 6)).Select(group => group.Max(file => file.Number)).ToListAsync(ct));
        return numbers.Where(number => number is not null).ToDictionary(number => int.Parse(number![2..6], System.Globalization.CultureInfo.InvariantCulture), number => int.Parse(number![7..], System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<(List<ReadLine> New, List<KnownLine> Known)> SiftAsync(Guid wardId, IReadOnlyList<ReadLine> lines, CancellationToken ct)
    {
        var (fresh, known, seen) = (new List<ReadLine>(), new List<KnownLine>(), new Dictionary<string, ReadLine>(StringComparer.Ordinal));
        foreach (var some in lines.Chunk(AtOnce))
        {
            var keys = some.Select(line => KeyOf(wardId, line)).ToList();
            var here = (await _db.AsProgramAsync(() => (
                from report in _db.Reports
                where keys.Contains(report.DraftHash)
                join file in _db.Cases on report.CaseId equals file.Id
                select new { report.DraftHash, file.Number }).ToListAsync(ct))).ToDictionary(row => Convert.ToHexString(row.DraftHash), row => row.Number);
            var named = some.Select(line => line.Line[RegisterColumn.Number]).Where(number => number.Length is > 0 and <= 20).Distinct().ToList();
            var own = (await _db.AsProgramAsync(() => _db.Cases.Where(file => file.WardId == wardId && named.Contains(file.Number)).Select(file => new { file.Number, file.Summary }).ToListAsync(ct))).ToDictionary(row => row.Number, row => row.Summary);
            var numbers = here.Values.ToList();
            var shown = (await _db.Cases.Where(file => file.WardId == wardId && numbers.Contains(file.Number)).Select(file => file.Number).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
            for (var i = 0; i < some.Length; i++)
            {
                var (line, key) = (some[i], Convert.ToHexString(keys[i]));
                if (here.TryGetValue(key, out var number)) known.Add(new KnownLine(line, shown.Contains(number) ? $"đã có: hồ sơ {number}" : "đã có trong hồ sơ của phường"));
                else if (own.TryGetValue(line.Line[RegisterColumn.Number], out var summary) && Begins(line.Line[RegisterColumn.Content], summary)) known.Add(new KnownLine(line, $"đã có: hồ sơ {line.Line[RegisterColumn.Number]}"));
                else if (!seen.TryAdd(key, line)) known.Add(new KnownLine(line, $"trùng {seen[key].Where}"));
                else fresh.Add(line);
            }
        }
        return (fresh, known);
    }

    /// <summary>A case of our own, exported and brought back.</summary>
    private static bool Begins(string content, string summary) => RegisterText.Fold(content).StartsWith(RegisterText.Fold(summary.TrimEnd('…')), StringComparison.Ordinal);

    /// <summary>
    /// What makes a line this line: day, offence, place, story. Not who reported, which is a pseudonym once it has been exported, and not the running number,
    /// which is given anew every year; only a story of a few letters needs the number, and numbers of this program are never given twice.
    /// </summary>
    private byte[] KeyOf(Guid wardId, ReadLine line)
    {
        var content = RegisterText.Fold(line.Line[RegisterColumn.Content]);
        return _keys.HashDraft(string.Join('\u001f', Channel, wardId.ToString("N"), RegisterDay.Write(line.Day), RegisterText.Fold(line.Line[RegisterColumn.Offence]), RegisterText.Fold(line.Line[RegisterColumn.Place]), content,
            content.Length < ShortContent || OwnNumber().IsMatch(line.Line[RegisterColumn.Number]) ? RegisterText.Fold(line.Line[RegisterColumn.Number]) : ""));
    }

    [GeneratedRegex(@"^(TT)?\d{4}-\d{6}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnNumber();
}
