using AnTT.Bot.Storage;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>Accounts of staff.</summary>
public sealed class StaffDb(DbContextOptions<StaffDb> options) : IdentityDbContext<Staff, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<SignInTry> SignIns => Set<SignInTry>();

    public DbSet<SavedView> Views => Set<SavedView>();

    public DbSet<SentAction> SentActions => Set<SentAction>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        // Migrations are written by hand, without a model snapshot; a test compares the schemas instead.
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<SignInOutcome>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Staff>(staff =>
        {
            staff.ToTable("staff");
            staff.Property(row => row.DisplayName).HasMaxLength(200);
            staff.Property(row => row.PasswordHash).HasMaxLength(1000);
            staff.Property(row => row.SecurityStamp).HasMaxLength(100);
            staff.Property(row => row.ConcurrencyStamp).HasMaxLength(100);
            staff.Property(row => row.PhoneNumber).HasMaxLength(40);
        });
        builder.Entity<IdentityRole<Guid>>().ToTable("staff_roles").Property(role => role.ConcurrencyStamp).HasMaxLength(100);
        builder.Entity<IdentityUserRole<Guid>>().ToTable("staff_in_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("staff_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("staff_logins");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("staff_role_claims");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("staff_tokens");
        builder.Entity<SavedView>(view =>
        {
            view.ToTable("staff_views");
            view.Property(row => row.Name).HasMaxLength(SavedView.LongestName);
            view.Property(row => row.Query).HasMaxLength(SavedView.LongestQuery);
            view.HasIndex(row => new { row.StaffId, row.Name }).IsUnique();
            view.HasOne<Staff>().WithMany().HasForeignKey(row => row.StaffId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SentAction>(sent =>
        {
            sent.ToTable("staff_sent_actions");
            sent.HasKey(row => new { row.StaffId, row.Key });
            sent.HasIndex(row => row.At);
            sent.HasOne<Staff>().WithMany().HasForeignKey(row => row.StaffId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SignInTry>(entry =>
        {
            entry.ToTable("staff_sign_ins");
            entry.Property(row => row.From).HasMaxLength(64);
            entry.HasIndex(row => new { row.StaffId, row.At });
        });
    }
}
