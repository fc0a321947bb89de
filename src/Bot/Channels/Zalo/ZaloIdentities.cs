using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Whom a message goes to.</summary>
/// <param name="AnonymousConversation">Set for a visitor without an account, whose <paramref name="UserId"/> counts in that conversation only.</param>
internal sealed record ZaloPerson(string UserId, string? AnonymousConversation = null);

/// <summary>Turns Zalo's ids into ours. Its user and message ids never stand in the database as they are: who holds the file alone, or asks Zalo about it, joins nobody to anything.</summary>
internal sealed class ZaloIdentities(IDataProtectionProvider protection, DataFolder data, IOptions<ZaloOptions> options)
{
    private readonly IDataProtector _people = protection.CreateProtector("zalo-person");
    private readonly IDataProtector _secrets = protection.CreateProtector("zalo-secret");
    private readonly byte[] _key = KeyFile.Load(data, "zalo");

    /// <summary>The same for one person of one app each time; says nothing to who has no key.</summary>
    public string ConversationOf(ZaloPerson person) => "zalo-" + Hash($"person|{options.Value.AppId}|{person.UserId}|{person.AnonymousConversation}")[..32];

    public string MessageKey(string kind, string id) => Hash($"{kind}|{options.Value.AppId}|{id}");

    public string SealPerson(ZaloPerson person) =>
        _people.Protect(person.AnonymousConversation is null ? person.UserId : $"{person.UserId}|{person.AnonymousConversation}");

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public ZaloPerson OpenPerson(string text) => _people.Unprotect(text).Split('|') is [var user, var conversation]
        ? new ZaloPerson(user, conversation)
        : new ZaloPerson(_people.Unprotect(text));

    public string SealSecret(string secret) => _secrets.Protect(secret);

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public string OpenSecret(string text) => _secrets.Unprotect(text);

    public string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
