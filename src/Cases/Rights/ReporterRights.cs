using System.Globalization;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Rights;

/// <summary>What became of "xoá dữ liệu".</summary>
public abstract record Erasure
{
    /// <param name="DueAt">By when an officer decides about the content.</param>
    /// <param name="Said">For the sender.</param>
    public sealed record Taken(DateTimeOffset DueAt, string Said) : Erasure;

    public sealed record UnknownMailbox : Erasure;
}

/// <param name="Number">Of the case, for the name of a file.</param>
public sealed record DataCopy(string Number, string Text);

/// <summary>
/// What a sender may ask of the ward with a receipt in hand: a copy, and erasure (Luật 91/2025 Điều 4, 14). For a dialog: find the mailbox by
/// <see cref="ReporterDesk.LookUpAsync"/>, then "xuất dữ liệu" → <see cref="ExportAsync"/>, "xoá dữ liệu" (asked twice) → <see cref="EraseAsync"/>.
/// </summary>
public sealed class ReporterRights
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly ErasableSecrets _secrets;
    private readonly ReplyDelivery _delivery;
    private readonly CaseShredding _shredding;
    private readonly TimeProvider _clock;

    internal ReporterRights(CasesDb db, CaseKeys keys, ErasableSecrets secrets, ReplyDelivery delivery, CaseShredding shredding, TimeProvider clock) =>
        (_db, _keys, _secrets, _delivery, _shredding, _clock) = (db, keys, secrets, delivery, shredding, clock);

    /// <summary>Everything the ward holds of this sender, as plain text; names of officers and internal notes are not the sender's data. Null: no such mailbox.</summary>
    public Task<DataCopy?> ExportAsync(Guid mailboxId, CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            if (await _db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailboxId, ct) is not { } mailbox) return null;
            var file = await _db.Cases.AsNoTracking().SingleAsync(row => row.Id == mailbox.CaseId, ct);
            var report = await _db.Reports.AsNoTracking().SingleAsync(row => row.Id == mailbox.ReportId, ct);
            var text = new StringBuilder($"Bản sao dữ liệu của tin báo số {file.Number}\nGửi lúc: {Local(report.FiledAt)}\nTình trạng: {CaseWords.Of(file.State)}\nDấu nội dung: {_keys.SlipDigest(report.ContentHash)}{(report.IsIntact() ? "" : " (nội dung đang lưu KHÔNG còn khớp dấu này)")}\n\nNội dung bạn gửi:\n");
            foreach (var answer in report.Answers) text.Append("- ").Append(answer.Label).Append(": ").Append(answer.Text).Append('\n');
            await AppendReporterAsync(text, mailbox, ct);
            await AppendFilesAsync(text, mailbox, ct);
            var office = await ReporterDesk.OfficeAsync(_db, file.WardId, ct);
            text.Append("\nTrao đổi:\n");
            await foreach (var message in _db.Messages.AsNoTracking().Where(row => row.MailboxId == mailboxId).OrderBy(row => row.SentAt).AsAsyncEnumerable().WithCancellation(ct))
                text.Append("- ").Append(message.FromOfficer ? office : "Bạn").Append(", ").Append(Local(message.SentAt)).Append(": ").Append(message.Text).Append('\n');
            text.Append("\nSự đồng ý đã ghi:\n");
            foreach (var consent in await _db.Consents.AsNoTracking().Where(row => row.ReportId == report.Id).ToListAsync(ct))
                text.Append(CultureInfo.InvariantCulture, $"- {Purpose(consent.Purpose)}, theo thông báo “{consent.NoticeId}” bản {consent.NoticeVersion}, lúc {Local(consent.GivenAt)}{(consent.WithdrawnAt is null ? "" : ", đã rút lại")}\n");
            Log(file, CaseEventKind.DataExported, mailbox.Pseudonym);
            await _db.SaveChangesAsync(ct);
            return new DataCopy(file.Number, text.ToString());
        },
        ct);

    /// <summary>Erases at once what names or reaches the sender, withdraws the consents, stops announcements, and puts the content before an officer.</summary>
    public Task<Erasure> EraseAsync(Guid mailboxId, CancellationToken ct) => _db.AtomicallyAsync<Erasure>(
        async () =>
        {
            if (await _db.Mailboxes.FirstOrDefaultAsync(row => row.Id == mailboxId, ct) is not { } mailbox) return new Erasure.UnknownMailbox();
            var file = await _db.Cases.AsNoTracking().SingleAsync(row => row.Id == mailbox.CaseId, ct);
            var now = _clock.GetUtcNow();
            await _db.ReporterIdentities.Where(row => row.MailboxId == mailboxId).ExecuteDeleteAsync(ct);
            await _db.Consents.Where(row => row.ReportId == mailbox.ReportId && row.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnAt, now), ct);
            mailbox.Stopped = true;
            var open = await _db.Erasures.FirstOrDefaultAsync(row => row.MailboxId == mailboxId && row.DecidedAt == null, ct);
            if (open is null)
            {
                open = new ErasureRequest { WardId = file.WardId, CaseId = file.Id, MailboxId = mailboxId, AskedAt = now, DueAt = now + ErasureRequest.TimeToDecide };
                _db.Add(open);
                Log(file, CaseEventKind.DataErased, mailbox.Pseudonym);
            }
            await _db.SaveChangesAsync(ct);
            return new Erasure.Taken(open.DueAt, $"Đã xoá ngay tên, cách liên hệ và nơi nhận tin nhắn của bạn. Nội dung tin báo được cán bộ xem xét xoá chậm nhất ngày {open.DueAt.ToOffset(VietnamOffset):dd/MM/yyyy}; phần nào pháp luật bắt buộc giữ thì được giữ đến hết hạn lưu. Bạn xem kết quả bằng mã tra cứu.");
        },
        ct);

    public async Task<IReadOnlyList<ErasureRequest>> WaitingAsync(CancellationToken ct) =>
        await _db.Erasures.AsNoTracking().Where(row => row.DecidedAt == null).OrderBy(row => row.DueAt).ToListAsync(ct);

    /// <summary>The officer's decision. Granting shreds the case; refusing answers the sender with the reason. Call it without an open transaction when granting.</summary>
    /// <returns>Null: done. Otherwise why not, for the officer.</returns>
    public async Task<string?> DecideAsync(Guid requestId, bool grant, string? answer, Officer officer, CancellationToken ct)
    {
        if (await _db.Erasures.AsNoTracking().FirstOrDefaultAsync(row => row.Id == requestId && row.DecidedAt == null, ct) is not { } asked) return "Yêu cầu này đã được quyết định.";
        if (!grant && string.IsNullOrWhiteSpace(answer)) return "Hãy ghi căn cứ phải giữ lại nội dung; người báo tin sẽ đọc được.";
        if (grant && await _db.Mailboxes.CountAsync(row => row.CaseId == asked.CaseId, ct) > 1) return "Hồ sơ này còn tin của người khác nên không xoá cả hồ sơ được.";
        if (grant && await _shredding.ShredAsync(asked.CaseId, "Người báo tin yêu cầu xoá", officer, ct) is Shredding.Refused refused) return refused.Why;
        return await _db.AtomicallyAsync(
            async () =>
            {
                var row = await _db.Erasures.SingleAsync(one => one.Id == requestId, ct);
                (row.DecidedAt, row.DecidedBy, row.Granted, row.Answer) = (_clock.GetUtcNow(), officer.Name, grant, answer?.Trim());
                var file = await _db.Cases.AsNoTracking().SingleAsync(one => one.Id == asked.CaseId, ct);
                _db.Add(new CaseEvent
                {
                    WardId = file.WardId, CaseId = file.Id, Kind = CaseEventKind.ErasureDecided, ActorId = officer.Id, ActorName = officer.Name, At = _clock.GetUtcNow(),
                    To = grant ? "xoá" : "giữ", Reason = answer?.Trim(),
                });
                if (!grant && await _db.Mailboxes.FirstOrDefaultAsync(one => one.Id == asked.MailboxId, ct) is { } mailbox)
                    await _delivery.PostAsync(mailbox, $"Về yêu cầu xoá dữ liệu của bạn: nội dung tin báo chưa xoá được. {answer!.Trim()}", officer, ct);
                await _db.SaveChangesAsync(ct);
                return (string?)null;
            },
            ct);
    }

    private async Task AppendReporterAsync(StringBuilder text, Mailbox mailbox, CancellationToken ct)
    {
        if (await _db.ReporterIdentities.AsNoTracking().FirstOrDefaultAsync(row => row.MailboxId == mailbox.Id, ct) is not { } identity) return;
        var key = CaseKeys.Combine(_keys.ReporterKey, _secrets.Find(mailbox.CaseId));
        text.Append("\nCất riêng, niêm phong:\n");
        if (identity.SealedReporter is not null) text.Append("- Tên, cách liên hệ bạn để lại (không hiện ở đây vì ai có mã tra cứu cũng đọc được bản sao này)\n");
        if (ReporterSeal.OpenAddress(key, identity) is { } address) text.Append("- Nơi báo khi có trả lời: kênh ").Append(address.Channel).Append('\n');
    }

    private async Task AppendFilesAsync(StringBuilder text, Mailbox mailbox, CancellationToken ct)
    {
        var vaults = _db.EvidenceVaults.Where(row => row.MailboxId == mailbox.Id || (row.MailboxId == null && row.CaseId == mailbox.CaseId)).Select(row => row.Id);
        var items = await _db.Evidence.AsNoTracking().Where(row => vaults.Contains(row.VaultId)).OrderBy(row => row.ReceivedAt).ToListAsync(ct);
        if (items.Count == 0) return;
        var names = EvidenceNames.Of(items);
        text.Append("\nTệp bạn gửi:\n");
        foreach (var item in items) text.Append(CultureInfo.InvariantCulture, $"- {names[item.Id]}, {item.SizeBytes} byte, SHA-256 {Convert.ToHexStringLower(item.Sha256)}\n");
    }

    private static string Purpose(string purpose) => purpose == "contact" ? "Để lại tên, cách liên hệ" : purpose;

    private void Log(CaseFile file, CaseEventKind kind, string pseudonym) => _db.Add(new CaseEvent
    {
        WardId = file.WardId, CaseId = file.Id, Kind = kind, ActorId = CaseEvent.Reporter, ActorName = pseudonym, At = _clock.GetUtcNow(),
    });

    private static string Local(DateTimeOffset moment) => moment.ToOffset(VietnamOffset).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
}
