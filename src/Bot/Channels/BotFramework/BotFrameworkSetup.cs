using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;

namespace AnTT.Bot.Channels.BotFramework;

public static class BotFrameworkSetup
{
    internal const string ChannelName = "botframework";
    internal const string Client = "bot-framework";

    public static IServiceCollection AddBotFramework(this IServiceCollection services)
    {
        services.AddOptions<BotFrameworkOptions>().BindConfiguration("BotFramework").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(Client, client => client.Timeout = TimeSpan.FromSeconds(20))
            // Where a channel would have us go instead, nobody has checked.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            // Addresses name conversations.
            .RemoveAllLoggers();
        services.AddSingleton<ChannelKeys>();
        services.AddSingleton<ChannelTokens>();
        services.AddSingleton<BotTokens>();
        services.AddSingleton<Addresses>();
        services.AddSingleton<BotFrameworkIds>();
        services.AddSingleton<BotFrameworkDoor>();
        services.AddSingleton<IFileSource, BotFrameworkFiles>();
        services.AddSingleton<IChannelSender, BotFrameworkSender>();
        return services;
    }

    /// <summary><c>/api/messages</c>, for Azure Bot Service, the Agents Playground and whoever speaks their protocol.</summary>
    /// <remarks>Its tokens are checked by the endpoint; nothing else of the pipeline concerns it.</remarks>
    public static void MapBotFramework(this WebApplication app) => app.MapPost("/api/messages", BotFrameworkEndpoint.ReceiveAsync).DisableAntiforgery().ShortCircuit();
}
