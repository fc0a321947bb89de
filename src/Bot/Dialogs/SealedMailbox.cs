using System.Security.Cryptography;
using AnTT.Bot.Conversations;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Dialogs;

/// <summary>A mailbox id as a conversation may keep it: encrypted, so that reading the table joins nobody to a case.</summary>
internal sealed class SealedMailbox(IDataProtectionProvider protection, ForNow forNow)
{
    private readonly IDataProtector _protector = protection.CreateProtector("conversation-mailbox");

    public string Close(Guid mailboxId) => _protector.Protect(mailboxId.ToString("N"));

    /// <summary>A receipt code until it has been shown once more: in memory only, so that nothing on disk joins the talk to the case.</summary>
    public string CloseText(string text) => forNow.Hold(text);

    /// <returns>Null when there is none, or the program has been restarted since.</returns>
    public string? OpenText(string? handle) => handle is null ? null : forNow.Find(handle);

    /// <summary>For this sitting only, in memory: for a tip that leaves no trace, and for what a receipt code opened.</summary>
    public string CloseForNow(Guid mailboxId) => forNow.Hold(mailboxId.ToString("N"));

    /// <returns>Null when there is none, or its key is gone.</returns>
    public Guid? Open(string? sealedId)
    {
        if (sealedId is null) return null;
        if (ForNow.IsHandle(sealedId)) return forNow.Find(sealedId) is { } held ? Guid.ParseExact(held, "N") : null;
        try
        {
            return Guid.ParseExact(_protector.Unprotect(sealedId), "N");
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
