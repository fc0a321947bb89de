using AnTT.Cases.Lifecycle;
using AnTT.Cases.Reporters;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Mailboxes;

/// <summary>An officer's words were put into a sender's mailbox.</summary>
/// <param name="ReturnAddress">As it was given when filing; null when the sender comes back by receipt code.</param>
/// <param name="Text">What the officer wrote. A channel that others may see announces only that an answer waits.</param>
public sealed record ReplyPosted(Guid WardId, Guid MailboxId, Guid MessageId, string Text, ReturnAddress? ReturnAddress);

/// <summary>The way out to the sender's channel. Called inside the transaction that writes the message: queue there, send later.</summary>
public interface IReporterNotifier
{
    Task ReplyPostedAsync(ReplyPosted reply, CancellationToken ct);

    /// <summary>Messages from there are to be stopped for a while. Null: taken again.</summary>
    Task SenderBlockedAsync(ReturnAddress address, DateTimeOffset? until, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>Puts a message into a mailbox and tells the channel, unless the sender said STOP.</summary>
internal sealed class ReplyDelivery(CasesDb db, CaseKeys keys, ErasableSecrets secrets, TimeProvider clock, IEnumerable<IReporterNotifier> notifiers)
{
    public async Task PostAsync(Mailbox mailbox, string text, Officer officer, CancellationToken ct)
    {
        var message = new CaseMessage
        {
            WardId = mailbox.WardId, CaseId = mailbox.CaseId, MailboxId = mailbox.Id, FromOfficer = true,
            OfficerId = officer.Id, OfficerName = officer.Name, Text = text, SentAt = clock.GetUtcNow(),
        };
        db.Add(message);
        if (mailbox.Stopped) return;
        if (ReplyHours.WaitUntil(mailbox.ReplyHours, clock.GetUtcNow()) is { } until)
        {
            // Somebody else may be holding the telephone: it waits in the thread, where the receipt code finds it.
            if (until < DateTimeOffset.MaxValue) message.HeldUntil = until;
            return;
        }
        await AnnounceAsync(mailbox, message, ct);
    }

    /// <summary>Announces what waited for a safe hour that has come.</summary>
    /// <returns>How many messages.</returns>
    public async Task<int> ReleaseAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await db.Messages.Where(row => row.HeldUntil != null && row.HeldUntil <= now).OrderBy(row => row.SentAt).Take(MostAtOnce).ToListAsync(ct);
        foreach (var message in due)
        {
            var mailbox = await db.Mailboxes.FirstAsync(row => row.Id == message.MailboxId, ct);
            message.HeldUntil = mailbox.Stopped || message.Read ? null : ReplyHours.WaitUntil(mailbox.ReplyHours, now);
            if (message.HeldUntil is null && !mailbox.Stopped && !message.Read) await AnnounceAsync(mailbox, message, ct);
        }
        await db.SaveChangesAsync(ct);
        return due.Count;
    }

    private const int MostAtOnce = 50;

    private async Task AnnounceAsync(Mailbox mailbox, CaseMessage message, CancellationToken ct)
    {
        var address = await AddressAsync(mailbox, ct);
        foreach (var notifier in notifiers)
            await notifier.ReplyPostedAsync(new ReplyPosted(mailbox.WardId, mailbox.Id, message.Id, message.Text, address), ct);
    }

    /// <returns>False when the sender left no way back, so that there is nothing to stop.</returns>
    public async Task<bool> BlockAsync(Mailbox mailbox, DateTimeOffset? until, CancellationToken ct)
    {
        if (await AddressAsync(mailbox, ct) is not { } address) return false;
        foreach (var notifier in notifiers) await notifier.SenderBlockedAsync(address, until, ct);
        return true;
    }

    private async Task<ReturnAddress?> AddressAsync(Mailbox mailbox, CancellationToken ct) =>
        await db.ReporterIdentities.AsNoTracking().FirstOrDefaultAsync(row => row.MailboxId == mailbox.Id, ct) is { } identity
            ? ReporterSeal.OpenAddress(CaseKeys.Combine(keys.ReporterKey, secrets.Find(mailbox.CaseId)), identity)
            : null;
}
