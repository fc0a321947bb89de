using System.Security.Cryptography;
using System.Text;

namespace AnTT.Bot.Channels.Zalo.Events;

internal enum SignatureCheck
{
    Right,
    Missing,

    /// <summary>Signed with nothing we know.</summary>
    Wrong,

    /// <summary>Would fit if <c>Zalo:OaSecretKey</c> were the app's secret: the settings are mixed up. Not accepted.</summary>
    FitsAppSecret,

    /// <summary>Would fit with the OA's id in front instead of the app's. Not accepted.</summary>
    FitsOaId,
}

/// <summary><c>X-ZEvent-Signature: mac=hex(SHA-256(appId ‖ body ‖ timestamp ‖ OA secret key))</c>. Plain SHA-256 over the bytes as they came.</summary>
internal static class ZaloSignature
{
    public static SignatureCheck Check(string? header, ReadOnlySpan<byte> body, string? timestamp, string? oaId, ZaloOptions options)
    {
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (string.IsNullOrEmpty(header) || timestamp is null) return SignatureCheck.Missing;
        if (!TryRead(header, given)) return SignatureCheck.Wrong;
        if (Fits(given, options.AppId, body, timestamp, options.OaSecretKey)) return SignatureCheck.Right;
        // Only to tell the operator what is mixed up.
        if (options.AppSecret.Length > 0 && Fits(given, options.AppId, body, timestamp, options.AppSecret)) return SignatureCheck.FitsAppSecret;
        return oaId is not null && Fits(given, oaId, body, timestamp, options.OaSecretKey) ? SignatureCheck.FitsOaId : SignatureCheck.Wrong;
    }

    public static byte[] Compute(string appId, ReadOnlySpan<byte> body, string timestamp, string key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(appId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        return hash.GetHashAndReset();
    }

    private static bool Fits(ReadOnlySpan<byte> given, string appId, ReadOnlySpan<byte> body, string timestamp, string key) =>
        CryptographicOperations.FixedTimeEquals(given, Compute(appId, body, timestamp, key));

    /// <summary><c>mac=</c>, <c>mac = </c> or the bare digits, in either case: sources disagree.</summary>
    private static bool TryRead(string header, Span<byte> into)
    {
        var text = header.AsSpan().Trim();
        if (text.StartsWith("mac", StringComparison.OrdinalIgnoreCase)) text = text[3..].TrimStart().TrimStart('=').Trim();
        return text.Length == into.Length * 2
            && Convert.FromHexString(text, into, out _, out var written) == System.Buffers.OperationStatus.Done && written == into.Length;
    }
}
