using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Encrypts what waits in the outbox, and names it without saying what it is.</summary>
public sealed class OutboxSeal
{
    private const string Purpose = "outbox";
    private readonly byte[] _key;
    private readonly SealedText _text;

    /// <summary>Opens what an earlier version wrote.</summary>
    private readonly IDataProtector _before;

    public OutboxSeal(IDataProtectionProvider protection, DataFolder data)
    {
        _before = protection.CreateProtector(Purpose);
        _key = KeyFile.Load(data, Purpose);
        _text = new SealedText(HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes(Purpose)));
    }

    public string Close(Activity activity) => CloseText(ActivityJson.Write(activity));

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public Activity Open(string payload) => ActivityJson.Read(OpenText(payload) ?? throw new CryptographicException("The key is another."));

    public string CloseText(string text) => _text.Close(text, Purpose);

    /// <returns>Null when the key is gone.</returns>
    public string? OpenText(string payload)
    {
        if (SealedText.IsSealed(payload)) return _text.Open(payload, Purpose);
        try
        {
            return _before.Unprotect(payload);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public string Tag(string name) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(name)));
}
