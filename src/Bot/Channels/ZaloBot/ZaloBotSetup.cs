using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;

namespace AnTT.Bot.Channels.ZaloBot;

/// <summary>The Zalo Bot Platform, a small second way into Zalo.</summary>
public static class ZaloBotSetup
{
    internal const string ChannelId = "zalo-bot";

    public static IServiceCollection AddZaloBot(this IServiceCollection services)
    {
        services.AddOptions<ZaloBotOptions>().BindConfiguration("ZaloBot").ValidateDataAnnotations().ValidateOnStart();
        // Longer than the platform waits itself; its addresses hold the token and stay out of the log.
        services.AddHttpClient(ZaloBotClient.Client, client => client.Timeout = TimeSpan.FromSeconds(40)).RemoveAllLoggers();
        services.AddSingleton<ZaloBotIds>();
        services.AddSingleton<ZaloBotClient>();
        services.AddScoped<ZaloBotInbox>();
        services.AddSingleton<IFileSource, ZaloBotFiles>();
        services.AddSingleton<IChannelSender, ZaloBotSender>();
        services.AddHostedService<ZaloBotPolling>();
        return services;
    }

    public static void MapZaloBot(this WebApplication app) => app.MapPost("/channels/zalo-bot/webhook", ZaloBotInbox.ReceiveAsync);
}
