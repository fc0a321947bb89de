using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddDbContext<ConversationDb>(StorageSetup.Database("conversations")).Enlist<ConversationDb>();
        services.AddOptions<ConversationOptions>().BindConfiguration("Conversations").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Thoughts>();
        services.AddSingleton<FloodGuard>();
        services.AddSingleton<TranscriptFeed>();
        services.AddSingleton<TurnQueue>();
        services.AddSingleton<PendingMessages>();
        services.AddScoped<TurnRunner>();
        services.AddScoped<TurnRehearsal>();
        services.AddSingleton<Fetches>();
        services.AddScoped<ConversationStarter>();
        services.AddSingleton<InboxWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxWriter>());
        services.AddHostedService<TurnWorker>();
        services.AddHostedService<InboxCleaning>();
        services.AddSingleton<ChannelSenders>();
        services.AddSingleton<ChannelBreakers>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSeal>();
        services.AddScoped<OutboxStore>();
        services.AddScoped<ReplyWriter>();
        services.AddScoped<ConversationStore>();
        services.AddScoped<Health.IAlarmSource, OutboxAlarms>();
        services.AddScoped<CalledChannel>();
        services.AddScoped<IncomingFiles>();
        services.AddSingleton<TalkSeal>();
        services.AddSingleton<ForNow>();
        services.AddScoped<TalkTraces>();
        services.AddSingleton<TalkForgetting>();
        services.AddHostedService(provider => provider.GetRequiredService<TalkForgetting>());
        services.AddHostedService<OutboxWorker>();
        return services;
    }
}
