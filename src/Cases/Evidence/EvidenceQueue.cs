using System.Threading.Channels;

namespace AnTT.Cases.Evidence;

/// <summary>Files that wait for scanner and clean copy. What is lost with the process is found again by the hourly look.</summary>
internal sealed class EvidenceQueue
{
    private readonly Channel<Guid> _waiting = Channel.CreateBounded<Guid>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public ChannelReader<Guid> Waiting => _waiting.Reader;

    public void Add(Guid evidenceId) => _waiting.Writer.TryWrite(evidenceId);
}
