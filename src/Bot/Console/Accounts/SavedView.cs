namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>A filter of the case list an officer has given a name; theirs alone.</summary>
public sealed class SavedView
{
    public const int LongestName = 60;
    public const int LongestQuery = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid StaffId { get; init; }
    public required string Name { get; init; }

    /// <summary>As the address of the list has it, with its question mark; empty: no filter.</summary>
    public required string Query { get; set; }
}
