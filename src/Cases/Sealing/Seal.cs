using System.Security.Cryptography;

namespace AnTT.Cases.Sealing;

/// <summary>AES-256-GCM of short values: 12 bytes nonce, 16 bytes tag, cipher text. <c>bound</c> ties a value to its row, so it cannot be moved to another.</summary>
internal static class Seal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, Guid bound)
    {
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes), bound.ToByteArray());
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Wrong key, wrong row, or changed bytes.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedBytes, Guid bound)
    {
        if (sealedBytes.Length < NonceBytes + TagBytes) throw new CryptographicException("Sealed value is too short.");
        var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealedBytes[..NonceBytes], sealedBytes[(NonceBytes + TagBytes)..], sealedBytes.Slice(NonceBytes, TagBytes), plain, bound.ToByteArray());
        return plain;
    }
}
