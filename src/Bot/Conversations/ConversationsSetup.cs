using AnTT.Bot.Storage;

namespace AnTT.Bot.Conversations;

public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddDbContext<ConversationDb>(StorageSetup.Database("conversations"));
        services.AddScoped<UnitOfWork>();
        services.AddSingleton<TranscriptFeed>();
        services.AddSingleton<TurnQueue>();
        services.AddScoped<TurnRunner>();
        services.AddSingleton<TurnAnswering>();
        services.AddScoped<ConversationStarter>();
        services.AddSingleton<InboxWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<InboxWriter>());
        services.AddHostedService<TurnWorker>();
        return services;
    }
}
