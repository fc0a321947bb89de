namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>That an officer's act with this key was done; kept a while, so that the same one sent twice over a bad line is done once.</summary>
public sealed class SentAction
{
    public required Guid StaffId { get; init; }

    /// <summary>SHA-256 of the key and of where it was sent.</summary>
    public required byte[] Key { get; init; }

    public required DateTimeOffset At { get; init; }
}
