using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Receipts;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Cases.Mailboxes;

/// <summary>What a sender may do with a receipt code in hand.</summary>
public sealed class ReporterDesk
{
    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly LookUpThrottle _throttle;
    private readonly TimeProvider _clock;
    private readonly CasesOptions _options;

    internal ReporterDesk(CasesDb db, CaseKeys keys, LookUpThrottle throttle, TimeProvider clock, IOptions<CasesOptions> options) =>
        (_db, _keys, _throttle, _clock, _options) = (db, keys, throttle, clock, options.Value);

    /// <summary>Reads the code and, when it is right, shows the status and marks the officer's messages as read.</summary>
    /// <param name="caller">What wrong tries are counted by (conversation or address); kept in memory only.</param>
    public async Task<LookUpResult> LookUpAsync(string text, string caller, CancellationToken ct)
    {
        switch (ReceiptCode.Read(text))
        {
            case ReceiptReading.Misread misread:
                return new LookUpResult.Misread(misread.Why);
            case ReceiptReading.Code code:
                if (_throttle.MustWait(caller) is { } wait) return new LookUpResult.TooManyTries(wait);
                var hash = _keys.HashReceipt(code.Value.Canonical);
                var mailboxId = await _db.Mailboxes.Where(row => row.ReceiptHash == hash).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct);
                if (mailboxId is { } id && await StatusAsync(id, ct) is { } status) return new LookUpResult.Found(status);
                _throttle.CountWrong(caller);
                return new LookUpResult.NoSuchCode();
            default:
                return new LookUpResult.NotACode();
        }
    }

    /// <summary>The status behind a mailbox already opened in this conversation; marks the officer's messages as read. Null: no such mailbox.</summary>
    public async Task<CaseStatus?> StatusAsync(Guid mailboxId, CancellationToken ct)
    {
        var found = await (
            from mailbox in _db.Mailboxes
            where mailbox.Id == mailboxId
            join file in _db.Cases on mailbox.CaseId equals file.Id
            select new { file.Id, file.Number, file.State, file.PublicSentence, file.FiledAt, file.WardId }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var pauses = await _db.Clocks.Where(clock => clock.CaseId == found.Id && clock.MetAt == null && clock.PausedSince != null && !clock.WaitsForReporter)
            .Select(clock => clock.PauseReason).Distinct().ToListAsync(ct);
        var sentence = string.Join(' ', [CaseWords.ForReporter(found.State, found.PublicSentence, await OfficeAsync(_db, found.WardId, ct)).Trim(), .. pauses.Select(why => $"Thời hạn giải quyết đang tạm dừng: {why}")]);
        var messages = await _db.Messages.AsNoTracking().Where(row => row.MailboxId == mailboxId).OrderBy(row => row.SentAt).ThenBy(row => row.Id)
            .Select(row => new ThreadMessage(row.Id, row.FromOfficer, row.Text, row.SentAt, row.Read)).ToListAsync(ct);
        await _db.Messages.Where(row => row.MailboxId == mailboxId && row.FromOfficer && !row.Read)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Read, true), ct);
        return new CaseStatus(
            mailboxId, found.Number, found.State, CaseWords.Of(found.State), sentence, found.FiledAt, messages);
    }

    /// <summary>Whether what is written to this mailbox is read by inspectors and not by the ward.</summary>
    public Task<bool> IsBehindDoorAsync(Guid mailboxId, CancellationToken ct) => _db.Mailboxes.AnyAsync(row => row.Id == mailboxId && row.WardId == Ward.InspectorateId, ct);

    /// <summary>Who works a case, as its sender reads it.</summary>
    internal static async Task<string> OfficeAsync(CasesDb db, Guid wardId, CancellationToken ct) =>
        wardId == Ward.InspectorateId ? await db.Wards.Where(ward => ward.Id == wardId).Select(ward => ward.Name).SingleAsync(ct) : CaseWords.Ward;

    /// <summary>Adds the sender's words to the thread. An answer to a question moves the case on; words to a closed case wait for an officer.</summary>
    public Task<ReporterResult> WriteAsync(Guid mailboxId, string text, CancellationToken ct) =>
        ActAsync(mailboxId, text, CaseEventKind.ReporterWrote, Answered, ct);

    /// <summary>"Vẫn còn xảy ra": reopens a case closed not long ago, and marks an open one.</summary>
    public Task<ReporterResult> StillHappeningAsync(Guid mailboxId, string? text, CancellationToken ct) => ActAsync(
        mailboxId,
        string.IsNullOrWhiteSpace(text) ? "Việc này vẫn còn xảy ra." : text,
        CaseEventKind.StillHappening,
        file =>
        {
            file.StillHappening = true;
            return StateTable.Find(file.State, CaseState.Reopened, Mover.Reporter) is null ? Answered(file) : CaseState.Reopened;
        },
        ct);

    /// <summary>Number of the case behind a mailbox, without marking anything as read. Null: no such mailbox.</summary>
    public Task<string?> NumberOfAsync(Guid mailboxId, CancellationToken ct) =>
        (from mailbox in _db.Mailboxes where mailbox.Id == mailboxId join file in _db.Cases on mailbox.CaseId equals file.Id select file.Number).FirstOrDefaultAsync(ct);

    /// <summary>Notes another time the same trouble happened. A case closed not long ago opens again.</summary>
    /// <param name="occurredAt">When; never later than now.</param>
    /// <param name="occurredText">The sender's words for it; null: now.</param>
    public Task<ReporterResult> WriteDiaryAsync(Guid mailboxId, DateTimeOffset occurredAt, string? occurredText, string text, CancellationToken ct) =>
        _db.AtomicallyAsync<ReporterResult>(
            async () =>
            {
                var taken = await StillHappeningAsync(mailboxId, "Nhật ký: " + text, ct);
                if (taken is not ReporterResult.Taken) return taken;
                var mailbox = await _db.Mailboxes.AsNoTracking().FirstAsync(row => row.Id == mailboxId, ct);
                var now = _clock.GetUtcNow();
                _db.Add(new DiaryEntry
                {
                    WardId = mailbox.WardId, CaseId = mailbox.CaseId, MailboxId = mailboxId, OccurredAt = occurredAt > now ? now : occurredAt,
                    OccurredText = occurredText is { Length: > CasesModel.NameLength } ? occurredText[..CasesModel.NameLength] : occurredText, Text = text.Trim(), WrittenAt = now,
                });
                await _db.SaveChangesAsync(ct);
                return taken;
            },
            ct);

    /// <summary>How often the sender has noted it.</summary>
    public Task<int> DiaryCountAsync(Guid mailboxId, CancellationToken ct) => _db.Diary.CountAsync(row => row.MailboxId == mailboxId, ct);

    /// <summary>Where it happens, told after the case was made: the first place told stays, another is put beside it.</summary>
    /// <param name="areaId">The ward's area it lies in; null: unclear.</param>
    public async Task PlaceAsync(Guid mailboxId, string place, Guid? areaId, CancellationToken ct)
    {
        var found = await (from mailbox in _db.Mailboxes where mailbox.Id == mailboxId join file in _db.Cases on mailbox.CaseId equals file.Id select file).FirstOrDefaultAsync(ct);
        if (found is null || found.State == CaseState.Purged || found.PlaceText?.Contains(place, StringComparison.OrdinalIgnoreCase) == true) return;
        var whole = found.PlaceText is null ? place : $"{found.PlaceText}; {place}";
        if (whole.Length > LongestPlace) return;
        found.PlaceText = whole;
        found.AreaId ??= areaId is { } area && await _db.Areas.AnyAsync(row => row.Id == area && row.WardId == found.WardId, ct) ? area : null;
        if (found.SearchText.Length + place.Length < CasesModel.TextLength) found.SearchText += " " + Knowledge.Text.Letters.Fold(place);
        await _db.SaveChangesAsync(ct);
    }

    private const int LongestPlace = 2000;

    /// <summary>Forgets where the sender can be reached, and announces nothing more: who chooses to leave no trace leaves none in what they cried before either.</summary>
    public async Task ForgetSenderAsync(Guid mailboxId, CancellationToken ct)
    {
        await _db.ReporterIdentities.Where(row => row.MailboxId == mailboxId).ExecuteDeleteAsync(ct);
        await SetStoppedAsync(mailboxId, stopped: true, ct);
    }

    /// <summary>The sender wants no more announcements (STOP), or wants them again.</summary>
    public async Task<bool> SetStoppedAsync(Guid mailboxId, bool stopped, CancellationToken ct)
    {
        var mailbox = await _db.Mailboxes.FirstOrDefaultAsync(row => row.Id == mailboxId, ct);
        if (mailbox is null) return false;
        mailbox.Stopped = stopped;
        await _db.SaveChangesAsync(ct);
        return true;
    }

    private static CaseState? Answered(CaseFile file)
    {
        var next = file.OfficerId is null ? CaseState.Screening : CaseState.InProgress;
        return StateTable.Find(file.State, next, Mover.Reporter) is null ? null : next;
    }

    private Task<ReporterResult> ActAsync(
        Guid mailboxId, string text, CaseEventKind kind, Func<CaseFile, CaseState?> move, CancellationToken ct) => _db.AtomicallyAsync<ReporterResult>(
        async () =>
        {
            if (string.IsNullOrWhiteSpace(text)) return new ReporterResult.Refused("Bạn hãy viết nội dung cần gửi.");
            if (text.Length > 4000) return new ReporterResult.Refused("Tin nhắn dài quá 4.000 ký tự. Bạn chia thành nhiều tin giúp.");
            var mailbox = await _db.Mailboxes.FirstOrDefaultAsync(row => row.Id == mailboxId, ct);
            var file = mailbox is null ? null : await _db.Cases.FirstAsync(row => row.Id == mailbox.CaseId, ct);
            if (mailbox is null || file is null) return new ReporterResult.UnknownMailbox();
            var now = _clock.GetUtcNow();
            if (file.State == CaseState.Purged) return new ReporterResult.TooLate();
            if (kind == CaseEventKind.StillHappening && file.State == CaseState.Closed && now - file.ClosedAt > _options.ReopenWindow)
                return new ReporterResult.TooLate();

            var from = file.State;
            if (move(file) is { } next) (file.State, file.StateSince) = (next, now);
            if (file.State == CaseState.Reopened) (file.ClosedAt, file.Outcome) = (null, null);
            file.UnreadFromReporter++;
            _db.Add(new CaseMessage
            {
                WardId = file.WardId, CaseId = file.Id, MailboxId = mailboxId, FromOfficer = false, Text = text.Trim(), SentAt = now,
            });
            _db.Add(new CaseEvent
            {
                WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = CaseEvent.Reporter, ActorName = mailbox.Pseudonym, At = now,
                From = from == file.State ? null : from.ToString(), To = from == file.State ? null : file.State.ToString(),
            });
            await _db.SaveChangesAsync(ct);
            return new ReporterResult.Taken(file.State);
        },
        ct);
}
