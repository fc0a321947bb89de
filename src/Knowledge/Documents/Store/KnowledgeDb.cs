using AnTT.Knowledge.LanguageModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Tables of the knowledge base. Works inside a transaction the caller has opened on the same connection.</summary>
public sealed class KnowledgeDb(DbContextOptions<KnowledgeDb> options) : DbContext(options)
{
    public DbSet<StoredDocument> Documents => Set<StoredDocument>();

    public DbSet<DocumentVersion> Versions => Set<DocumentVersion>();

    public DbSet<KnowledgeState> States => Set<KnowledgeState>();

    public DbSet<PassageVector> Vectors => Set<PassageVector>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        // Migrations are written by hand, without a model snapshot; a test compares the schemas instead.
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<VersionState>().HaveConversion<string>().HaveMaxLength(20);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredDocument>(document =>
        {
            document.ToTable("knowledge_documents");
            document.Property(one => one.Id).HasMaxLength(200);
            document.Property(one => one.Kind).HasMaxLength(40);
            document.Property(one => one.Number).HasMaxLength(100);
            document.Property(one => one.Version).IsConcurrencyToken();
            document.Ignore(one => one.Newest);
            document.Ignore(one => one.Published);
            document.HasMany(one => one.Versions).WithOne().HasForeignKey(version => version.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DocumentVersion>(version =>
        {
            version.ToTable("knowledge_versions");
            version.Property(one => one.Id).ValueGeneratedNever();
            version.Property(one => one.DocumentId).HasMaxLength(200);
            version.Property(one => one.Fingerprint).HasMaxLength(64);
            version.Property(one => one.TextHash).HasMaxLength(64);
            version.Property(one => one.SourceName).HasMaxLength(300);
            version.HasIndex(one => new { one.DocumentId, one.Number }).IsUnique();
            version.HasIndex(one => one.State);
        });
        modelBuilder.Entity<PassageVector>(vector =>
        {
            vector.ToTable("knowledge_vectors");
            vector.HasKey(one => new { one.Model, one.TextHash });
            vector.Property(one => one.Model).HasMaxLength(200);
            vector.Property(one => one.TextHash).HasMaxLength(64);
        });
        modelBuilder.Entity<KnowledgeState>(state =>
        {
            state.ToTable("knowledge_state");
            state.Property(one => one.Id).ValueGeneratedNever();
            state.Property(one => one.Revision).IsConcurrencyToken();
        });
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
