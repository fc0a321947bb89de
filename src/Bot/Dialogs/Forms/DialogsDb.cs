using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>The versions of the form, and counts of what dialogs did; nothing about anybody.</summary>
public sealed class DialogsDb(DbContextOptions<DialogsDb> options) : DbContext(options)
{
    public DbSet<FormVersion> Forms => Set<FormVersion>();

    public DbSet<TalkCount> Counts => Set<TalkCount>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FormVersion>(form =>
        {
            form.ToTable("form_versions").HasKey(row => row.Version);
            form.Property(row => row.Version).ValueGeneratedNever();
            form.Property(row => row.Source).HasMaxLength(FormReader.LongestSource);
            form.Property(row => row.SavedBy).HasMaxLength(200);
            form.Property(row => row.Note).HasMaxLength(500);
        });
        modelBuilder.Entity<TalkCount>(count =>
        {
            count.ToTable("talk_counts").HasKey(row => new { row.Day, row.What });
            count.Property(row => row.What).HasMaxLength(60);
        });
    }
}

/// <summary>One version of the form. Written once: every change is a new version.</summary>
public sealed class FormVersion
{
    public required int Version { get; init; }

    /// <summary>YAML.</summary>
    public required string Source { get; init; }

    /// <summary>Number of the file that came with the program; null: written by an administrator.</summary>
    public int? ShippedRevision { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required string SavedBy { get; init; }

    /// <summary>Why, in the administrator's words.</summary>
    public string? Note { get; init; }
}

/// <summary>How often something happened on a day; the only thing kept of what the bot declined.</summary>
public sealed class TalkCount
{
    /// <summary>Days since 1/1/1970, Vietnamese time.</summary>
    public required int Day { get; init; }

    /// <summary>As <c>declined.politics</c>, <c>tip.started</c>.</summary>
    public required string What { get; init; }

    public required int Times { get; set; }
}
