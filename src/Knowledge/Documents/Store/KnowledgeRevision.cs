using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Knowledge.Documents.Store;

/// <summary>Follows the published knowledge, whichever process changes it.</summary>
public sealed class KnowledgeRevision(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>The published knowledge now, and again each time it has changed; looks every <paramref name="period"/>.</summary>
    /// <remarks>A failed look is the caller's to handle: the sequence ends with its exception and may be started again.</remarks>
    public async IAsyncEnumerable<PublishedKnowledge> WatchAsync(TimeSpan period, [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = -1L;
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
        var store = scope.ServiceProvider.GetRequiredService<KnowledgeStore>();
        return seen >= 0 && await store.RevisionAsync(ct) == seen ? null : await store.LoadPublishedAsync(ct);
    }
}
