using AnTT.Bot.Dialogs.Care;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Dialogs.Receipts;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Storage;
using AnTT.Cases.Mailboxes;
using AnTT.Knowledge.LanguageModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs;

public static class DialogsSetup
{
    /// <summary>Creates or updates the tables of dialogs and puts the shipped forms into them.</summary>
    public static async Task MigrateDialogsAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DialogsDb>().Database.MigrateAsync(ct);
        await scope.ServiceProvider.GetRequiredService<FormEditing>().SeedAsync(ct);
    }

    public static IServiceCollection AddDialogs(this IServiceCollection services)
    {
        services.AddSingleton<Health.Rehearsal>();
        services.AddSingleton<WardText>();
        services.AddSingleton<OwnMatters>();
        services.AddSingleton<Greeting>();
        services.AddScoped<ConflictDoor>();
        services.AddScoped<ConflictTalk>();
        services.AddScoped<OtherTalk>();
        services.AddScoped<DrillTalk>();
        services.AddSingleton<SealedMailbox>();
        services.AddOptions<ModelOptions>().BindConfiguration("Model").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnswerDesk>();
        services.AddSingleton(provider => new Lazy<ModelCalls>(() => new ModelCalls(provider.GetRequiredService<IOptions<ModelOptions>>().Value, provider.GetRequiredService<TimeProvider>())));
        services.AddSingleton<AnswerWording>();
        services.AddSingleton<AnswerMeanings>();
        services.AddSingleton<QuestionDialog>();
        services.AddSingleton<ScamAdvice>();
        services.AddSingleton<OnlyAsking>();
        services.AddSingleton<Judge>();
        services.AddHostedService<KnowledgeWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<AnswerMeanings>());
        services.AddDbContext<DialogsDb>(StorageSetup.Database("dialogs"));
        services.AddSingleton<FormShelf>();
        services.AddScoped<FormEditing>();
        services.AddScoped<TalkCounts>();
        services.AddSingleton<DutyBell>();
        services.AddScoped<EmergencyDialog>();
        services.AddScoped<Whereabouts>();
        services.AddScoped<AfterCry>();
        services.AddScoped<ShelterHelp>();
        services.AddScoped<PrivateImages>();
        services.AddSingleton<Discretion>();
        services.AddScoped<Diary>();
        services.AddScoped<HeldReplies>();
        services.AddHostedService<HeldReplyTimer>();
        services.AddScoped<StoryReader>();
        services.AddScoped<WardMap>();
        services.AddScoped<FileFacts>();
        services.AddScoped<TipFields>();
        services.AddScoped<TipSending>();
        services.AddScoped<TipDialog>();
        services.AddScoped<ReceiptDialog>();
        services.AddScoped<RightsDialog>();
        services.AddScoped<CommandDialog>();
        services.AddScoped<IReporterNotifier, OfficerReplies>();
        services.AddScoped<ChannelEvents>();
        services.AddScoped<DialogRouter>();
        return services;
    }
}
