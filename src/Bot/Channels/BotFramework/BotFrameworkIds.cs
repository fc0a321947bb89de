using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Knowledge;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Turns a channel's ids into ours. Who holds the database file alone learns of nobody where they wrote from.</summary>
internal sealed class BotFrameworkIds(IDataProtectionProvider protection, DataFolder data)
{
    private readonly IDataProtector _addresses = protection.CreateProtector("bot-framework-address");
    private readonly byte[] _key = KeyFile.Load(data, "botframework");

    /// <summary>In memory only: a busy talk is reckoned once.</summary>
    private readonly Recent<(string Channel, string Talk), string> _known = new(50_000);

    /// <summary>The same for one conversation of one channel each time; says nothing to who has no key.</summary>
    public string ConversationOf(Activity activity)
    {
        var talk = (activity.ChannelId!, activity.Conversation!.Id!);
        if (_known.TryGet(talk, out var known)) return known;
        var ours = "bf-" + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{talk.Item1}\n{talk.Item2}")))[..32];
        _known.Add(talk, ours);
        return ours;
    }

    public string Seal(string address) => _addresses.Protect(address);

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public string Open(string address) => _addresses.Unprotect(address);
}
