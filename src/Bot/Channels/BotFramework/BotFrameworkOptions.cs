using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Channels.BotFramework;

/// <summary>Azure Bot Service and other Bot Framework channels (section <c>BotFramework</c>).</summary>
public sealed class BotFrameworkOptions : IValidatableObject
{
    /// <summary>The bot's registration. Empty: only callers on this machine, who have their replies sent to this machine.</summary>
    public string AppId { get; set; } = "";

    public string AppPassword { get; set; } = "";

    /// <summary>Directory of a single-tenant registration. Empty: multi-tenant (old registrations).</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Signing keys of the channels.</summary>
    [Required, Url]
    public string MetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    [Required]
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Where the bot's own tokens come from.</summary>
    [Required, Url]
    public string LoginUrl { get; set; } = "https://login.microsoftonline.com";

    [Required]
    public string Scope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Whether a key may sign only for the channels its publisher lists.</summary>
    public bool RequireEndorsements { get; set; } = true;

    /// <summary>Hosts replies and the bot's token may go to; a leading dot stands for every host below.</summary>
    public List<string> ServiceHosts { get; set; } = [];

    /// <summary>Always allowed besides <see cref="ServiceHosts"/>.</summary>
    internal static readonly IReadOnlyList<string> MicrosoftHosts = ["smba.trafficmanager.net", ".botframework.com", ".botframework.azure.us"];

    public bool IsLocal => AppId.Length == 0;

    public bool Trusts(Uri service) => MicrosoftHosts.Concat(ServiceHosts).Any(host => host.StartsWith('.')
        ? service.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)
        : service.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsLocal && AppPassword.Length == 0) yield return new ValidationResult("BotFramework:AppPassword: hãy đặt mật khẩu của ứng dụng, hoặc để trống cả BotFramework:AppId.");
        if (IsLocal && AppPassword.Length > 0) yield return new ValidationResult("BotFramework:AppId đang trống trong khi có AppPassword. Hãy đặt AppId, hoặc bỏ AppPassword.");
    }
}
