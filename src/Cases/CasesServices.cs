using AnTT.Cases.Audit;
using AnTT.Cases.Clocks;
using AnTT.Cases.Clusters;
using AnTT.Cases.Conflict;
using AnTT.Cases.Drills;
using AnTT.Cases.Evidence;
using AnTT.Cases.Handover;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Receipts;
using AnTT.Cases.Register;
using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AnTT.Cases;

public static class CasesServices
{
    /// <summary>The case store. Sections <c>Cases</c> and <c>Ward</c> of the configuration.</summary>
    /// <param name="database">Chooses provider and connection; hand over the scope's shared connection to let one transaction span stores.</param>
    public static IServiceCollection AddCases(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> database)
    {
        services.AddOptions<CasesOptions>().BindConfiguration("Cases").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WardOptions>().BindConfiguration("Ward").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<ErasableSecrets>();
        services.AddSingleton<EvidenceQueue>();
        services.AddSingleton<VaultMaking>();
        services.AddSingleton<LookUpThrottle>();
        services.AddSingleton<SettledYears>();
        services.AddSingleton<RecusedReaders>();
        services.AddSingleton<SlipKey>();
        services.AddSingleton(at => new Marks.ScreenMarks(at.Get<CaseKeys>()));
        services.AddDbContext<CasesDb>(database);
        services.AddScoped<ReplyDelivery>();
        services.AddScoped(at => new WardSeed(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<IOptions<WardOptions>>()));
        services.AddScoped(at => new WardDirectory(at.Get<CasesDb>()));
        services.AddScoped(at => new Inspectorate(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<TimeProvider>(), at.Get<IOptions<WardOptions>>()));
        services.AddScoped(at => new DrillHouse(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new TipFiling(
            at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<CaseKeyring>(), at.Get<ErasableSecrets>(), at.Get<EvidenceVaults>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new ReporterDesk(
            at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<LookUpThrottle>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new CaseDesk(at.Get<CasesDb>(), at.Get<TimeProvider>(), at.Get<ReplyDelivery>(), at.Get<CaseKeyring>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new ClusterDesk(at.Get<CasesDb>(), at.Get<CaseDesk>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new SimilarCases(at.Get<CasesDb>()));
        services.AddEvidence();
        services.AddReporters();
        services.AddScoped(at => new Corrections.CategoryWordBook(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new AgencyBook(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new DutyRoster(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new DutyRinging(at.Get<CasesDb>(), at.Get<DutyRoster>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new RecusalDesk(at.Get<CasesDb>(), at.Get<CaseDesk>(), at.Get<DutyRoster>(), at.Get<RecusedReaders>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new ReadingWatch(at.Get<CasesDb>(), at.Get<DutyRoster>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new HandoverDesk(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new HandoverDrawing(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new SlipDesk(at.Get<CasesDb>(), at.Get<SlipKey>(), at.Get<CaseKeys>()));
        services.AddScoped(at => new ClockDesk(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new ClockBook(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new CaseLists(at.Get<CasesDb>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new CasePages(at.Get<CasesDb>()));
        services.AddScoped(at => new CaseStatistics(at.Get<CasesDb>(), at.Get<TimeProvider>(), at.Get<SettledYears>()));
        services.AddScoped(at => new RegisterExport(at.Get<CasesDb>(), at.Get<CaseLists>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new RegisterImport(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<ErasableSecrets>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new AccountLog(at.Get<CasesDb>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new AuditChain(at.Get<CasesDb>(), at.Get<CaseKeys>()));
        return services;
    }

    /// <summary>Creates or updates the tables and writes the configured ward. Run once at start, before anything else uses the store.</summary>
    public static async Task MigrateCasesAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CasesDb>().Database.MigrateAsync(ct);
        var recused = await scope.ServiceProvider.GetRequiredService<CasesDb>().Recusals.Select(row => row.OfficerId).Distinct().ToListAsync(ct);
        scope.ServiceProvider.GetRequiredService<RecusedReaders>().Set(recused);
        await scope.ServiceProvider.GetRequiredService<WardSeed>().ApplyAsync(ct);
    }

    private static void AddEvidence(this IServiceCollection services)
    {
        services.AddScoped(at => new CaseKeyring(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<ErasableSecrets>(), at.Get<TimeProvider>()));
        services.AddScoped<EvidenceVaults>();
        services.AddScoped<EvidenceRoom>();
        services.AddScoped<EvidenceCopies>();
        services.AddScoped(at => new EvidenceStore(
            at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<CaseKeyring>(), at.Get<EvidenceVaults>(), at.Get<EvidenceRoom>(), at.Get<EvidenceQueue>(), at.Get<TimeProvider>(),
            at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new EvidenceFacts(at.Get<CasesDb>(), at.Get<EvidenceVaults>()));
        services.AddScoped(at => new EvidenceViewing(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<EvidenceVaults>(), at.Get<EvidenceCopies>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddSingleton<EvidenceSweeper>();
        services.AddHostedService(at => at.Get<EvidenceSweeper>());
        services.AddHostedService<EvidencePreparing>();
    }

    private static void AddReporters(this IServiceCollection services)
    {
        services.AddScoped(at => new ReporterUnsealing(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<ErasableSecrets>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new IdentityNotices(at.Get<CasesDb>(), at.Get<ReplyDelivery>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new CaseShredding(at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<ErasableSecrets>(), at.Get<EvidenceVaults>(), at.Get<TimeProvider>()));
        services.AddScoped(at => new RetentionDesk(at.Get<CasesDb>(), at.Get<CaseShredding>(), at.Get<TimeProvider>(), at.Get<IOptions<CasesOptions>>()));
        services.AddScoped(at => new ReporterRights(
            at.Get<CasesDb>(), at.Get<CaseKeys>(), at.Get<ErasableSecrets>(), at.Get<ReplyDelivery>(), at.Get<CaseShredding>(), at.Get<TimeProvider>()));
    }

    private static T Get<T>(this IServiceProvider services) where T : notnull => services.GetRequiredService<T>();
}
