namespace AnTT.Bot.Storage;

/// <summary>The program cannot do its work; the message tells a person why and what to do. Ends the process with exit code 3.</summary>
public sealed class CannotRunException(string message) : Exception(message);
