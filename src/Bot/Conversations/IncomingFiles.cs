using AnTT.Bot.Storage;
using System.Text.Json;
using AnTT.Cases.Evidence;

namespace AnTT.Bot.Conversations;

/// <summary>A channel that sends addresses of files instead of files.</summary>
public interface IFileSource
{
    /// <summary>The <see cref="Conversation.Channel"/> it serves.</summary>
    string Channel { get; }

    /// <summary>Fetches one file whole, or says why not.</summary>
    Task<FetchedFile> FetchAsync(Attachment file, CancellationToken ct);
}

/// <param name="Content">Null when it could not be had.</param>
/// <param name="Why">Then: what to tell the sender.</param>
public sealed record FetchedFile(byte[]? Content, string? Why, string? Code = null);

/// <summary>
/// Brings the files of a message into the evidence store before its turn reads it: fetched before the transaction, since the network is slow and
/// addresses die within minutes; kept inside it, so that a turn that is run again keeps them once.
/// </summary>
internal sealed class IncomingFiles(Later<EvidenceStore> evidence, IEnumerable<IFileSource> sources, TimeProvider clock, ILogger<IncomingFiles> log)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    private readonly Dictionary<long, List<(Attachment File, FetchedFile Fetched)>> _fetched = [];

    private readonly List<Guid> _kept = [];

    /// <summary>The turn will be run again: what it kept last is taken back in the same transaction.</summary>
    public async Task TakeBackAsync(CancellationToken ct)
    {
        if (_kept.Count > 0) await evidence.Value.WithdrawAsync(_kept, ct);
        _kept.Clear();
    }

    /// <summary>Whether the message brings addresses whose files have not been fetched here yet.</summary>
    public bool AreMissing(InboxMessage message, Activity? activity) =>
        activity?.Attachments is { Count: > 0 } && !_fetched.ContainsKey(message.Id) && sources.Any(source => source.Channel == message.Channel);

    public async Task FetchAsync(InboxMessage message, Activity? activity, CancellationToken ct)
    {
        if (!AreMissing(message, activity)) return;
        var source = sources.First(one => one.Channel == message.Channel);
        var fetched = new List<(Attachment, FetchedFile)>();
        foreach (var file in activity!.Attachments!) fetched.Add((file, await FetchAsync(source, message.Id, file, ct)));
        _fetched[message.Id] = fetched;
    }

    /// <summary>In the turn's transaction.</summary>
    /// <returns>The message with the files that are kept now, and with what to tell of the others.</returns>
    public async Task<Activity> KeepAsync(IReadOnlyList<long> inboxIds, Conversation conversation, Activity incoming, CancellationToken ct)
    {
        var known = inboxIds.SelectMany(id => _fetched.GetValueOrDefault(id) ?? []).ToList();
        if (known.Count == 0) return incoming;
        var (kept, refused) = (new List<Attachment>(), new List<string>());
        _kept.Clear();
        foreach (var (file, fetched) in known)
        {
            if (fetched.Content is null)
            {
                refused.Add(fetched.Why!);
                continue;
            }
            using var content = new MemoryStream(fetched.Content, writable: false);
            switch (await evidence.Value.AddAsync(new EvidenceOwner.Draft(conversation.DraftKey), content, file.Name, ct))
            {
                case EvidenceResult.Kept one:
                    if (!one.WasHere) _kept.Add(one.EvidenceId);
                    kept.Add(new Attachment { ContentType = FileKinds.MediaType(one.Kind), Name = file.Name ?? "tệp" });
                    break;
                case EvidenceResult.Refused not:
                    refused.Add(not.Why);
                    break;
            }
        }
        ConversationLog.Fetched(log, kept.Count, known.Count, inboxIds[^1]);
        var facts = ChannelFacts.Of(incoming) with { Refused = refused.Count == 0 ? null : [.. refused.Distinct()] };
        return incoming with { Attachments = kept.Count == 0 ? null : kept, ChannelData = JsonSerializer.SerializeToElement(facts, ActivityJson.Options) };
    }

    private async Task<FetchedFile> FetchAsync(IFileSource source, long inboxId, Attachment file, CancellationToken ct)
    {
        var fetched = new FetchedFile(null, null);
        foreach (var pause in Pauses)
        {
            if (pause > TimeSpan.Zero) await Task.Delay(pause, clock, ct);
            fetched = await source.FetchAsync(file, ct);
            if (fetched.Content is not null || fetched.Code is null) return fetched;
            ConversationLog.FetchFailed(log, inboxId, fetched.Code);
        }
        return fetched;
    }
}
