using System.Collections.Concurrent;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Events;

/// <summary>Keeps events nobody handles for a month, and remembers when the webhook last spoke.</summary>
internal sealed class ZaloKeeper(IServiceScopeFactory scopes, WriteGate gate, ZaloIdentities identities, IOptions<ZaloOptions> options, TimeProvider clock)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    private const int MostBodyLetters = 16_000;
    private static readonly TimeSpan ComplainEvery = TimeSpan.FromMinutes(1);
    private readonly Dictionary<SignatureCheck, (int Count, DateTimeOffset ToldAt)> _complaints = [];
    private readonly ConcurrentDictionary<string, byte> _recent = new(StringComparer.Ordinal);
    private long _heardAt;
    private volatile string _oaId = options.Value.OaId;

    /// <summary>Id of the OA: configured, or the one the last signed message was for.</summary>
    public string OaId => _oaId;

    /// <summary>When the webhook last brought something signed; null since the start of the process.</summary>
    public DateTimeOffset? HeardAt => Interlocked.Read(ref _heardAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Heard(string? oaId, bool trustedOa)
    {
        Interlocked.Exchange(ref _heardAt, clock.GetUtcNow().UtcTicks);
        if (trustedOa && oaId is { Length: > 0 and < 40 } && options.Value.OaId.Length == 0) _oaId = oaId;
    }

    /// <summary>Anyone can call the webhook; they must not fill the log.</summary>
    /// <returns>How many of the kind have come since the last time one was told of; 0 when it is too early to tell again.</returns>
    public int Complain(SignatureCheck check)
    {
        lock (_complaints)
        {
            var (count, toldAt) = _complaints.GetValueOrDefault(check);
            var now = clock.GetUtcNow();
            var tells = now - toldAt >= ComplainEvery;
            _complaints[check] = tells ? (0, now) : (count + 1, toldAt);
            return tells ? count + 1 : 0;
        }
    }

    public async Task KeepAsync(string key, string name, string body, CancellationToken ct)
    {
        // Statuses come in great numbers and say nothing we use.
        if (name is "user_seen_message" or "user_received_message") return;
        if (_recent.Count > 10_000) _recent.Clear();
        if (!_recent.TryAdd(key, 0)) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZaloDb>();
        using var entered = await gate.EnterAsync(ct);
        if (await db.Events.AnyAsync(row => row.Key == key, ct)) return;
        db.Events.Add(new ZaloKeptEvent
        {
            Key = key, Name = name, ReceivedAt = clock.GetUtcNow(),
            SealedBody = identities.SealSecret(body.Length <= MostBodyLetters ? body : body[..MostBodyLetters]),
        });
        await db.SaveChangesAsync(ct);
    }

    public async Task ForgetOldAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow() - Life;
        using var entered = await gate.EnterAsync(ct);
        var db = scope.ServiceProvider.GetRequiredService<ZaloDb>();
        await db.Events.Where(row => row.ReceivedAt < before).ExecuteDeleteAsync(ct);
        await db.Consents.Where(row => row.ExpiresAt < before).ExecuteDeleteAsync(ct);
    }
}
