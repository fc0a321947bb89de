using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Lists;

/// <summary>Everything one page shows about a case. Senders appear by pseudonym only.</summary>
public sealed record CasePage(
    CaseFile File,
    string UnitName,
    string? AreaName,
    IReadOnlyList<Report> Reports,
    IReadOnlyList<Mailbox> Mailboxes,
    IReadOnlyList<CaseMessage> Messages,
    IReadOnlyList<Note> Notes,
    IReadOnlyList<EvidenceItem> Evidence,
    IReadOnlyList<CaseEvent> Events,
    IReadOnlyList<DiaryEntry> Diary,
    IReadOnlyList<CaseClock> Clocks)
{
    /// <summary>"Ảnh 2", by <see cref="EvidenceItem.Id"/>; what senders' devices call files stays sealed.</summary>
    public IReadOnlyDictionary<Guid, string> EvidenceNames { get; } = Cases.Evidence.EvidenceNames.Of(Evidence);

    /// <summary>What an officer may do next, as the state table says.</summary>
    public IEnumerable<Move> MovesOf(Officer officer) => StateTable.From(File.State, Mover.Officer).Where(move => move.MayBeMadeBy(officer));
}

public sealed class CasePages
{
    private readonly CasesDb _db;

    internal CasePages(CasesDb db) => _db = db;

    /// <summary>Whether there is such a case for these eyes.</summary>
    public Task<bool> IsThereAsync(Guid caseId, CancellationToken ct) => _db.Cases.AnyAsync(row => row.Id == caseId, ct);

    /// <summary>Null: no such case. Personal notes of other officers are left out.</summary>
    public async Task<CasePage?> GetAsync(Guid caseId, string officerId, CancellationToken ct)
    {
        var file = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
        if (file is null) return null;
        var unit = await _db.Units.Where(row => row.Id == file.UnitId).Select(row => row.Name).SingleAsync(ct);
        var area = await _db.Areas.Where(row => row.Id == file.AreaId).Select(row => row.Name).FirstOrDefaultAsync(ct);
        var vaults = _db.EvidenceVaults.Where(row => row.CaseId == caseId).Select(row => row.Id);
        return new CasePage(
            file,
            unit,
            area,
            await _db.Reports.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.FiledAt).ToListAsync(ct),
            await _db.Mailboxes.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.Id).ToListAsync(ct),
            await _db.Messages.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.SentAt).ThenBy(row => row.Id).ToListAsync(ct),
            await _db.Notes.AsNoTracking().Where(row => row.CaseId == caseId && (row.Visibility != NoteVisibility.Personal || row.OfficerId == officerId))
                .OrderBy(row => row.WrittenAt).ToListAsync(ct),
            await _db.Evidence.AsNoTracking().Where(row => vaults.Contains(row.VaultId)).OrderBy(row => row.ReceivedAt).ToListAsync(ct),
            await _db.Events.AsNoTracking().Where(row => row.CaseId == caseId).OrderByDescending(row => row.Sequence).Take(200).ToListAsync(ct),
            await _db.Diary.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.OccurredAt).ToListAsync(ct),
            await _db.Clocks.AsNoTracking().Where(row => row.CaseId == caseId).OrderBy(row => row.MetAt != null).ThenBy(row => row.DueAt).ToListAsync(ct));
    }
}
