using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>The Zalo Bot Platform (section <c>ZaloBot</c>).</summary>
public sealed class ZaloBotOptions : IValidatableObject
{
    /// <summary>As the platform gave it, <c>123456789:abc-xyz</c>. Empty: channel off.</summary>
    public string Token { get; set; } = "";

    /// <summary>The <c>secret_token</c> the webhook was set with. Empty: the webhook takes nothing.</summary>
    public string WebhookSecret { get; set; } = "";

    [Required, Url]
    public string ApiBaseUrl { get; set; } = "https://bot-api.zaloplatforms.com";

    /// <summary>For development without a public address: asks the platform for messages. What is sent while nobody asks may be lost.</summary>
    public bool Polling { get; set; }

    /// <summary>Hosts pictures and voices are fetched from; a leading dot stands for every host below.</summary>
    public List<string> MediaHosts { get; set; } = [];

    public bool IsOn => Token.Length > 0;

    internal static readonly IReadOnlyList<string> PlatformHosts = [".zdn.vn", ".zadn.vn", ".zaloplatforms.com"];

    public bool Fetches(Uri address) => PlatformHosts.Concat(MediaHosts).Any(host => host.StartsWith('.')
        ? address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
        : address.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebhookSecret.Length is > 0 and < 8 or > 256) yield return new ValidationResult("ZaloBot:WebhookSecret cần dài 8–256 ký tự.");
        if (IsOn && WebhookSecret.Length == 0 && !Polling) yield return new ValidationResult("ZaloBot:WebhookSecret: hãy đặt chuỗi bí mật đã dùng khi đăng ký webhook, hoặc bật ZaloBot:Polling khi thử nghiệm.");
    }
}
