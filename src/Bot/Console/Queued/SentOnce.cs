using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Queued;

/// <summary>The key a page gave the act it sends, and whether that act was done already. Without a key every sending is an act of its own.</summary>
public sealed class SentOnce(IHttpContextAccessor http, StaffDb db, TimeProvider clock)
{
    public const string KeyHeader = "X-Antt-Khoa";

    /// <summary>Longer than a tab lives between two signals.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public bool HasKey => Key is not null;

    public Task<bool> IsDoneAsync(CancellationToken ct) =>
        Key is { } key ? db.SentActions.AsNoTracking().AnyAsync(row => row.StaffId == key.StaffId && row.Key == key.Hash, ct) : Task.FromResult(false);

    /// <summary>Written with the act itself, or not at all.</summary>
    public async Task KeepAsync(CancellationToken ct)
    {
        if (Key is not { } key) return;
        var (now, old) = (clock.GetUtcNow(), clock.GetUtcNow() - KeptFor);
        await db.SentActions.Where(row => row.At < old).ExecuteDeleteAsync(ct);
        db.SentActions.Add(new SentAction { StaffId = key.StaffId, Key = key.Hash, At = now });
        await db.SaveChangesAsync(ct);
    }

    private (Guid StaffId, byte[] Hash)? Key
    {
        get
        {
            if (http.HttpContext is not { } context || context.Request.Headers[KeyHeader].ToString() is not { Length: >= 16 and <= 100 } key) return null;
            if (!Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var staffId)) return null;
            return (staffId, SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Request.Path}{context.Request.QueryString}\n{key}")));
        }
    }
}
