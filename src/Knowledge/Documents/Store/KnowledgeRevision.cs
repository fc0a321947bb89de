using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Follows the published knowledge, whichever process changes it.</summary>
public sealed class KnowledgeRevision(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The published knowledge each time it has changed; looks every <paramref name="period"/>.</summary>
    /// <param name="since">Revision already in use; -1: begin with the published knowledge as it is now.</param>
    /// <remarks>A failed look is the caller's to handle: the sequence ends with its exception and may be started again.</remarks>
    public async IAsyncEnumerable<PublishedKnowledge> WatchAsync(long since, TimeSpan period, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = since;
        using var timer = new PeriodicTimer(period, clock);
        do
        {
            if (await ChangedAsync(seen, ct) is not { } knowledge) continue;
            seen = knowledge.Revision;
            yield return knowledge;
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task<PublishedKnowledge?> ChangedAsync(long seen, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var connection = scope.ServiceProvider.GetService<DbConnection>() ?? scope.ServiceProvider.GetRequiredService<KnowledgeDb>().Database.GetDbConnection();
        if (connection.State != ConnectionState.Open) await connection.OpenAsync(ct);
        return seen >= 0 && await PublishedReader.RevisionAsync(connection, ct) == seen ? null : await PublishedReader.ReadAsync(connection, ct);
    }
}
