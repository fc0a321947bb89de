using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Reporters;

/// <summary>Tells senders, through their receipt's mailbox, that their sealed record was opened.</summary>
public sealed class IdentityNotices
{
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);
    private static readonly Officer Program = new(CaseEvent.System, "Hệ thống");

    private readonly CasesDb _db;
    private readonly ReplyDelivery _delivery;
    private readonly TimeProvider _clock;

    internal IdentityNotices(CasesDb db, ReplyDelivery delivery, TimeProvider clock) => (_db, _delivery, _clock) = (db, delivery, clock);

    /// <summary>Needs a transaction that also takes what the channels queue.</summary>
    /// <returns>How many openings senders were told of.</returns>
    public Task<int> TellAsync(CancellationToken ct) => _db.AtomicallyAsync(
        async () =>
        {
            var now = _clock.GetUtcNow();
            var due = await _db.IdentityRequests.Where(row => row.ToldAt == null && row.TellAt != null && row.TellAt <= now).ToListAsync(ct);
            foreach (var opened in due)
            {
                var day = opened.OpenedAt!.Value.ToOffset(VietnamOffset);
                foreach (var mailbox in await _db.Mailboxes.Where(row => row.CaseId == opened.CaseId).ToListAsync(ct))
                    await _delivery.PostAsync(mailbox, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Ngày {day:dd/MM/yyyy}, phần tên và cách liên hệ bạn để lại (cất riêng, niêm phong) đã được mở để phục vụ giải quyết tin báo, có người thứ hai đồng ý và được ghi vào nhật ký. Nếu có thắc mắc, bạn nhắn lại tại đây."), Program, ct);
                opened.ToldAt = now;
                _db.Add(new CaseEvent { WardId = opened.WardId, CaseId = opened.CaseId, Kind = CaseEventKind.ReporterTold, ActorId = Program.Id, ActorName = Program.Name, At = now });
            }
            await _db.SaveChangesAsync(ct);
            return due.Count;
        },
        ct);
}
