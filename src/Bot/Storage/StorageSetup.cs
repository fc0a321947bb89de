using System.Data.Common;
using AnTT.Cases;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Storage;

public static class StorageSetup
{
    /// <summary>One connection per scope, shared by every context in it, so that one transaction spans conversations, cases and accounts.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(provider => new DataFolder(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value));
        services.AddSingleton<WriteGate>();
        services.AddSingleton<WriterTurn>(provider => provider.GetRequiredService<WriteGate>().EnterAsync);
        services.AddSingleton<Remnants>();
        services.AddHostedService<PlannerUpkeep>();
        services.AddScoped<AfterCommit>();
        services.AddScoped<Statements>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped(typeof(Later<>));
        services.AddScoped<SchemaStamp>();
        services.AddDataProtection().SetApplicationName("AnTT.Bot");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder>((keys, data) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(data.KeyFolder), NullLoggerFactory.Instance));
        services.AddScoped<DbConnection>(provider => new SqliteConnection(provider.GetRequiredService<DataFolder>().ConnectionString));
        return services;
    }

    /// <summary>Makes a registered context take part in the scope's <see cref="UnitOfWork"/>.</summary>
    public static IServiceCollection Enlist<TContext>(this IServiceCollection services)
        where TContext : DbContext => services.Replace(ServiceDescriptor.Scoped(provider =>
    {
        var context = ActivatorUtilities.CreateInstance<TContext>(provider);
        provider.GetRequiredService<UnitOfWork>().Enlist(context);
        return context;
    }));

    /// <summary>Keys and evidence lie beside the database unless configured elsewhere.</summary>
    public static IServiceCollection AddCaseFolders(this IServiceCollection services)
    {
        services.AddOptions<CasesOptions>().Configure<DataFolder, IConfiguration>((cases, data, configuration) =>
        {
            if (configuration["Cases:KeyFolder"] is null) cases.KeyFolder = data.KeyFolder;
            if (configuration["Cases:EvidenceFolder"] is null) cases.EvidenceFolder = Path.Combine(data.Path, "evidence");
        });
        return services;
    }

    /// <summary>Puts a context on the scope's connection, with its own table of applied migrations.</summary>
    public static Action<IServiceProvider, DbContextOptionsBuilder> Database(string capability) => (provider, options) =>
        options
            .UseSqlite(
                provider.GetRequiredService<DbConnection>(),
                sqlite => sqlite.MigrationsHistoryTable($"migrations_{capability}"))
            .AddInterceptors(DurableSqlite.Instance, provider.GetRequiredService<AfterCommit>());
}
