using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnTT.ZaloSimulator;

/// <summary>How one event fared.</summary>
/// <param name="Tries">Calls made.</param>
/// <param name="LastStatus">Of the last call; null when none was answered in time.</param>
public sealed record Delivery(int Tries, int? LastStatus)
{
    public bool Succeeded => LastStatus == 200;
}

/// <summary>Calls the bot: signed over the raw bytes, two seconds to answer, repeated up the ladder, and switched off after it.</summary>
public sealed class WebhookDelivery(PlatformSettings settings) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>The bot's webhook; null delivers nowhere.</summary>
    public Uri? Target { get; set; }

    /// <summary>Zalo gave up: nothing is delivered until an administrator switches it on again.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Deliver every event this many times even when it succeeded, as Zalo does when an answer comes late.</summary>
    public int ExtraRepeats { get; set; }

    public async Task<Delivery> DeliverAsync(string json, string timestamp, string? key = null)
    {
        if (IsDisabled || Target is null) return new Delivery(0, null);
        var body = Encoding.UTF8.GetBytes(json);
        var signature = Sign(body, timestamp, key ?? settings.OaSecretKey);
        int? status = null;
        for (var attempt = 0; attempt <= settings.RetryLadder.Count; attempt++)
        {
            if (attempt > 0) await Task.Delay(settings.RetryLadder[attempt - 1]);
            status = await CallAsync(body, signature, attempt);
            if (status == 200 && attempt >= ExtraRepeats) return new Delivery(attempt + 1, status);
        }
        if (status != 200) IsDisabled = true;
        return new Delivery(settings.RetryLadder.Count + 1, status);
    }

    public async Task<int?> CallAsync(byte[] body, string? signature, int repeat = 0)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        if (signature is not null) request.Headers.TryAddWithoutValidation("X-ZEvent-Signature", signature);
        if (repeat > 0) request.Headers.TryAddWithoutValidation("num_retry", repeat.ToString(CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(settings.WebhookPatience);
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            return (int)response.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    public string Sign(byte[] body, string timestamp, string key) =>
        "mac=" + Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(settings.AppId), .. body, .. Encoding.UTF8.GetBytes(timestamp), .. Encoding.UTF8.GetBytes(key)]));

    public void Dispose() => _http.Dispose();
}
