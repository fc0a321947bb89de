using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>A Zalo Official Account (section <c>Zalo</c>). Without <see cref="AppId"/> and <see cref="OaSecretKey"/> the channel is off.</summary>
public sealed class ZaloOptions
{
    public string AppId { get; set; } = "";

    /// <summary>Of the app: proves us when tokens are asked for. Not the key of the webhook's signature.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>"OA Secret Key" on the app's Webhook page: signs what Zalo sends us.</summary>
    public string OaSecretKey { get; set; } = "";

    /// <summary>Empty: taken from the first signed message.</summary>
    public string OaId { get; set; } = "";

    /// <summary>The first pair of tokens; renewed ones live in the database, encrypted.</summary>
    public string AccessToken { get; set; } = "";

    public string RefreshToken { get; set; } = "";

    [Url(ErrorMessage = "Zalo:ApiBaseUrl phải là địa chỉ đầy đủ, ví dụ https://openapi.zalo.me")]
    public string ApiBaseUrl { get; set; } = "https://openapi.zalo.me";

    [Url(ErrorMessage = "Zalo:OAuthBaseUrl phải là địa chỉ đầy đủ, ví dụ https://oauth.zaloapp.com")]
    public string OAuthBaseUrl { get; set; } = "https://oauth.zaloapp.com";

    /// <summary>Letter for letter the callback saved in Zalo's console: <c>https://…/channels/zalo/consent</c>. Needed for <c>zalo link</c>.</summary>
    public string CallbackUrl { get; set; } = "";

    /// <summary>The fixed verifier (43 letters and digits) whose challenge is saved in Zalo's console. Empty: a fresh one for every link.</summary>
    [RegularExpression("[A-Za-z0-9]{43}", ErrorMessage = "Zalo:CodeVerifier phải gồm đúng 43 chữ cái và chữ số.")]
    public string CodeVerifier { get; set; } = "";

    /// <summary>Code of <c>zalo-platform-site-verification</c>; shown at <c>/</c> and in <c>/zalo_verifier….html</c>.</summary>
    [RegularExpression("[A-Za-z0-9_-]{1,100}", ErrorMessage = "Zalo:DomainVerificationCode chỉ gồm chữ cái, chữ số, gạch nối.")]
    public string DomainVerificationCode { get; set; } = "";

    /// <summary>Send <c>appsecret_proof</c>; must match the switch in Zalo's console.</summary>
    public bool UseAppSecretProof { get; set; }

    /// <summary>Auto: buttons until Zalo refuses them, then numbered text.</summary>
    public ZaloButtons Buttons { get; set; } = ZaloButtons.Auto;

    /// <summary>Letters (UTF-16 units) of one message.</summary>
    [Range(200, 2000)]
    public int MaxTextLength { get; set; } = 2000;

    [Range(1, 1000)]
    public int SendsPerSecond { get; set; } = 10;

    /// <summary>Longest wait for an answer of Zalo's.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Life left at which the access token is renewed; it lives 25 hours.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "20:00:00")]
    public TimeSpan RefreshBeforeExpiry { get; set; } = TimeSpan.FromHours(5);

    /// <summary>How long the bot is quiet after an officer wrote by hand in Zalo's own console.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan QuietAfterOfficer { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often recent conversations are compared with what the webhook brought.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ReconcileEvery { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Hosts pictures are fetched from; <c>*.</c> for any host below. Nothing else is called.</summary>
    public IList<string> MediaHosts { get; } = [];

    /// <summary>Used while <see cref="MediaHosts"/> is empty.</summary>
    internal static readonly string[] KnownMediaHosts = ["*.zdn.vn", "*.zadn.vn", "*.zalo.me", "*.zaloapp.com"];

    public bool IsOn => AppId.Length > 0 && OaSecretKey.Length > 0;
}

public enum ZaloButtons
{
    Auto = 0,
    On = 1,
    Off = 2,
}
