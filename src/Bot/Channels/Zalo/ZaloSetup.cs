using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Sending;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations;
using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>The Zalo Official Account.</summary>
public static class ZaloSetup
{
    internal const string ChannelId = "zalo";

    public static IServiceCollection AddZalo(this IServiceCollection services)
    {
        services.AddOptions<ZaloOptions>().BindConfiguration("Zalo").ValidateDataAnnotations().ValidateOnStart();
        services.AddDbContext<ZaloDb>(StorageSetup.Database("zalo"));
        services.AddHttpClient(ZaloClient.ClientName);
        services.AddHttpClient(ZaloOAuth.ClientName);
        services.AddSingleton<ZaloIdentities>();
        services.AddSingleton<ZaloKeeper>();
        services.AddSingleton<ZaloInbox>();
        services.AddSingleton<ZaloOAuth>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloClient>();
        services.AddSingleton<ZaloSender>();
        services.AddSingleton<IChannelSender>(provider => provider.GetRequiredService<ZaloSender>());
        services.AddSingleton<IFileSource, ZaloMedia>();
        services.AddScoped<ZaloConsentLink>();
        services.AddScoped<Health.IAlarmSource, ZaloAlarms>();
        services.AddSingleton<ZaloReconciler>();
        services.AddHostedService<ZaloTokenKeeper>();
        services.AddHostedService(provider => provider.GetRequiredService<ZaloReconciler>());
        return services;
    }

    public static void MapZalo(this WebApplication app)
    {
        app.UseZaloDomainProof();
        // Its signature is checked by the endpoint; nothing else of the pipeline concerns it.
        app.MapPost("/channels/zalo/webhook", ZaloWebhook.ReceiveAsync).ShortCircuit();
        app.MapGet("/channels/zalo/consent", ZaloConsentLink.CallbackAsync);
    }

    public static async Task MigrateZaloAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ZaloDb>().Database.MigrateAsync(ct);
    }
}
