using AnTT.Cases.Routing;
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
    /// <summary>Registers <see cref="MessageUnderstanding"/>. Options: <c>Understanding</c>; the duty line and the ward's own names come from <c>Ward</c>.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddOptions<UnderstandingOptions>().BindConfiguration("Understanding");
        services.AddSingleton(provider => new MessageUnderstanding(
            provider.GetRequiredService<IOptions<UnderstandingOptions>>().Value.LexiconFolder,
            provider.GetRequiredService<IOptions<WardOptions>>().Value.DutyLine ?? "",
            provider.GetRequiredService<IOptions<WardOptions>>().Value));
        return services;
    }
}
