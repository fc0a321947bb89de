namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>The case an emergency of this talk has made.</summary>
/// <param name="SealedMailbox">Sealed, so that the row alone joins nobody to a case.</param>
/// <param name="Category">Machine name of the kind of tip it is.</param>
public sealed record EmergencyNote(string SealedMailbox, DateTimeOffset At, string? Category = null);
