using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Clusters;
using AnTT.Cases.Conflict;
using AnTT.Cases.Corrections;
using AnTT.Cases.Drills;
using AnTT.Cases.Evidence;
using AnTT.Cases.Handover;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnTT.Cases;

/// <summary>Tables of the case store. Works inside a transaction the caller has opened on the same connection, or opens its own.</summary>
public sealed class CasesDb : DbContext
{
    private readonly CaseKeys _keys;
    private readonly CaseLook _look;
    private readonly CaseReader _reader;
    private readonly RecusedReaders? _recused;
    private CaseSight? _fixed;

    public CasesDb(DbContextOptions<CasesDb> options, IServiceProvider services)
        : base(options)
    {
        _keys = (CaseKeys)services.GetService(typeof(CaseKeys))!;
        _look = services.GetService(typeof(CaseLook)) as CaseLook ?? (() => CaseSight.Program);
        _reader = services.GetService(typeof(CaseReader)) as CaseReader ?? (() => null);
        _recused = services.GetService(typeof(RecusedReaders)) as RecusedReaders;
    }

    /// <summary>Whose account this context looks for; null: nobody's.</summary>
    internal string? Reader => Sight == CaseSight.Program ? null : _reader();

    /// <summary>Whether the model this context asks with leaves out cases its reader withdrew from. Elsewhere than SQLite another process may have written the withdrawal.</summary>
    internal bool MindsRecusals => _recused?.MayBe(_reader()) == true || (_reader() is not null && Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == false);

    /// <summary>Whose eyes this context looks with.</summary>
    public CaseSight Sight => _fixed ?? _look();

    public DbSet<Ward> Wards => Set<Ward>();
    public DbSet<Area> Areas => Set<Area>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<RouteRule> RouteRules => Set<RouteRule>();
    public DbSet<OutsideAgency> Agencies => Set<OutsideAgency>();
    public DbSet<CategoryWord> CategoryWords => Set<CategoryWord>();
    public DbSet<DutyShift> Shifts => Set<DutyShift>();
    public DbSet<DutyAbsence> Absences => Set<DutyAbsence>();
    public DbSet<CaseFile> Cases => Set<CaseFile>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Mailbox> Mailboxes => Set<Mailbox>();
    public DbSet<CaseMessage> Messages => Set<CaseMessage>();
    public DbSet<DiaryEntry> Diary => Set<DiaryEntry>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<ReporterIdentity> ReporterIdentities => Set<ReporterIdentity>();
    public DbSet<EvidenceVault> EvidenceVaults => Set<EvidenceVault>();
    public DbSet<EvidenceItem> Evidence => Set<EvidenceItem>();
    public DbSet<CaseGrant> Grants => Set<CaseGrant>();
    public DbSet<IdentityRequest> IdentityRequests => Set<IdentityRequest>();
    public DbSet<ConsentRecord> Consents => Set<ConsentRecord>();
    public DbSet<ErasureRequest> Erasures => Set<ErasureRequest>();
    public DbSet<LegalHold> Holds => Set<LegalHold>();
    public DbSet<DeletionCertificate> Certificates => Set<DeletionCertificate>();
    public DbSet<ClockKind> ClockKinds => Set<ClockKind>();
    public DbSet<CalendarText> Calendars => Set<CalendarText>();
    public DbSet<CaseClock> Clocks => Set<CaseClock>();
    public DbSet<ClusterLink> ClusterLinks => Set<ClusterLink>();
    public DbSet<Assignment> Assignments => Set<Assignment>();
    public DbSet<CaseSum> Sums => Set<CaseSum>();
    public DbSet<PeriodLog> PeriodLogs => Set<PeriodLog>();
    public DbSet<Recusal> Recusals => Set<Recusal>();
    public DbSet<CaseEvent> Events => Set<CaseEvent>();
    public DbSet<Drill> Drills => Set<Drill>();
    public DbSet<ReadingAlarm> ReadingAlarms => Set<ReadingAlarm>();
    public DbSet<ShiftHandover> Handovers => Set<ShiftHandover>();
    public DbSet<WardLedger> Ledgers => Set<WardLedger>();

    /// <summary>From here on this context looks as told, whoever asks.</summary>
    public void LookAs(CaseSight sight) => _fixed = sight;

    /// <summary>Does what the program does for both sides; nothing it returns may tell an officer of a case of the other side.</summary>
    internal async Task<T> AsProgramAsync<T>(Func<Task<T>> work)
    {
        var before = _fixed;
        _fixed = CaseSight.Program;
        try
        {
            return await work();
        }
        finally
        {
            _fixed = before;
        }
    }

    /// <summary>Saves; the clocks follow new <see cref="CaseEvent"/>s, which get their place in the ward's chain; the sums follow the cases.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        WriteGuard.Check(ChangeTracker, Sight);
        var events = NewEvents();
        if (events.Count == 0 && !ChangeTracker.Entries<CaseFile>().Any(entry => entry.State != EntityState.Unchanged)) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        return await this.AtomicallyAsync(
            async () =>
            {
                await new ClockFollower(this).FollowAsync(events, cancellationToken);
                await CaseSums.FollowAsync(this, cancellationToken);
                await AuditChain.SealAsync(this, _keys.AuditKey, NewEvents(), cancellationToken);
                return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            },
            cancellationToken);
    }

    private List<CaseEvent> NewEvents() => [.. ChangeTracker.Entries<CaseEvent>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)];

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("The case store is saved asynchronously.");

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        // Migrations are written by hand, without a model snapshot; a test compares the schemas instead.
        // And counting up to a limit asks for no order: which rows are counted does not matter.
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning));
        optionsBuilder.ReplaceService<IModelCacheKeyFactory, RecusalModel.Key>();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        // By name, so that the tables can be read without the program; urgency stays a number, because lists are sorted by it.
        configurationBuilder.Properties<CaseState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Outcome>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<NoteVisibility>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ReadingPattern>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<Provenance>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<CaseEventKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<FactsChoice>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ScanState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<CleanState>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<FileKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ShiftDays>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ClockUnit>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ClockStart>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<ClockEnd>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<SourceConfidence>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CasesModel.Build(modelBuilder);
        ConflictFilter.Put(modelBuilder, this);
    }

    /// <summary>The ward whose rows are not there for these eyes; empty: none.</summary>
    internal Guid HiddenWard => Sight == CaseSight.Ward ? Ward.InspectorateId : Guid.Empty;

    /// <summary>Exercises are not there for the ward's everyday eyes either.</summary>
    internal Guid HiddenDrill => Sight == CaseSight.Ward ? Ward.DrillId : Guid.Empty;

    /// <summary>The only ward whose rows are there for these eyes; null: any.</summary>
    internal Guid? OnlyWard => Sight switch
    {
        CaseSight.Inspectorate => Ward.InspectorateId,
        CaseSight.Drill => Ward.DrillId,
        _ => null,
    };

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
