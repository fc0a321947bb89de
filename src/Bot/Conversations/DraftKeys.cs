using System.Security.Cryptography;

namespace AnTT.Bot.Conversations;

internal static class DraftKeys
{
    /// <summary>128 random bits, in hexadecimal digits.</summary>
    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
