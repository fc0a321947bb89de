using AnTT.Bot.Channels.BotFramework;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Bot.Channels.Files;
using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Channels.ZaloBot;
using AnTT.Bot.Commands;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs;
using AnTT.Bot.Health;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Bot.Web;
using AnTT.Cases;
using AnTT.Knowledge;
using Microsoft.Extensions.Logging.Console;

namespace AnTT.Bot;

/// <summary>The program's table of contents: every capability adds itself here and maps its own routes.</summary>
public static class BotApplication
{
    /// <param name="args">Configuration from the command line: <c>--Section:Key value</c> or <c>--urls</c>.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(BotApplication).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        Settings.Add(builder.Configuration, args);
        // Quiet unless configured otherwise; request paths and SQL are nobody's business in a log.
        // Standard output belongs to the commands' answers.
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("AnTT", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails is told in plain words by the command itself.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKnownProxies();
        builder.Services.AddStorage();
        builder.Services.AddKnowledge(StorageSetup.Database("knowledge"));
        builder.Services.AddOptions<KnowledgeBaseOptions>().BindConfiguration("KnowledgeBase").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddCases(StorageSetup.Database("cases")).Enlist<CasesDb>();
        builder.Services.AddCaseFolders();
        builder.Services.AddConversations();
        builder.Services.AddUnderstanding();
        builder.Services.AddDialogs();
        builder.Services.AddDirectLine();
        builder.Services.AddBotFramework();
        builder.Services.AddRemoteFiles();
        builder.Services.AddZalo();
        builder.Services.AddZaloBot();
        builder.Services.AddConsole();
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>Every request's way through the program.</summary>
    public static void Map(WebApplication app)
    {
        // A proxy on this machine, or a configured one, says who really calls and how; nobody else is believed.
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        // A peer that answers no ping for two minutes is gone, however its line looks.
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromMinutes(2) });
        app.UseCors();
        app.UseRateLimiter();
        app.MapConsole();
        app.MapStaticPages();
        app.MapSlipPage();
        app.MapDirectLine();
        app.MapBotFramework();
        app.MapZalo();
        app.MapZaloBot();
        app.MapHealth();
    }
}
