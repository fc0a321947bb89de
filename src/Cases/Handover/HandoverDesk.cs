using System.Text.RegularExpressions;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Handover;

/// <summary>Cards of shifts: written by who leaves, taken by who comes. Both leave a line in the log.</summary>
public sealed partial class HandoverDesk
{
    private static readonly TimeSpan LongestShift = TimeSpan.FromDays(7);

    private static readonly TimeSpan WordsKeptFor = TimeSpan.FromDays(90);

    private readonly CasesDb _db;
    private readonly TimeProvider _clock;

    internal HandoverDesk(CasesDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    /// <summary>Not taken yet and meant for this officer, the oldest first.</summary>
    public async Task<IReadOnlyList<ShiftHandover>> WaitingAsync(Guid wardId, Officer officer, CancellationToken ct) =>
        await _db.Handovers.AsNoTracking().Where(card => card.WardId == wardId && card.TakenAt == null && !card.Replaced && card.OfficerId != officer.Id
            && (card.UnitId == null || officer.UnitId == null || card.UnitId == officer.UnitId)).OrderBy(card => card.WrittenAt).Take(20).ToListAsync(ct);

    /// <summary>The last ones, the newest first.</summary>
    public async Task<IReadOnlyList<ShiftHandover>> LastAsync(Guid wardId, int most, CancellationToken ct) =>
        await _db.Handovers.AsNoTracking().Where(card => card.WardId == wardId).OrderByDescending(card => card.WrittenAt).ThenByDescending(card => card.Id).Take(most).ToListAsync(ct);

    /// <summary>Null: no such card.</summary>
    public Task<ShiftHandover?> FindAsync(Guid id, CancellationToken ct) => _db.Handovers.AsNoTracking().FirstOrDefaultAsync(card => card.Id == id, ct);

    /// <returns>Null: saved. Otherwise what is wrong, for the officer.</returns>
    public Task<string?> WriteAsync(Guid wardId, DateTimeOffset? from, DateTimeOffset? nextUntil, string? words, Officer by, CancellationToken ct) => _db.SaveUnlessRefusedAsync(
        async () =>
        {
            var now = _clock.GetUtcNow();
            if (from is not { } begun || begun > now || begun < now - LongestShift) return "Hãy ghi ca của bạn bắt đầu lúc nào (trước bây giờ, không quá 7 ngày).";
            if (nextUntil is not { } ends || ends <= now || ends > now + LongestShift) return "Hãy ghi ca sau kết thúc lúc nào (sau bây giờ, không quá 7 ngày).";
            var said = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
            if (said?.Length > ShiftHandover.LongestWords) return "Lời dặn dài quá 2.000 ký tự, hãy rút gọn.";
            if (said is not null && (await HiddenInAsync(said, ct)).FirstOrDefault() is { } unknown) return $"Không có hồ sơ {unknown}. Hãy xem lại số trong lời dặn.";
            foreach (var older in await _db.Handovers.Where(card => card.WardId == wardId && card.OfficerId == by.Id && card.TakenAt == null && !card.Replaced).ToListAsync(ct)) older.Replaced = true;
            var card = new ShiftHandover { WardId = wardId, OfficerId = by.Id, OfficerName = by.Name, UnitId = by.UnitId, From = begun, WrittenAt = now, NextUntil = ends, Words = said };
            _db.Add(card);
            Log(card, CaseEventKind.ShiftHandedOver, by);
            // What was said of cases outlives neither them nor its use; that it was said stands in the log.
            var old = now - WordsKeptFor;
            await _db.Handovers.Where(one => one.WardId == wardId && one.WrittenAt < old && one.Words != null).ExecuteUpdateAsync(set => set.SetProperty(one => one.Words, (string?)null), ct);
            return null;
        },
        ct);

    public async Task<CaseResult> TakeAsync(Guid id, Officer by, CancellationToken ct) => await _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            if (await _db.Handovers.FirstOrDefaultAsync(card => card.Id == id, ct) is not { } card) return (CaseResult)new CaseResult.Unknown();
            if (card.TakenById == by.Id) return new CaseResult.Done(card.Version);
            if (card.TakenAt is not null) return new CaseResult.Refused("", $"{card.TakenByName} đã nhận ca này rồi.");
            if (card.Replaced) return new CaseResult.Refused("", $"{card.OfficerName} đã viết thẻ mới thay thẻ này. Hãy mở thẻ mới.");
            if (card.OfficerId == by.Id) return new CaseResult.Refused("", "Người giao ca không tự nhận ca của mình.");
            if (card.UnitId is not null && by.UnitId is not null && card.UnitId != by.UnitId) return new CaseResult.Refused("", "Thẻ này của đơn vị khác.");
            (card.TakenById, card.TakenByName, card.TakenAt) = (by.Id, by.Name, _clock.GetUtcNow());
            Log(card, CaseEventKind.ShiftTaken, by);
            await _db.SaveChangesAsync(ct);
            return new CaseResult.Done(card.Version);
        },
        ct);

    /// <summary>The words of a card for whoever reads it: a line that names a case these eyes may not see, or that does not exist, is left out.</summary>
    /// <returns>Null in place of a line left out.</returns>
    public async Task<IReadOnlyList<string?>> WordsForReaderAsync(ShiftHandover card, CancellationToken ct)
    {
        if (card.Words is null) return [];
        var hidden = (await HiddenInAsync(card.Words, ct)).ToHashSet(StringComparer.Ordinal);
        return [.. card.Words.ReplaceLineEndings("\n").Split('\n').Select(line => Numbers().Matches(line).Any(match => hidden.Contains(match.Value)) ? null : line)];
    }

    /// <summary>Numbers, as written, of cases that are not there for these eyes, or not at all.</summary>
    private async Task<List<string>> HiddenInAsync(string words, CancellationToken ct)
    {
        var named = Numbers().Matches(words).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToDictionary(written => written, MeantBy, StringComparer.Ordinal);
        if (named.Count == 0) return [];
        var meant = named.Values.SelectMany(numbers => numbers).Distinct().ToList();
        var seen = (await _db.Cases.AsNoTracking().Where(file => meant.Contains(file.Number)).Select(file => file.Number).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return [.. named.Where(one => !one.Value.Any(seen.Contains)).Select(one => one.Key)];
    }

    /// <summary>"hs 2026 – 000123" is 2026-000123; letters a house puts before its numbers are part of them.</summary>
    private static string[] MeantBy(string written)
    {
        var digits = written.Where(char.IsAsciiDigit).ToArray();
        var number = $"{new string(digits[..4])}-{new string(digits[4..])}";
        var letters = new string([.. written.Where(char.IsLetter)]).ToUpperInvariant();
        return letters is "TT" or "DT" or "SO" ? [letters + number] : [number];
    }

    private void Log(ShiftHandover card, CaseEventKind kind, Officer by) => _db.Add(new CaseEvent
    {
        WardId = card.WardId, CaseId = card.Id, Kind = kind, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), From = kind == CaseEventKind.ShiftTaken ? card.OfficerName : null,
    });

    [GeneratedRegex(@"\p{L}*\d{4}[ \t\u00a0]*[-\u2010-\u2015\u2212/][ \t\u00a0]*\d{6,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
