using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Cases.Mailboxes;

namespace AnTT.Bot.Dialogs;

public static class DialogsSetup
{
    public static IServiceCollection AddDialogs(this IServiceCollection services)
    {
        services.AddSingleton<WardText>();
        services.AddSingleton<Greeting>();
        services.AddSingleton<OtherTalk>();
        services.AddSingleton<SealedMailbox>();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton<QuestionDialog>();
        services.AddSingleton<Judge>();
        services.AddHostedService<KnowledgeWatch>();
        services.AddScoped<StoryReader>();
        services.AddScoped<TipFields>();
        services.AddScoped<TipSending>();
        services.AddScoped<TipDialog>();
        services.AddScoped<ReceiptDialog>();
        services.AddScoped<CommandDialog>();
        services.AddScoped<IReporterNotifier, OfficerReplies>();
        services.AddScoped<ChannelEvents>();
        services.AddScoped<DialogRouter>();
        return services;
    }
}
