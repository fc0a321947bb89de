namespace AnTT.Cases.Audit;

public enum CaseEventKind
{
    Filed,
    FirstOpened,
    Opened,
    StateChanged,
    Assigned,
    UrgencyChanged,
    NoteAdded,
    Replied,
    ReporterWrote,
    StillHappening,
    EvidenceAdded,
    EvidenceOpened,

    /// <summary>A small picture of a file was shown beside its name.</summary>
    EvidencePreviewed,
    SpamProposed,
    IdentityOpened,
    SenderBlocked,
    SenderUnblocked,

    /// <summary>The sealed original itself was taken out, with a reason.</summary>
    EvidenceOriginalOpened,

    /// <summary>A scanner found something; the file is kept and not shown.</summary>
    EvidenceQuarantined,

    /// <summary>A picture that may show the abuse of a child: only the identity custodian opens it from here on.</summary>
    EvidenceSealedAway,
    KeyGiven,
    KeyTaken,
    IdentityAsked,
    IdentityApproved,
    IdentityRefused,

    /// <summary>The sender was told that their sealed record had been opened.</summary>
    ReporterTold,
    DataExported,
    DataErased,
    ErasureDecided,
    HoldPlaced,
    HoldEnded,
    Purged,
    ClockPaused,
    ClockResumed,
    ClockExtended,

    /// <summary>A deadline comes near.</summary>
    ClockWarned,

    /// <summary>A deadline ended with what it waited for, in time or late.</summary>
    ClockMet,

    /// <summary>A deadline passed; once for each.</summary>
    ClockMissed,

    /// <summary>Deadlines, calendars, routes or rosters were changed; the line names the row in place of a case.</summary>
    SettingChanged,

    /// <summary>Nobody opened it in time, or nobody was told yet: the next person is rung.</summary>
    Rung,

    /// <summary>Taken together with other cases of one matter; names the number of one of them.</summary>
    ClusterJoined,
    ClusterLeft,

    TransferAccepted,

    /// <summary>An officer withdrew from the case and no longer sees it.</summary>
    Recused,

    /// <summary>A commander let somebody who had withdrawn see it again.</summary>
    RecusalEnded,

    /// <summary>The other side did not accept in time.</summary>
    TransferBounced,

    /// <summary>An account was made; the line names it in place of a case.</summary>
    AccountMade,

    /// <summary>Somebody gave an account a new one-time password.</summary>
    AccountReset,

    /// <summary>An inspector let another account look behind the conflict door.</summary>
    AccountLetIn,

    /// <summary>The holder turned the second step of signing in on; the line names the account in place of a case.</summary>
    SecondStepOn,

    /// <summary>Turned off, by the holder or, with a reason, by somebody else.</summary>
    SecondStepOff,

    /// <summary>A sheet was drawn for printing.</summary>
    Printed,

    /// <summary>An exercise began or ended; the line names it in place of a case, and its code.</summary>
    DrillStarted,
    DrillEnded,

    /// <summary>A case was taken over from the ward's paper or Excel register. Starts no clock and rings nobody.</summary>
    Imported,

    /// <summary>Rows of the register or a report left the program; the line names the ward in place of a case, what was chosen and how many rows.</summary>
    Exported,

    /// <summary>An officer put the case under the kind it is of; names of kinds.</summary>
    CategoryChanged,

    /// <summary>Who leaves wrote a card for the next shift; the line names the card in place of a case.</summary>
    ShiftHandedOver,

    /// <summary>Who comes took it; names who left.</summary>
    ShiftTaken,

    /// <summary>Somebody reads cases in an unusual way; the line names the alarm in place of a case, and who.</summary>
    ReadingAlarmRaised,

    /// <summary>Somebody in command looked at it.</summary>
    ReadingAlarmSeen,

    /// <summary>A picture of a screen was asked whose it was; the line names the ward in place of a case, and what was found.</summary>
    ScreenMarkRead,
}

/// <summary>One thing that was done: who, what, when, from what to what, why. Only ever added; each line carries the hash of the one before.</summary>
public sealed class CaseEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>1, 2, 3 … within the ward, without gaps.</summary>
    public long Sequence { get; internal set; }

    public required Guid CaseId { get; init; }
    public required CaseEventKind Kind { get; init; }

    /// <summary>Id of the officer; <see cref="Reporter"/> or <see cref="System"/> otherwise.</summary>
    public required string ActorId { get; init; }

    public required string ActorName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Reason { get; init; }
    public byte[] PreviousHash { get; internal set; } = [];
    public byte[] Hash { get; internal set; } = [];

    public const string Reporter = "nguoi-bao";
    public const string System = "he-thong";
}

/// <summary>Per ward: how many cases this year and how many events so far. Locked by every append, so numbers and chain have no gaps.</summary>
public sealed class WardLedger
{
    public required Guid WardId { get; init; }
    public int Year { get; set; }
    public int LastNumber { get; set; }
    public long LastSequence { get; set; }

    /// <summary>Hash of the last event: shows a chain cut off at its end.</summary>
    public byte[] LastHash { get; set; } = [];

    /// <summary>Tells the key files apart from others', so that a lost key is noticed at start and not at the first look-up.</summary>
    public required byte[] KeyFingerprint { get; set; }
}
