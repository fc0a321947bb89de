using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Cases.Mailboxes;
using AnTT.Knowledge.LanguageModel;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs;

public static class DialogsSetup
{
    public static IServiceCollection AddDialogs(this IServiceCollection services)
    {
        services.AddSingleton<Health.Rehearsal>();
        services.AddSingleton<WardText>();
        services.AddSingleton<Greeting>();
        services.AddSingleton<OtherTalk>();
        services.AddSingleton<SealedMailbox>();
        services.AddOptions<ModelOptions>().BindConfiguration("Model").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton(provider => new Lazy<ModelCalls>(() => new ModelCalls(provider.GetRequiredService<IOptions<ModelOptions>>().Value, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<AnswerWording>();
        services.AddSingleton<AnswerMeanings>();
        services.AddSingleton<QuestionDialog>();
        services.AddSingleton<Judge>();
        services.AddHostedService<KnowledgeWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerMeanings>());
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
