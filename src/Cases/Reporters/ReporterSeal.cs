using System.Text.Json;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Sealing;

namespace AnTT.Cases.Reporters;

/// <summary>Closes and opens what is known of a sender, under the reporters' key and bound to the mailbox.</summary>
internal static class ReporterSeal
{
    /// <summary>Null when there is nothing to keep.</summary>
    public static ReporterIdentity? Close(byte[] key, Mailbox mailbox, NamedReporter? reporter, ReturnAddress? address) =>
        reporter is null && address is null
            ? null
            : new ReporterIdentity
            {
                WardId = mailbox.WardId,
                MailboxId = mailbox.Id,
                SealedReporter = reporter is null ? null : Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(reporter), mailbox.Id),
                SealedAddress = address is null ? null : Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(address), mailbox.Id),
            };

    public static NamedReporter? OpenReporter(byte[] key, ReporterIdentity identity) =>
        identity.SealedReporter is { } bytes ? JsonSerializer.Deserialize<NamedReporter>(Seal.Open(key, bytes, identity.MailboxId)) : null;

    public static ReturnAddress? OpenAddress(byte[] key, ReporterIdentity identity) =>
        identity.SealedAddress is { } bytes ? JsonSerializer.Deserialize<ReturnAddress>(Seal.Open(key, bytes, identity.MailboxId)) : null;
}
