using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Turns a channel's ids into ours. Who holds the database file alone learns of nobody where they wrote from.</summary>
internal sealed class BotFrameworkIds(IDataProtectionProvider protection, DataFolder data)
{
    private readonly IDataProtector _addresses = protection.CreateProtector("bot-framework-address");
    private readonly byte[] _key = KeyFile.Load(data, "botframework");

    /// <summary>The same for one conversation of one channel each time; says nothing to who has no key.</summary>
    public string ConversationOf(Activity activity) => "bf-" + Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{activity.ChannelId}\n{activity.Conversation!.Id}")))[..32];

    public string Seal(string address) => _addresses.Protect(address);

    /// <exception cref="CryptographicException">The key is gone.</exception>
    public string Open(string address) => _addresses.Unprotect(address);
}
