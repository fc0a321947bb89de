namespace AnTT.Bot.Commands;

internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The thing checked failed.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>The program could not run; it said why.</summary>
    public const int CannotRun = 3;
}
