using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AnTT.Bot.StaffConsole.Accounts.SecondStep;

/// <summary>Codes of six digits for each thirty seconds (RFC 6238 over RFC 4226, HMAC-SHA-1), as every authenticator app draws them.</summary>
internal static class AuthenticatorCode
{
    public const int StepSeconds = 30;
    private const int SecretBytes = 20;

    /// <summary>RFC 4648.</summary>
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public static long StepAt(DateTimeOffset time) => time.ToUnixTimeSeconds() / StepSeconds;

    // RFC 6238 is defined over this hash; forging it needs the secret all the same.
#pragma warning disable CA5350
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0F)..]) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350

    /// <summary>The step this code is of: the running one, or one beside it for a phone whose clock is off; null: none of them.</summary>
    public static long? StepOf(byte[] secret, string code, DateTimeOffset now)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(secret, step)), typed)) found ??= step;
        }
        return found;
    }

    /// <summary>In letters, four and four, for those who cannot read the picture.</summary>
    public static string Letters(byte[] secret) => string.Join(' ', Encode(secret).Chunk(4).Select(group => new string(group)));

    /// <summary>What the picture says to an app.</summary>
    public static string Address(byte[] secret, string office, string userName) =>
        $"otpauth://totp/{Uri.EscapeDataString(office)}:{Uri.EscapeDataString(userName)}?secret={Encode(secret)}&issuer={Uri.EscapeDataString(office)}&algorithm=SHA1&digits=6&period={StepSeconds}";

    public static byte[] Decode(string letters)
    {
        var (bytes, bits, have) = (new List<byte>(), 0, 0);
        foreach (var letter in letters.Where(letter => letter != ' '))
        {
            bits = (bits << 5) | Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            have += 5;
            if (have < 8) continue;
            have -= 8;
            bytes.Add((byte)(bits >> have));
            bits &= (1 << have) - 1;
        }
        return [.. bytes];
    }

    private static string Encode(byte[] secret)
    {
        var (text, bits, have) = (new StringBuilder(), 0, 0);
        foreach (var one in secret)
        {
            bits = (bits << 8) | one;
            have += 8;
            while (have >= 5)
            {
                have -= 5;
                text.Append(Base32[(bits >> have) & 31]);
            }
            bits &= (1 << have) - 1;
        }
        if (have > 0) text.Append(Base32[(bits << (5 - have)) & 31]);
        return text.ToString();
    }
}
