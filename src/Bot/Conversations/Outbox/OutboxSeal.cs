using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Encrypts what waits in the outbox, and names it without saying what it is.</summary>
public sealed class OutboxSeal(IDataProtectionProvider protection, DataFolder data)
{
    private readonly IDataProtector _protector = protection.CreateProtector("outbox");
    private readonly byte[] _key = KeyFile.Load(data, "outbox");

    public string Close(Activity activity) => _protector.Protect(ActivityJson.Write(activity));

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public Activity Open(string payload) => ActivityJson.Read(_protector.Unprotect(payload));

    public string CloseText(string text) => _protector.Protect(text);

    /// <returns>Null when the key is gone.</returns>
    public string? OpenText(string payload)
    {
        try
        {
            return _protector.Unprotect(payload);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string Tag(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name)));
}
