using System.Buffers;
using System.Security.Cryptography;

namespace AnTT.Cases.Evidence;

/// <summary>Passes bytes on while it counts and hashes them, and stops at a limit.</summary>
internal sealed class CheckedStream(Stream source, byte[] head, long limitBytes) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _beginning = ArrayPool<byte>.Shared.Rent(HiddenFacts.HeadBytes);
    private int _begun;
    private bool _returned;
    private int _headRead;

    public long SizeBytes { get; private set; }

    /// <summary>More bytes came than are taken; the stream ended there.</summary>
    public bool LimitPassed => SizeBytes > limitBytes;

    /// <summary>As much as <see cref="HiddenFacts"/> wants to see; gone with the stream.</summary>
    public ArraySegment<byte> Beginning => new(_beginning, 0, _begun);

    public byte[] Sha256() => _hash.GetHashAndReset();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        if (_headRead < head.Length)
        {
            read = Math.Min(buffer.Length, head.Length - _headRead);
            head.AsMemory(_headRead, read).CopyTo(buffer);
            _headRead += read;
        }
        else
        {
            read = await source.ReadAsync(buffer, cancellationToken);
        }
        SizeBytes += read;
        if (LimitPassed) return 0;
        _hash.AppendData(buffer.Span[..read]);
        var more = Math.Min(read, HiddenFacts.HeadBytes - _begun);
        buffer.Span[..more].CopyTo(_beginning.AsSpan(_begun));
        _begun += more;
        return read;
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_returned)
        {
            _returned = true;
            _hash.Dispose();
            ArrayPool<byte>.Shared.Return(_beginning, clearArray: true);
        }
        base.Dispose(disposing);
    }
}
