using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AnTT.Cases.Sealing;

/// <summary>
/// A file as a run of AES-256-GCM blocks of 64 KB, so that a long video is never whole in memory. Each file has its own key
/// (vault key + file id), the nonce counts blocks, and the last block is marked: a cut, swapped or changed file does not open.
/// </summary>
internal static class SealedStream
{
    private const int BlockBytes = 64 * 1024;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;

    /// <summary>Reads <paramref name="plain"/> to its end and writes it encrypted.</summary>
    public static async Task WriteAsync(Stream plain, Stream target, byte[] vaultKey, Guid fileId, CancellationToken ct)
    {
        using var aes = new AesGcm(FileKey(vaultKey, fileId), TagBytes);
        var current = new byte[BlockBytes];
        var next = new byte[BlockBytes];
        var cipher = new byte[TagBytes + BlockBytes];
        var length = await plain.ReadAtLeastAsync(current, BlockBytes, throwOnEndOfStream: false, ct);
        for (long block = 0; ; block++)
        {
            var nextLength = length == BlockBytes ? await plain.ReadAtLeastAsync(next, BlockBytes, throwOnEndOfStream: false, ct) : 0;
            var last = nextLength == 0;
            aes.Encrypt(Nonce(block, last), current.AsSpan(0, length), cipher.AsSpan(TagBytes, length), cipher.AsSpan(0, TagBytes));
            await target.WriteAsync(cipher.AsMemory(0, TagBytes + length), ct);
            if (last) return;
            (current, next) = (next, current);
            length = nextLength;
        }
    }

    /// <summary>Decrypts <paramref name="source"/> into <paramref name="plain"/>; every block is checked before it is written.</summary>
    /// <exception cref="CryptographicException">The file was changed, cut, or belongs to another key.</exception>
    public static async Task ReadAsync(Stream source, Stream plain, byte[] vaultKey, Guid fileId, CancellationToken ct)
    {
        using var aes = new AesGcm(FileKey(vaultKey, fileId), TagBytes);
        var current = new byte[TagBytes + BlockBytes];
        var next = new byte[TagBytes + BlockBytes];
        var clear = new byte[BlockBytes];
        var length = await source.ReadAtLeastAsync(current, current.Length, throwOnEndOfStream: false, ct);
        for (long block = 0; ; block++)
        {
            if (length < TagBytes) throw new CryptographicException("Sealed file is cut.");
            var nextLength = length == current.Length ? await source.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct) : 0;
            var last = nextLength == 0;
            var size = length - TagBytes;
            aes.Decrypt(Nonce(block, last), current.AsSpan(TagBytes, size), current.AsSpan(0, TagBytes), clear.AsSpan(0, size));
            await plain.WriteAsync(clear.AsMemory(0, size), ct);
            if (last) return;
            (current, next) = (next, current);
            length = nextLength;
        }
    }

    /// <summary>How long the plain bytes of a sealed file are.</summary>
    public static long PlainBytes(long sealedBytes) =>
        Math.Max(0, sealedBytes - (sealedBytes + TagBytes + BlockBytes - 1) / (TagBytes + BlockBytes) * TagBytes);

    private static byte[] Nonce(long block, bool last)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, block);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }

    private static byte[] FileKey(byte[] vaultKey, Guid fileId) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, vaultKey, 32, salt: fileId.ToByteArray(), info: Encoding.ASCII.GetBytes("antt/file"));
}
