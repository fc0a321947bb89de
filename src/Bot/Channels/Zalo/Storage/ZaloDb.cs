using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Channels.Zalo.Storage;

/// <summary>What the channel itself must remember: tokens, consent under way, events nobody handles, how far history was compared.</summary>
public sealed class ZaloDb(DbContextOptions<ZaloDb> options) : DbContext(options)
{
    public DbSet<ZaloToken> Tokens => Set<ZaloToken>();

    public DbSet<ZaloConsent> Consents => Set<ZaloConsent>();

    public DbSet<ZaloKeptEvent> Events => Set<ZaloKeptEvent>();

    public DbSet<ZaloSweep> Sweeps => Set<ZaloSweep>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ZaloToken>(token => token.ToTable("zalo_token").HasKey(row => row.AppId));
        modelBuilder.Entity<ZaloConsent>(consent => consent.ToTable("zalo_consent").HasKey(row => row.State));
        modelBuilder.Entity<ZaloKeptEvent>(kept =>
        {
            kept.ToTable("zalo_event").HasKey(row => row.Key);
            kept.HasIndex(row => row.ReceivedAt);
        });
        modelBuilder.Entity<ZaloSweep>(sweep => sweep.ToTable("zalo_sweep").HasKey(row => row.AppId));
    }
}

public enum ZaloTokenStatus
{
    Active = 0,

    /// <summary>A renewal was begun and its end is not known: the old refresh token may be used up.</summary>
    Refreshing = 1,

    /// <summary>Zalo refused the refresh token: only an administrator of the OA can help.</summary>
    NeedsReconsent = 2,
}

/// <summary>The chain of tokens of one app. Tokens stand here encrypted only.</summary>
public sealed class ZaloToken
{
    public required string AppId { get; init; }

    public string OaId { get; set; } = "";

    public required string SealedAccess { get; set; }

    public required string SealedRefresh { get; set; }

    /// <summary>The one before, to find out afterwards who used it.</summary>
    public string? SealedPreviousRefresh { get; set; }

    public DateTimeOffset AccessExpiresAt { get; set; }

    public DateTimeOffset RotatedAt { get; set; }

    /// <summary>Counts the pairs; a pair is written only over the one it was made from.</summary>
    public int Rotation { get; set; }

    public ZaloTokenStatus Status { get; set; }

    /// <summary>Whoever renews now; nobody else may.</summary>
    public string? LeaseOwner { get; set; }

    public DateTimeOffset LeaseUntil { get; set; }

    public string? FailureCode { get; set; }

    public DateTimeOffset? FailedAt { get; set; }

    /// <summary>Keyed hashes of every configured pair ever taken over, so that settings left as they are – here or on another server – never bring a dead pair back.</summary>
    public string? SeedHashes { get; set; }

    /// <summary>Zalo refused buttons once: numbered text from then on.</summary>
    public bool ButtonsRefused { get; set; }
}

/// <summary>A consent link handed out; good for ten minutes.</summary>
public sealed class ZaloConsent
{
    public required string State { get; init; }

    public required string SealedVerifier { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>An event the bot does nothing with, kept a while.</summary>
public sealed class ZaloKeptEvent
{
    /// <summary>Keyed hash; a repeat changes nothing.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The body, encrypted: it may name people.</summary>
    public required string SealedBody { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>How far the history of conversations has been compared.</summary>
public sealed class ZaloSweep
{
    public required string AppId { get; init; }

    /// <summary>Everything older is known to be here.</summary>
    public DateTimeOffset ComparedUntil { get; set; }

    /// <summary>Last signed call of the webhook, to the minute.</summary>
    public DateTimeOffset? LastWebhookAt { get; set; }

    /// <summary>Since when history brings messages the webhook did not: Zalo has probably switched it off.</summary>
    public DateTimeOffset? WebhookSilentSince { get; set; }
}
