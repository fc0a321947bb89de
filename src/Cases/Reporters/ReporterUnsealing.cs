using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Reporters;

/// <summary>How a step on the way to who reported ended.</summary>
public abstract record Unsealing
{
    /// <summary>Asked for; now a second person decides.</summary>
    public sealed record Asked(Guid RequestId) : Unsealing;

    public sealed record Decided : Unsealing;

    /// <param name="TellAt">When the sender will be told.</param>
    public sealed record Opened(IReadOnlyList<NamedReporter> Reporters, DateTimeOffset TellAt) : Unsealing;

    /// <param name="Why">For the officer.</param>
    public sealed record Refused(string Why) : Unsealing;

    public sealed record UnknownCase : Unsealing;
}

/// <summary>What the second person decides.</summary>
/// <param name="WithheldUntil">Not to be told before; null: in the ordinary time.</param>
/// <param name="WithheldWhy">The rule of law that allows it; needed with <paramref name="WithheldUntil"/>.</param>
public sealed record IdentityDecision(bool Approve, DateTimeOffset? WithheldUntil = null, string? WithheldWhy = null);

/// <summary>The one way to read what a sender said of themselves: a reason, a second person, a line in the log before anything is shown, and word to the sender later.</summary>
public sealed class ReporterUnsealing
{
    private const int ShortestReason = 10;
    private static readonly TimeSpan LongestWithholding = TimeSpan.FromDays(365);

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly ErasableSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly CasesOptions _options;

    internal ReporterUnsealing(CasesDb db, CaseKeys keys, ErasableSecrets secrets, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _keys, _secrets, _clock, _options) = (db, keys, secrets, clock, options.Value);

    /// <summary>Requests of a case that are undecided, or approved and still good, newest first.</summary>
    public async Task<IReadOnlyList<IdentityRequest>> OpenRequestsAsync(Guid caseId, CancellationToken ct)
    {
        var since = _clock.GetUtcNow() - _options.IdentityApprovalLifetime;
        return await _db.IdentityRequests.AsNoTracking()
            .Where(row => row.CaseId == caseId && (row.DecidedAt == null || (row.Approved && row.DecidedAt > since))).OrderByDescending(row => row.AskedAt).ToListAsync(ct);
    }

    public Task<Unsealing> AskAsync(Guid caseId, string? reason, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<Unsealing>(
        async () =>
        {
            if (reason is null || reason.Trim().Length is < ShortestReason or > 2000)
                return new Unsealing.Refused($"Hãy ghi rõ lý do cần biết người báo là ai (từ {ShortestReason} đến 2.000 ký tự).");
            var file = await _db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Id == caseId, ct);
            if (file is null) return new Unsealing.UnknownCase();
            if (!await HasReporterAsync(caseId, ct)) return new Unsealing.Refused("Người báo tin không để lại tên hay cách liên hệ.");
            if (await _db.IdentityRequests.AnyAsync(row => row.CaseId == caseId && row.AskedById == officer.Id && row.DecidedAt == null, ct))
                return new Unsealing.Refused("Bạn đã có một yêu cầu đang chờ người thứ hai quyết định.");
            var asked = new IdentityRequest { WardId = file.WardId, CaseId = caseId, AskedById = officer.Id, AskedByName = officer.Name, Reason = reason.Trim(), AskedAt = _clock.GetUtcNow() };
            _db.Add(asked);
            Log(asked, CaseEventKind.IdentityAsked, officer, asked.Reason);
            await _db.SaveChangesAsync(ct);
            return new Unsealing.Asked(asked.Id);
        },
        ct);

    /// <summary>The second person's word. Nobody decides about a wish of their own.</summary>
    public Task<Unsealing> DecideAsync(Guid requestId, IdentityDecision decision, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<Unsealing>(
        async () =>
        {
            if (await _db.IdentityRequests.FirstOrDefaultAsync(row => row.Id == requestId, ct) is not { } asked) return new Unsealing.UnknownCase();
            if (asked.DecidedAt is not null) return new Unsealing.Refused("Yêu cầu này đã được quyết định.");
            if (asked.AskedById == officer.Id) return new Unsealing.Refused("Người yêu cầu không được tự quyết định; cần người thứ hai.");
            var now = _clock.GetUtcNow();
            if (decision.WithheldUntil is { } until && (string.IsNullOrWhiteSpace(decision.WithheldWhy) || until > now + LongestWithholding))
                return new Unsealing.Refused("Hoãn báo cho người báo tin phải ghi căn cứ pháp luật và không quá một năm.");
            (asked.DecidedById, asked.DecidedByName, asked.DecidedAt, asked.Approved) = (officer.Id, officer.Name, now, decision.Approve);
            (asked.WithheldUntil, asked.WithheldWhy) = decision.Approve ? (decision.WithheldUntil, decision.WithheldWhy?.Trim()) : (null, null);
            Log(asked, decision.Approve ? CaseEventKind.IdentityApproved : CaseEventKind.IdentityRefused, officer, asked.WithheldWhy);
            await _db.SaveChangesAsync(ct);
            return new Unsealing.Decided();
        },
        ct);

    /// <summary>Shows the sealed record once to the one who asked, while the approval holds.</summary>
    public Task<Unsealing> OpenAsync(Guid caseId, Officer officer, CancellationToken ct) => _db.AtomicallyAsync<Unsealing>(
        async () =>
        {
            var now = _clock.GetUtcNow();
            var since = now - _options.IdentityApprovalLifetime;
            var asked = await _db.IdentityRequests.Where(row => row.CaseId == caseId && row.AskedById == officer.Id && row.Approved && row.OpenedAt == null && row.DecidedAt > since)
                .OrderByDescending(row => row.DecidedAt).FirstOrDefaultAsync(ct);
            if (asked is null) return new Unsealing.Refused("Chưa có người thứ hai đồng ý, hoặc sự đồng ý đã hết hạn. Hãy gửi yêu cầu và chờ quyết định.");
            var mailboxes = _db.Mailboxes.Where(row => row.CaseId == caseId).Select(row => row.Id);
            var rows = await _db.ReporterIdentities.AsNoTracking().Where(row => mailboxes.Contains(row.MailboxId)).ToListAsync(ct);
            var key = CaseKeys.Combine(_keys.ReporterKey, _secrets.Find(caseId));
            var reporters = rows.Select(row => ReporterSeal.OpenReporter(key, row)).OfType<NamedReporter>().ToList();
            var ordinary = now + _options.IdentityNoticeAfter;
            (asked.OpenedAt, asked.TellAt) = (now, asked.WithheldUntil > ordinary ? asked.WithheldUntil : ordinary);
            Log(asked, CaseEventKind.IdentityOpened, officer, asked.Reason);
            await _db.SaveChangesAsync(ct);
            return new Unsealing.Opened(reporters, asked.TellAt.Value);
        },
        ct);

    private async Task<bool> HasReporterAsync(Guid caseId, CancellationToken ct)
    {
        var mailboxes = _db.Mailboxes.Where(row => row.CaseId == caseId).Select(row => row.Id);
        return await _db.ReporterIdentities.AnyAsync(row => mailboxes.Contains(row.MailboxId) && row.SealedReporter != null, ct);
    }

    private void Log(IdentityRequest asked, CaseEventKind kind, Officer officer, string? reason) => _db.Add(new CaseEvent
    {
        WardId = asked.WardId, CaseId = asked.CaseId, Kind = kind, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), Reason = reason,
    });
}
