using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Dialogs;

/// <summary>A mailbox id as a conversation may keep it: encrypted, so that reading the table joins nobody to a case.</summary>
internal sealed class SealedMailbox(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("conversation-mailbox");

    private readonly IDataProtector _texts = protection.CreateProtector("conversation-receipt");

    public string Close(Guid mailboxId) => _protector.Protect(mailboxId.ToString("N"));

    /// <summary>A receipt code until it has been shown once more.</summary>
    public string CloseText(string text) => _texts.Protect(text);

    /// <returns>Null when there is none, or its key is gone.</returns>
    public string? OpenText(string? sealedText)
    {
        try
        {
            return sealedText is null ? null : _texts.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <returns>Null when there is none, or its key is gone.</returns>
    public Guid? Open(string? sealedId)
    {
        if (sealedId is null) return null;
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
