using Microsoft.Playwright;

namespace AnTT.Browser.Tests.Running;

/// <summary>Files as a phone would send them.</summary>
internal static class Photos
{
    private const string OnePixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <param name="sizeBytes">At least so many bytes; what follows a picture's end is ignored by those who show it.</param>
    public static FilePayload Png(string name, int sizeBytes = 0)
    {
        var picture = Convert.FromBase64String(OnePixel);
        return new() { Name = name, MimeType = "image/png", Buffer = [.. picture, .. new byte[Math.Max(0, sizeBytes - picture.Length)]] };
    }
}
