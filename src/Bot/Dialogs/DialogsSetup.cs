namespace AnTT.Bot.Dialogs;

public static class DialogsSetup
{
    public static IServiceCollection AddDialogs(this IServiceCollection services)
    {
        services.AddSingleton<WardText>();
        services.AddSingleton<Greeting>();
        services.AddScoped<DialogRouter>();
        return services;
    }
}
