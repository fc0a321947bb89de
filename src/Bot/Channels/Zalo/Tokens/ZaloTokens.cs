using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Tokens;

/// <summary>Whether there is an access token to call with.</summary>
internal abstract record TokenState
{
    /// <param name="Rotation">Says which pair this is; tell it when the token turns out dead.</param>
    internal sealed record Ready(string Access, int Rotation) : TokenState;

    /// <summary>No pair was ever given.</summary>
    internal sealed record None : TokenState;

    internal sealed record NeedsReconsent(string Code) : TokenState;

    /// <summary>Zalo does not answer; later.</summary>
    internal sealed record Unavailable(string Code) : TokenState;
}

/// <summary>
/// Keeps the chain of tokens alive. Each refresh token works once and brings the next, so: one renewer at a time, by a lease in the database;
/// a new pair is on disk before anyone uses it; and a pair is written only over the one it was made from.
/// </summary>
internal sealed class ZaloTokens(
    IServiceScopeFactory scopes, WriteGate gate, ZaloOAuth oauth, ZaloIdentities identities, ChannelBreakers breakers, OutboxSignal signal, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloTokens> log)
{
    /// <summary>Longer than two tries with their time limits and the commit.</summary>
    private TimeSpan Lease => options.Value.RequestTimeout * 2 + TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a refused chain is tried all the same: the refusal may have been a fault.</summary>
    private static readonly TimeSpan RetryRefused = TimeSpan.FromHours(1);

    private string AppId => options.Value.AppId;

    /// <summary>A token to call with, renewed first when little of its life is left.</summary>
    public async Task<TokenState> GetAsync(CancellationToken ct)
    {
        if (await ReadOrSeedAsync(ct) is not { } row) return new TokenState.None();
        var left = row.AccessExpiresAt - clock.GetUtcNow();
        if (left > options.Value.RefreshBeforeExpiry) return Ready(row);
        if (row.Status == ZaloTokenStatus.NeedsReconsent && row.FailedAt is { } failed && clock.GetUtcNow() - failed < RetryRefused)
            return left > TimeSpan.Zero ? Ready(row) : new TokenState.NeedsReconsent(row.FailureCode ?? "");
        // Somebody renews at this moment: no need to wait while the old one may still do.
        if (left > TimeSpan.Zero && row.LeaseUntil > clock.GetUtcNow()) return Ready(row);
        var renewed = await RenewAsync(row.Rotation, ct);
        // The old one still works until its end, or until Zalo says otherwise.
        return renewed is TokenState.Ready || left <= TimeSpan.Zero ? renewed : Ready(row);
    }

    /// <summary>The token of this rotation does not work, or not for long: get the next.</summary>
    public async Task<TokenState> RenewAsync(int rotation, CancellationToken ct)
    {
        var owner = Guid.CreateVersion7().ToString("N");
        while (true)
        {
            if (await TakeLeaseAsync(owner, rotation, ct) is { } row) return await RenewUnderLeaseAsync(row, owner);
            if (await ReadAsync(ct) is not { } now) return new TokenState.None();
            if (now.Rotation != rotation) return Ready(now);
            await Task.Delay(LookAgain, clock, ct);
        }
    }

    /// <summary>A new chain: from consent, from an administrator, or from the settings.</summary>
    public async Task ImportAsync(string access, string refresh, TimeSpan life, string? oaId, string? seedHash, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZaloDb>();
        using var entered = await gate.EnterAsync(ct);
        var row = await db.Tokens.SingleOrDefaultAsync(token => token.AppId == AppId, ct);
        if (row is null) db.Tokens.Add(row = new ZaloToken { AppId = AppId, SealedAccess = "", SealedRefresh = "" });
        else row.SealedPreviousRefresh = row.SealedRefresh;
        (row.SealedAccess, row.SealedRefresh) = (identities.SealSecret(access), identities.SealSecret(refresh));
        (row.AccessExpiresAt, row.RotatedAt) = (clock.GetUtcNow() + life, clock.GetUtcNow());
        (row.Status, row.FailureCode, row.FailedAt, row.LeaseOwner, row.LeaseUntil) = (ZaloTokenStatus.Active, null, null, null, DateTimeOffset.MinValue);
        row.Rotation++;
        row.OaId = oaId ?? row.OaId;
        if (seedHash is not null) row.SeedHashes = $"{row.SeedHashes} {seedHash}".Trim();
        await db.SaveChangesAsync(ct);
        // What waited for this may go at once.
        breakers.Reset(ZaloSetup.ChannelId);
        signal.Wake();
    }

    /// <summary>Null before the first pair.</summary>
    public async Task<ZaloToken?> ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ZaloDb>().Tokens.AsNoTracking().SingleOrDefaultAsync(token => token.AppId == AppId, ct);
    }

    public Task RefuseButtonsAsync(CancellationToken ct) =>
        WriteAsync(rows => rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.ButtonsRefused, true), ct), ct);

    private async Task<ZaloToken?> ReadOrSeedAsync(CancellationToken ct)
    {
        var row = await ReadAsync(ct);
        if (options.Value.RefreshToken.Length == 0) return row;
        // The same settings must not bring back a pair that has long been used up; another pair in them is meant.
        var seed = identities.Hash($"seed|{options.Value.AccessToken}|{options.Value.RefreshToken}");
        if (row is not null && (row.SeedHashes is null || row.SeedHashes.Contains(seed, StringComparison.Ordinal))) return row;
        var life = options.Value.AccessToken.Length > 0 ? options.Value.RefreshBeforeExpiry + TimeSpan.FromHours(1) : TimeSpan.Zero;
        await ImportAsync(options.Value.AccessToken, options.Value.RefreshToken, life, oaId: null, seed, ct);
        return await ReadAsync(ct);
    }

    /// <returns>Null while somebody else renews, or when it is done already.</returns>
    private async Task<ZaloToken?> TakeLeaseAsync(string owner, int rotation, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var taken = await WriteAsync(
            rows => rows.Where(row => row.Rotation == rotation && row.LeaseUntil <= now).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LeaseOwner, owner).SetProperty(row => row.LeaseUntil, until).SetProperty(row => row.Status, ZaloTokenStatus.Refreshing), ct),
            ct);
        return taken == 1 ? await ReadAsync(ct) : null;
    }

    private async Task<TokenState> RenewUnderLeaseAsync(ZaloToken row, string owner)
    {
        var grant = await oauth.RenewAsync(identities.OpenSecret(row.SealedRefresh));
        // Perhaps it arrived and its answer was lost. Once more with the same token, while Zalo may still take it.
        if (grant is Grant.Unanswered { MaybeUsed: true }) grant = await oauth.RenewAsync(identities.OpenSecret(row.SealedRefresh));
        switch (grant)
        {
            case Grant.Pair pair:
                await CommitAsync(row, pair);
                ZaloLog.Renewed(log, row.Rotation + 1);
                return new TokenState.Ready(pair.Access, row.Rotation + 1);
            case Grant.Refused refused:
                await EndAsync(row.Rotation, owner, ZaloTokenStatus.NeedsReconsent, refused.Code);
                ZaloLog.NeedsReconsent(log, refused.Code);
                return new TokenState.NeedsReconsent(refused.Code);
            case Grant.Unanswered unanswered:
                await EndAsync(row.Rotation, owner, ZaloTokenStatus.Refreshing, unanswered.Code);
                ZaloLog.RenewalUnanswered(log, unanswered.Code);
                return new TokenState.Unavailable(unanswered.Code);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Whoever got the pair holds the only one that works, lease or no lease; the rotation guards against writing over a newer one.</summary>
    private Task<int> CommitAsync(ZaloToken row, Grant.Pair pair)
    {
        var (access, refresh, now) = (identities.SealSecret(pair.Access), identities.SealSecret(pair.Refresh), clock.GetUtcNow());
        return WriteAsync(
            rows => rows.Where(token => token.Rotation == row.Rotation).ExecuteUpdateAsync(
                set => set.SetProperty(token => token.SealedAccess, access).SetProperty(token => token.SealedRefresh, refresh)
                    .SetProperty(token => token.SealedPreviousRefresh, row.SealedRefresh)
                    .SetProperty(token => token.AccessExpiresAt, now + pair.Life).SetProperty(token => token.RotatedAt, now)
                    .SetProperty(token => token.Rotation, row.Rotation + 1).SetProperty(token => token.Status, ZaloTokenStatus.Active)
                    .SetProperty(token => token.FailureCode, (string?)null).SetProperty(token => token.FailedAt, (DateTimeOffset?)null)
                    .SetProperty(token => token.LeaseOwner, (string?)null).SetProperty(token => token.LeaseUntil, DateTimeOffset.MinValue),
                CancellationToken.None),
            CancellationToken.None);
    }

    private Task<int> EndAsync(int rotation, string owner, ZaloTokenStatus status, string code)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return WriteAsync(
            rows => rows.Where(token => token.Rotation == rotation && token.LeaseOwner == owner).ExecuteUpdateAsync(
                set => set.SetProperty(token => token.Status, status).SetProperty(token => token.FailureCode, code).SetProperty(token => token.FailedAt, now)
                    .SetProperty(token => token.LeaseOwner, (string?)null).SetProperty(token => token.LeaseUntil, DateTimeOffset.MinValue),
                CancellationToken.None),
            CancellationToken.None);
    }

    private async Task<int> WriteAsync(Func<IQueryable<ZaloToken>, Task<int>> write, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var entered = await gate.EnterAsync(ct);
        return await write(scope.ServiceProvider.GetRequiredService<ZaloDb>().Tokens.Where(token => token.AppId == AppId));
    }

    private TokenState.Ready Ready(ZaloToken row) => new(identities.OpenSecret(row.SealedAccess), row.Rotation);
}
