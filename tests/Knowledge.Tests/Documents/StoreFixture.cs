using AnTT.Knowledge.Documents.Importing;
using AnTT.Knowledge.Documents.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Knowledge.Tests.Documents;

/// <summary>A real SQLite file and a folder for source files, both gone afterwards.</summary>
internal sealed class StoreFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private StoreFixture(ServiceProvider services, string folder) => (_services, Folder) = (services, folder);

    public string Folder { get; }

    public KnowledgeRevision Revision => _services.GetRequiredService<KnowledgeRevision>();

    public static async Task<StoreFixture> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("antt-docs-").FullName;
        var database = Path.Combine(folder, ".antt.db");
        var services = new ServiceCollection()
            .AddKnowledge((_, options) => options.UseSqlite($"Data Source={database};Pooling=False"))
            .BuildServiceProvider();
        await services.MigrateKnowledgeAsync(CancellationToken.None);
        return new StoreFixture(services, folder);
    }

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public static string Markdown(string id, string title, string body, string more = "") =>
        $"---\nid: {id}\ntitle: \"{title}\"\nkind: nghi-quyet\n{more}---\n\n{body}\n";

    public Task<ImportReport> ImportAsync(bool publish = false, params string[] paths) =>
        UseAsync<Importer, ImportReport>(importer => importer.ImportAsync(paths.Length > 0 ? paths : [Folder], publish, null, CancellationToken.None));

    public Task<PublishedKnowledge> LoadAsync() => UseAsync<KnowledgeStore, PublishedKnowledge>(store => store.LoadPublishedAsync(CancellationToken.None));

    public async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
