using System.Text.Json;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Conversations;

/// <summary>What the bot remembers between two messages of one conversation. Plain JSON without type names; unknown members are ignored, missing ones have defaults, so old states outlive upgrades.</summary>
public sealed record ConversationState
{
    private const int CurrentSchema = 3;

    /// <summary>Shape of this record; raised when a member changes its meaning. 1: without blocks, drafts of form version 1. 2: without emergencies and receipts to show again.</summary>
    public int Schema { get; init; } = CurrentSchema;

    public bool Greeted { get; init; }

    /// <summary>The tip being written; null when there is none.</summary>
    public TipDraft? Draft { get; init; }

    /// <summary>Questions of the last few turns, newest last, for follow-ups such as "còn Hà Nội thì sao?".</summary>
    public IReadOnlyList<string> RecentQuestions { get; init; } = [];

    /// <summary>Times in a row the bot asked back which of several things was meant.</summary>
    public int AskedBack { get; init; }

    /// <summary>A message that may have been a tip, kept while the bot waits for "có" or "không".</summary>
    public string? OfferedTip { get; init; }

    /// <summary>What was said about the ward's staff, kept while the bot waits whether it is to go to inspectors.</summary>
    public string? OfferedComplaint { get; init; }

    /// <summary>Set while the next message is a receipt code or a message to an officer.</summary>
    public Expectation Expecting { get; init; }

    /// <summary>The thread of the tip last sent, opened or answered here; sealed, so that the row alone joins nobody to a case.</summary>
    public string? SealedMailbox { get; init; }

    /// <summary>The receipt code just given, encrypted, until it has been shown once more.</summary>
    public string? SealedReceipt { get; init; }

    /// <summary>The case the last emergency of this talk made.</summary>
    public EmergencyNote? Emergency { get; init; }

    /// <summary>Something was told here that another person at this device must not learn: no name, no code, no "police" to who merely says hello.</summary>
    public bool Discreet { get; init; }

    /// <summary>When intimate images were last spoken of: for a day no file is kept.</summary>
    public DateTimeOffset? ImagesSpokenOf { get; init; }

    /// <summary>Files that came without a word about them.</summary>
    public int LooseFiles { get; init; }

    /// <summary>The end of the block the person was last told of.</summary>
    public DateTimeOffset? ToldBlockedUntil { get; init; }

    /// <summary>A scam told of here a short while ago; null when none was.</summary>
    public ScamNote? Scam { get; init; }

    /// <summary>A map point sent without a word about it.</summary>
    public string? OfferedPlace { get; init; }

    /// <summary>When the greeting was last shown.</summary>
    public DateTimeOffset? GreetedAt { get; init; }

    /// <summary>An officer talks by hand in the channel's own tool until then.</summary>
    public DateTimeOffset? QuietUntil { get; init; }

    /// <summary>What the choices of the last reply say, in order, encrypted: one of them may be a receipt code.</summary>
    public string? SealedChoices { get; init; }

    /// <summary>The exercise (diễn tập) this talk takes part in; null: everything told here is real.</summary>
    public Guid? Drill { get; init; }

    /// <summary>Consecutive turns the bot did not understand.</summary>
    public int Misses { get; init; }

    public static ConversationState Read(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<ConversationState>(json, ActivityJson.Options) ?? new()).Upgraded();
        }
        catch (JsonException)
        {
            // A state no reader understands must not hold its conversation for ever: start afresh.
            return new();
        }
    }

    /// <summary>What an older or newer version of the program stored, as this one can go on with it.</summary>
    private ConversationState Upgraded() => this with
    {
        Schema = CurrentSchema,
        Expecting = Enum.IsDefined(Expecting) ? Expecting : Expectation.Nothing,
    };

    public string Write() => JsonSerializer.Serialize(this, ActivityJson.Options);
}

/// <summary>How far a scam had come when it was last spoken of.</summary>
public sealed record ScamNote(DateTimeOffset At, ScamStage Stage);

public enum ScamStage
{
    /// <summary>Somebody demands money or a code.</summary>
    Demanded = 0,

    /// <summary>A code was read out or a program installed: the account is open.</summary>
    CodeGiven = 1,

    MoneySent = 2,

    /// <summary>Somebody sells the return of what was lost.</summary>
    Recovery = 3,
}

public enum Expectation
{
    Nothing = 0,
    ReceiptCode = 1,
    MessageToOfficer = 2,

    /// <summary>An officer has just written: plain words are the answer to that.</summary>
    OfficerAnswer = 3,

    /// <summary>What was wrong in the tip already sent.</summary>
    Correction = 4,

    /// <summary>Another time the same trouble happened.</summary>
    DiaryEntry = 5,

    /// <summary>"Xoá dữ liệu" waits for a second yes.</summary>
    Erasure = 6,
}
