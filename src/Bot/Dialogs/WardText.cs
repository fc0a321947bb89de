using AnTT.Cases.Routing;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs;

/// <summary>How the ward is named in what residents read.</summary>
public sealed class WardText(IOptions<WardOptions> options)
{
    /// <summary>"Công an phường Thạch Khôi", or "Công an phường" while no name is configured.</summary>
    public string Office { get; } = $"Công an {Name(options.Value)}";

    public string? DutyLine { get; } = string.IsNullOrWhiteSpace(options.Value.DutyLine) ? null : options.Value.DutyLine.Trim();

    /// <summary>Empty until the ward has confirmed a number.</summary>
    public string DutyLineSuffix => DutyLine is null ? "" : $", hoặc trực ban {DutyLine}";

    private static string Name(WardOptions ward)
    {
        var name = ward.Name.Trim();
        return name.StartsWith("phường", StringComparison.OrdinalIgnoreCase) ? "phường" + name[6..] : $"phường {name}";
    }
}
