using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Storage;

namespace AnTT.Bot.StaffConsole.Queued;

/// <summary>What a page encrypts acts under that wait for a signal: another key for each officer, which only pages of a signed-in officer hold.</summary>
public sealed class QueueKeys(DataFolder data)
{
    private readonly byte[] _key = KeyFile.Load(data, "queue");

    public string KeyOf(ClaimsPrincipal officer) => Convert.ToBase64String(Derive("key", officer));

    /// <summary>Tells one officer's from another's and says nothing else.</summary>
    public string OwnerOf(ClaimsPrincipal officer) => Convert.ToHexStringLower(Derive("owner", officer).AsSpan(0, 8));

    private byte[] Derive(string purpose, ClaimsPrincipal officer) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}/{officer.FindFirstValue(ClaimTypes.NameIdentifier)}"));
}
