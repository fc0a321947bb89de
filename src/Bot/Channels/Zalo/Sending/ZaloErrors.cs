using AnTT.Bot.Conversations.Outbox;

namespace AnTT.Bot.Channels.Zalo.Sending;

/// <summary>What each of Zalo's codes means for the message that met it.</summary>
internal static class ZaloErrors
{
    public const int InvalidParameter = -201;
    public const int InvalidType = -233;

    public static SendOutcome OutcomeOf(int code, DateTimeOffset now)
    {
        var name = code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return code switch
        {
            // Called too often; counted by the minute.
            -32 => new SendOutcome.ChannelDown(name, TimeSpan.FromSeconds(62 - now.Second)),
            -200 => new SendOutcome.Retry(name, TimeSpan.FromSeconds(30), MostTries: 3),
            -214 => new SendOutcome.Retry(name, MostTries: 5),
            -218 or -234 => new SendOutcome.Retry(name, TimeSpan.FromHours(3), MostTries: 20),
            // Not to this person before they write again: window closed, not following, away, blocked. Out of paid messages: a reply to their next one is free.
            -213 or -217 or -227 or -230 or -232 or -244 or -211 or -320 or -321 => new SendOutcome.Held(name),
            // The app, the OA, its package or our token: nothing goes out until somebody repairs it.
            -204 or -205 or -209 or -212 or -216 or -219 or -220 or -221 or -223 or -224 or -235 or -240 or -242 or -1001 => new SendOutcome.ChannelDown(name, TimeSpan.FromMinutes(5)),
            -201 or -233 or -210 or -248 or -249 or -100 or -237 or -238 or -241 or -403 => new SendOutcome.Refused(name),
            _ => new SendOutcome.Retry(name, MostTries: 8),
        };
    }

    public static bool IsConfiguration(int code) => code is not -32 && OutcomeOf(code, default) is SendOutcome.ChannelDown;
}
