using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>A published signing key and the channels it may sign for.</summary>
internal sealed record ChannelKey(SecurityKey Key, IReadOnlyList<string> Endorsements);

/// <summary>The channels' signing keys: fetched once a day, sooner for a key nobody has seen, and kept while their publisher is down.</summary>
/// <remarks>Thread-safe; one fetch at a time.</remarks>
internal sealed partial class ChannelKeys(IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, TimeProvider clock, ILogger<ChannelKeys> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan AgainForUnknown = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Set? _set;

    /// <returns>Null when no such key is published.</returns>
    public async Task<ChannelKey?> FindAsync(string kid, CancellationToken ct)
    {
        var age = Age();
        if (_set is null || age > Fresh) await RefreshAsync(TimeSpan.Zero, ct);
        if (_set?.Keys.GetValueOrDefault(kid) is { } known) return known;
        await RefreshAsync(AgainForUnknown, ct);
        return _set?.Keys.GetValueOrDefault(kid);
    }

    public void Dispose() => _one.Dispose();

    private TimeSpan Age() => _set is { } set ? clock.GetUtcNow() - set.TriedAt : TimeSpan.MaxValue;

    /// <param name="atLeast">Not when the last try is younger.</param>
    private async Task RefreshAsync(TimeSpan atLeast, CancellationToken ct)
    {
        var before = _set;
        await _one.WaitAsync(ct);
        try
        {
            if (!ReferenceEquals(before, _set) || (_set is not null && Age() < atLeast)) return;
            var now = clock.GetUtcNow();
            try
            {
                _set = new Set(await FetchAsync(ct), now);
            }
            catch (Exception error) when (error is HttpRequestException or JsonException or InvalidOperationException or KeyNotFoundException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                FetchFailed(log, error.GetType().Name);
                if (_set is { } kept) _set = kept with { TriedAt = now - Fresh + AgainForUnknown };
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Dictionary<string, ChannelKey>> FetchAsync(CancellationToken ct)
    {
        using var client = clients.CreateClient(BotFrameworkSetup.Client);
        using var metadata = JsonDocument.Parse(await client.GetStringAsync(options.Value.MetadataUrl, ct));
        using var keys = JsonDocument.Parse(await client.GetStringAsync(metadata.RootElement.GetProperty("jwks_uri").GetString(), ct));
        var found = new Dictionary<string, ChannelKey>(StringComparer.Ordinal);
        foreach (var key in keys.RootElement.GetProperty("keys").EnumerateArray())
        {
            var published = new JsonWebKey(key.GetRawText());
            if (published.Kty != JsonWebAlgorithmsKeyTypes.RSA || string.IsNullOrEmpty(published.Kid)) continue;
            string[] endorsements = key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Select(item => item.GetString() ?? "")]
                : [];
            found[published.Kid] = new ChannelKey(published, endorsements);
        }
        return found;
    }

    [LoggerMessage(1160, LogLevel.Error, "The signing keys of Bot Framework channels could not be fetched ({Fault}); the last ones stay in use")]
    private static partial void FetchFailed(ILogger logger, string fault);

    private sealed record Set(Dictionary<string, ChannelKey> Keys, DateTimeOffset TriedAt);
}
