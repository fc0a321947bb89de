using System.Security.Cryptography;

namespace AnTT.Cases.Evidence;

/// <summary>Passes bytes on while it counts and hashes them, and stops at a limit.</summary>
internal sealed class CheckedStream(Stream source, byte[] head, long limitBytes) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _beginning = new();
    private int _headRead;

    public long SizeBytes { get; private set; }

    /// <summary>More bytes came than are taken; the stream ended there.</summary>
    public bool LimitPassed => SizeBytes > limitBytes;

    /// <summary>As much as <see cref="HiddenFacts"/> wants to see.</summary>
    public byte[] Beginning => _beginning.ToArray();

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
        if (_beginning.Length < HiddenFacts.HeadBytes) _beginning.Write(buffer.Span[..(int)Math.Min(read, HiddenFacts.HeadBytes - _beginning.Length)]);
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
        if (disposing)
        {
            _hash.Dispose();
            _beginning.Dispose();
        }
        base.Dispose(disposing);
    }
}
