using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Lifecycle;

/// <summary>What officers do with a case. Every act is one transaction and leaves a line in the log.</summary>
public sealed partial class CaseDesk
{
    private static readonly TimeSpan SameReading = TimeSpan.FromMinutes(10);

    private readonly CasesDb _db;
    private readonly TimeProvider _clock;
    private readonly ReplyDelivery _delivery;

    private readonly CasesOptions _options;

    private readonly CaseKeyring _ring;

    internal CaseDesk(CasesDb db, TimeProvider clock, ReplyDelivery delivery, CaseKeyring ring, IOptions<CasesOptions> options) =>
        (_db, _clock, _delivery, _ring, _options) = (db, clock, delivery, ring, options.Value);

    /// <summary>Records that the officer looks at the case; the first look of all moves it on from <see cref="CaseState.Received"/>.</summary>
    public Task<CaseResult> OpenAsync(Guid caseId, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            var now = _clock.GetUtcNow();
            if (file.FirstSeenAt is null)
            {
                file.FirstSeenAt = now;
                Log(file, officer, CaseEventKind.FirstOpened);
                if (file.State == CaseState.Received) SetState(file, CaseState.Screening);
            }
            else if (!await _db.Events.AnyAsync(
                line => line.CaseId == file.Id && line.ActorId == officer.Id && line.At > now - SameReading
                    && (line.Kind == CaseEventKind.Opened || line.Kind == CaseEventKind.FirstOpened),
                ct))
            {
                Log(file, officer, CaseEventKind.Opened);
            }
            await _db.Messages.Where(message => message.CaseId == file.Id && !message.FromOfficer && !message.Read)
                .ExecuteUpdateAsync(set => set.SetProperty(message => message.Read, true), ct);
            file.UnreadFromReporter = 0;
            return null;
        },
        ct);

    /// <summary>Records that a sheet of the case was drawn for printing.</summary>
    public Task<CaseResult> NotePrintAsync(Guid caseId, string sheet, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        file =>
        {
            Log(file, officer, CaseEventKind.Printed, to: sheet);
            return Task.FromResult<CaseResult?>(null);
        },
        ct);

    /// <summary>Moves the case if the table allows it and everything the move needs is there.</summary>
    public Task<CaseResult> ChangeStateAsync(Guid caseId, StateChange change, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (file.Version != change.Version) return new CaseResult.Stale(file.State, file.Version);
            if (StateTable.Find(file.State, change.To, Mover.Officer) is not { } move)
                return new CaseResult.Refused("To", $"Không thể chuyển từ “{CaseWords.Of(file.State)}” sang “{CaseWords.Of(change.To)}”.");
            if (!move.MayBeMadeBy(officer)) return new CaseResult.Refused("To", $"Chỉ chỉ huy được chuyển từ “{CaseWords.Of(file.State)}” sang “{CaseWords.Of(change.To)}”.");
            if (Missing(move, change) is { } refused) return refused;
            if (move.Needs.HasFlag(Needs.Destination) && await WrongDestinationAsync(file, change, ct) is { } wrong) return wrong;
            if (change.Outcome == Outcome.SpamOrHoax && NeedsSecond(file, change, officer)) return null;
            await ApplyAsync(file, change, officer, ct);
            return null;
        },
        ct,
        file => change.Outcome == Outcome.SpamOrHoax && file.State != CaseState.Closed ? new CaseResult.NeedsSecondPerson(file.Version) : null);

    /// <summary>Puts a named officer in charge; their unit is given the evidence. Assigning twice to the same person changes nothing.</summary>
    public Task<CaseResult> AssignAsync(Guid caseId, int version, Officer to, Officer by, CancellationToken ct) => AssignAsync(caseId, version, to, clears: null, by, ct);

    /// <param name="clears">Null: as usual for such a case.</param>
    public Task<CaseResult> AssignAsync(Guid caseId, int version, Officer to, SixClears? clears, Officer by, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (file.Version != version) return new CaseResult.Stale(file.State, file.Version);
            var now = _clock.GetUtcNow();
            if (await _db.Recusals.AnyAsync(row => row.CaseId == caseId && row.OfficerId == to.Id, ct))
                return new CaseResult.Refused("officerId", $"{to.Name} đã rút khỏi hồ sơ này. Hãy chọn người khác.");
            if (clears is null && file.OfficerId == to.Id) return null;
            if (clears?.Missing(SixClears.Today(now)) is { } missing) return missing;
            clears ??= SixClears.Usual(file, await EndingDueAsync(caseId, ct), now);
            Assign(file, to, by, clears);
            if (to.UnitId is { } unitId) await _ring.GiveAsync(caseId, unitId, $"Phân công cho {to.Name}", by, ct);
            return null;
        },
        ct);

    /// <summary>What a form of assignment proposes.</summary>
    public async Task<SixClears> UsualClearsAsync(CaseFile file, CancellationToken ct) => SixClears.Usual(file, await EndingDueAsync(file.Id, ct), _clock.GetUtcNow());

    /// <summary>The last assignment; null: none since the six clears are kept.</summary>
    public Task<Assignment?> AssignmentAsync(Guid caseId, CancellationToken ct) =>
        _db.Assignments.AsNoTracking().Where(row => row.CaseId == caseId).OrderByDescending(row => row.AssignedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(ct);

    private Task<DateTimeOffset?> EndingDueAsync(Guid caseId, CancellationToken ct) => _db.Clocks
        .Where(row => row.CaseId == caseId && row.MetAt == null && row.Ends == Clocks.ClockEnd.Ending).OrderBy(row => row.DueAt).Select(row => (DateTimeOffset?)row.DueAt).FirstOrDefaultAsync(ct);

    public Task<CaseResult> SetUrgencyAsync(Guid caseId, int version, Urgency urgency, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        file =>
        {
            if (file.Version != version) return Task.FromResult<CaseResult?>(new CaseResult.Stale(file.State, file.Version));
            if (file.Urgency == urgency) return Task.FromResult<CaseResult?>(null);
            Log(file, officer, CaseEventKind.UrgencyChanged, file.Urgency.ToString(), urgency.ToString());
            file.Urgency = urgency;
            return Task.FromResult<CaseResult?>(null);
        },
        ct);

    /// <summary>Writes to one sender, who is told through their channel if they left a way.</summary>
    public Task<CaseResult> ReplyAsync(Guid caseId, Guid mailboxId, string text, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (RefuseText(text, "tin nhắn cho người báo") is { } refused) return refused;
            var mailbox = await _db.Mailboxes.FirstOrDefaultAsync(row => row.Id == mailboxId && row.CaseId == caseId, ct);
            if (mailbox is null) return new CaseResult.Unknown();
            if (file.State == CaseState.Purged) return new CaseResult.Refused("Text", "Nội dung hồ sơ đã xoá, không thể nhắn cho người báo.");
            Log(file, officer, CaseEventKind.Replied, to: mailbox.Pseudonym);
            await _delivery.PostAsync(mailbox, text.Trim(), officer, ct);
            return null;
        },
        ct);

    /// <summary>Sends what waited for senders' safe hours.</summary>
    /// <returns>How many messages.</returns>
    public Task<int> ReleaseHeldRepliesAsync(CancellationToken ct) => _delivery.ReleaseAsync(ct);

    /// <summary>Stops messages from where one sender wrote, for a while; who that is, the officer does not learn. Zero: taken again.</summary>
    /// <param name="hours">0 to 30 days.</param>
    public Task<CaseResult> BlockSenderAsync(Guid caseId, Guid mailboxId, int hours, string? reason, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (hours is < 0 or > 720) return new CaseResult.Refused("hours", "Chọn thời gian chặn từ 1 giờ đến 30 ngày.");
            if (hours > 0 && string.IsNullOrWhiteSpace(reason)) return new CaseResult.Refused("reason", "Hãy ghi lý do chặn; lý do chỉ cán bộ xem được.");
            if (reason?.Length > 2000) return new CaseResult.Refused("reason", "Lý do dài quá 2.000 ký tự, hãy rút gọn.");
            var mailbox = await _db.Mailboxes.FirstOrDefaultAsync(row => row.Id == mailboxId && row.CaseId == caseId, ct);
            if (mailbox is null) return new CaseResult.Unknown();
            if (!await _delivery.BlockAsync(mailbox, hours == 0 ? null : _clock.GetUtcNow().AddHours(hours), ct))
                return new CaseResult.Refused("hours", "Người báo không để lại kênh liên lạc nào nên không có gì để chặn.");
            _db.Add(new CaseEvent
            {
                WardId = file.WardId, CaseId = file.Id, Kind = hours == 0 ? CaseEventKind.SenderUnblocked : CaseEventKind.SenderBlocked,
                ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(), To = hours == 0 ? null : $"{hours} giờ", Reason = reason?.Trim(),
            });
            return null;
        },
        ct);

    public Task<CaseResult> AddNoteAsync(Guid caseId, string text, NoteVisibility visibility, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (RefuseText(text, "ghi chú") is { } refused) return refused;
            _db.Add(new Note
            {
                WardId = file.WardId, CaseId = file.Id, OfficerId = officer.Id, OfficerName = officer.Name,
                Visibility = visibility, Text = text.Trim(), WrittenAt = _clock.GetUtcNow(),
            });
            Log(file, officer, CaseEventKind.NoteAdded, to: CaseWords.Of(visibility));
            if (visibility == NoteVisibility.Public) await TellEveryoneAsync(file, text.Trim(), officer, ct);
            return null;
        },
        ct);
}
