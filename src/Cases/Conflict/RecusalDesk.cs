using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Conflict;

/// <summary>Withdrawing from a case, and being let in again. Each leaves a line in the log.</summary>
public sealed class RecusalDesk
{
    /// <summary>What the law names; "khác" is explained in words.</summary>
    public static IReadOnlyList<string> Grounds { get; } =
    [
        "Người liên quan là người thân thích của tôi",
        "Tôi hoặc người nhà tôi là người bị hại, người báo tin hoặc người làm chứng",
        "Tôi có quan hệ làm ăn, tiền bạc hoặc mâu thuẫn với người liên quan",
        "Lý do khác khiến tôi khó vô tư",
    ];

    private readonly CasesDb _db;
    private readonly CaseDesk _desk;
    private readonly DutyRoster _roster;
    private readonly RecusedReaders _readers;
    private readonly TimeProvider _clock;

    internal RecusalDesk(CasesDb db, CaseDesk desk, DutyRoster roster, RecusedReaders readers, TimeProvider clock) =>
        (_db, _desk, _roster, _readers, _clock) = (db, desk, roster, readers, clock);

    /// <summary>Takes the case out of the officer's sight for good. If nobody else has it in hand, it goes to the next who is on duty, else to a head.</summary>
    /// <param name="ground">One of <see cref="Grounds"/>; nobody is asked to say more.</param>
    /// <param name="staff">Who has an account that works cases, now.</param>
    /// <param name="workers">The same with their units, whose keys open the evidence.</param>
    public Task<CaseResult> WithdrawAsync(Guid caseId, string? ground, Officer officer, IReadOnlyList<OnHand> staff, IReadOnlyList<Officer> workers, CancellationToken ct)
    {
        if (ground is null || !Grounds.Contains(ground)) return Task.FromResult<CaseResult>(new CaseResult.Refused("Ground", "Hãy chọn lý do bạn rút."));
        return _db.AtomicallyAsync(
            async () =>
            {
                _db.ChangeTracker.Clear();
                if (await _db.Cases.FirstOrDefaultAsync(row => row.Id == caseId, ct) is not { } file) return new CaseResult.Unknown();
                if (file.State == CaseState.Purged) return new CaseResult.Refused("Ground", "Nội dung hồ sơ đã xoá, không còn gì để rút.");
                var gone = await OfAsync(caseId, ct);
                if (gone.Any(row => row.OfficerId == officer.Id)) return new CaseResult.Done(file.Version);
                _db.Add(new CaseEvent { WardId = file.WardId, CaseId = caseId, Kind = CaseEventKind.Recused, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), Reason = ground });
                if (!StateTable.IsEnd(file.State) && (file.OfficerId is null || file.OfficerId == officer.Id))
                {
                    var book = await _roster.BookAsync(file.WardId, staff, ct);
                    var unit = book.Units.FirstOrDefault(row => row.Id == file.UnitId) ?? book.CatchAll;
                    var next = book.At(unit, _clock.GetUtcNow()).Order.FirstOrDefault(one => one.Id != officer.Id && gone.All(row => row.OfficerId != one.Id));
                    await _desk.HandOnAsync(file, next is null ? null : workers.FirstOrDefault(one => one.Id == next.Id) ?? new Officer(next.Id, next.Name), ct);
                }
                if (file.RungForName == officer.Name || file.RungForId == officer.Id) (file.RungForId, file.RungForName) = (null, null);
                _readers.Add(officer.Id);
                _db.Add(new Recusal { CaseId = caseId, WardId = file.WardId, OfficerId = officer.Id, OfficerName = officer.Name, At = _clock.GetUtcNow() });
                await _db.SaveChangesAsync(ct);
                return (CaseResult)new CaseResult.Done(file.Version);
            },
            ct);
    }

    /// <summary>Lets an officer see the case again: a commander who has not withdrawn from it decides, and says why.</summary>
    public Task<CaseResult> LetInAsync(Guid caseId, string officerId, string? reason, Officer by, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            _db.ChangeTracker.Clear();
            // Whoever withdrew does not see the case, and decides about nobody's part in it, least of all their own.
            if (!await _db.Cases.AnyAsync(row => row.Id == caseId, ct) || await _db.Recusals.AnyAsync(row => row.CaseId == caseId && row.OfficerId == by.Id, ct)) return new CaseResult.Unknown();
            if (!by.Commands) return new CaseResult.Refused("LetInReason", "Chỉ chỉ huy được cho người đã rút tham gia lại.");
            if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2000) return new CaseResult.Refused("LetInReason", "Hãy ghi lý do (không quá 2.000 ký tự); lý do được ghi vào nhật ký.");
            if (await _db.Recusals.FirstOrDefaultAsync(row => row.CaseId == caseId && row.OfficerId == officerId, ct) is not { } recusal) return new CaseResult.Unknown();
            _db.Remove(recusal);
            _db.Add(new CaseEvent
            {
                WardId = recusal.WardId, CaseId = caseId, Kind = CaseEventKind.RecusalEnded, ActorId = by.Id, ActorName = by.Name, At = _clock.GetUtcNow(), To = recusal.OfficerName, Reason = reason.Trim(),
            });
            await _db.SaveChangesAsync(ct);
            return (CaseResult)new CaseResult.Done(0);
        },
        ct);

    /// <summary>Who has withdrawn from it, first to last.</summary>
    public async Task<IReadOnlyList<Recusal>> OfAsync(Guid caseId, CancellationToken ct) =>
        await _db.Recusals.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.At).ThenBy(row => row.OfficerId).ToListAsync(ct);
}
