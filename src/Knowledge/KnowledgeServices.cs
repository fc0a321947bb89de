using AnTT.Knowledge.Documents.Importing;
using AnTT.Knowledge.Documents.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AnTT.Knowledge;

public static class KnowledgeServices
{
    /// <summary>The knowledge base.</summary>
    /// <param name="database">Chooses provider and connection; hand over the scope's shared connection to let one transaction span stores.</param>
    public static IServiceCollection AddKnowledge(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> database)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDbContext<KnowledgeDb>(database);
        services.AddScoped<KnowledgeStore>();
        services.AddScoped<Importer>();
        services.AddSingleton<KnowledgeRevision>();
        return services;
    }

    /// <summary>Creates or updates the tables. Run once at start, before anything else uses the knowledge base.</summary>
    public static async Task MigrateKnowledgeAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KnowledgeDb>().Database.MigrateAsync(ct);
    }
}
