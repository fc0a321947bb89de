namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>The case an emergency of this talk has made.</summary>
/// <param name="SealedMailbox">Sealed, so that the row alone joins nobody to a case.</param>
/// <param name="Category">Machine name of the kind of tip it is.</param>
public sealed record EmergencyNote(string SealedMailbox, DateTimeOffset At, string? Category = null)
{
    /// <summary>The kinds of danger a card was shown for, by the ids of <see cref="Understanding.Danger.DangerSituation"/>.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The number to call first, as the last card said.</summary>
    public string Number { get; init; } = "113";

    /// <summary>The case says where.</summary>
    public bool HasPlace { get; init; }

    /// <summary>How often the address was asked for.</summary>
    public int TimesAsked { get; init; }

    /// <summary>Who cried said that they are safe, or that they have called.</summary>
    public bool Calm { get; init; }

    /// <summary>The person wants to talk of something else: words go to the case no more.</summary>
    public bool Left { get; init; }
}
