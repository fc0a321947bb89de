using AnTT.Bot.Channels.Zalo.Events;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Events 1200–1299. Ids of ours, codes, counts and durations only.</summary>
internal static partial class ZaloLog
{
    [LoggerMessage(1201, LogLevel.Warning, "A Zalo webhook call was dropped: longer than any event")]
    public static partial void TooLarge(ILogger logger);

    [LoggerMessage(1202, LogLevel.Warning, "{Count} Zalo webhook calls were dropped: signature {Check}. FitsAppSecret means Zalo:OaSecretKey must be the OA Secret Key of the app's Webhook page; FitsOaId means Zalo:AppId is not the app that signs")]
    public static partial void NotBelieved(ILogger logger, int count, SignatureCheck check);

    [LoggerMessage(1203, LogLevel.Warning, "A signed Zalo webhook call was dropped: it is for another app than Zalo:AppId")]
    public static partial void OtherApp(ILogger logger);

    [LoggerMessage(1204, LogLevel.Debug, "Kept Zalo event {Name} that nobody handles")]
    public static partial void KeptEvent(ILogger logger, string name);

    [LoggerMessage(1211, LogLevel.Information, "Renewed the Zalo tokens, rotation {Rotation}")]
    public static partial void Renewed(ILogger logger, int rotation);

    [LoggerMessage(1212, LogLevel.Critical, "Zalo refused the refresh token with code {Code}: an administrator of the OA must consent again (AnTT.Bot zalo link). Messages are received and kept; nothing goes out")]
    public static partial void NeedsReconsent(ILogger logger, string code);

    [LoggerMessage(1213, LogLevel.Error, "Renewing the Zalo tokens got no answer ({Code}); it is tried again")]
    public static partial void RenewalUnanswered(ILogger logger, string code);

    [LoggerMessage(1214, LogLevel.Error, "Keeping the Zalo tokens fresh failed; it is tried again")]
    public static partial void RenewalFailed(ILogger logger, Exception error);

    [LoggerMessage(1221, LogLevel.Warning, "Zalo takes no buttons ({Code}); choices are numbered text from now on")]
    public static partial void ButtonsRefused(ILogger logger, int code);

    [LoggerMessage(1222, LogLevel.Critical, "Zalo stops all sending with code {Code}; see the table of codes in docs/huong-dan-zalo.md")]
    public static partial void Misconfigured(ILogger logger, int code);

    [LoggerMessage(1241, LogLevel.Critical, "Zalo's history held {Count} messages the webhook did not bring: the webhook is probably switched off in Zalo's console. They were taken in")]
    public static partial void WebhookSilent(ILogger logger, int count);

    [LoggerMessage(1242, LogLevel.Warning, "Comparing with Zalo's history failed with {Code}; it is tried again")]
    public static partial void CompareFailed(ILogger logger, string code);

    [LoggerMessage(1243, LogLevel.Error, "Comparing with Zalo's history failed; it is tried again")]
    public static partial void CompareBroke(ILogger logger, Exception error);
}
