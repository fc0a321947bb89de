using AnTT.Bot.Understanding.Danger;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Understanding;

/// <summary>Section <c>Understanding</c>.</summary>
public sealed class UnderstandingOptions
{
    /// <summary>Folder of word lists that extend or replace the shipped ones; may be missing. Default <c>lexicons</c>.</summary>
    public string LexiconFolder { get; set; } = "lexicons";
}

public static class UnderstandingServices
{
    /// <summary>Registers <see cref="MessageUnderstanding"/>. Options: <c>Understanding</c> and the ward's lines in <c>Emergency</c>.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddOptions<UnderstandingOptions>().BindConfiguration("Understanding");
        services.AddOptions<EmergencyOptions>().BindConfiguration("Emergency");
        services.AddSingleton(provider => new MessageUnderstanding(
            provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value.LexiconFolder,
            provider.GetRequiredService<IOptions<EmergencyOptions>>().Value.DutyPhone));
        return services;
    }
}
