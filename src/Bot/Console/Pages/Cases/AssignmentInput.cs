using System.Globalization;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>The form of an assignment; what is empty holds as usual for such a case.</summary>
public sealed class AssignmentInput
{
    public string? OfficerId { get; set; }

    public string? Task { get; set; }

    public string? DueOn { get; set; }

    public string? Responsibility { get; set; }

    public string? Authority { get; set; }

    public string? Result { get; set; }

    public SixClears Over(SixClears usual) => new(
        Task ?? usual.Task,
        DueOn is null ? usual.DueOn : DateOnly.TryParseExact(DueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue,
        Responsibility ?? usual.Responsibility,
        Authority ?? usual.Authority,
        Result ?? usual.Result);
}
