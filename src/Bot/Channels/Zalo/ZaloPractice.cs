using AnTT.ZaloSimulator;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Settings with which a bot and the simulator on one machine find each other, before a ward has a Zalo account.</summary>
internal static class ZaloPractice
{
    public const string Address = "http://127.0.0.1:5090";

    private static readonly PlatformSettings Practice = new() { AppSecret = "mo-phong", OaSecretKey = "mo-phong", Address = Address, TakesAnyToken = true };

    /// <summary>As on a command line, for <c>serve --simulate</c>.</summary>
    public static string[] Settings { get; } =
    [
        "--Zalo:AppId", Practice.AppId, "--Zalo:AppSecret", Practice.AppSecret, "--Zalo:OaSecretKey", Practice.OaSecretKey,
        "--Zalo:AccessToken", "mo-phong", "--Zalo:RefreshToken", "mo-phong",
        "--Zalo:ApiBaseUrl", Address, "--Zalo:OAuthBaseUrl", Address, "--Zalo:MediaHosts:0", "127.0.0.1",
    ];

    /// <summary>What the simulator must know to be believed by a bot with these settings; null when they point at the real Zalo.</summary>
    public static PlatformSettings? For(ZaloOptions options)
    {
        if (!options.IsOn) return Practice;
        return new Uri(options.ApiBaseUrl).IsLoopback
            ? Practice with { AppId = options.AppId, AppSecret = options.AppSecret, OaSecretKey = options.OaSecretKey, Address = options.ApiBaseUrl }
            : null;
    }
}
