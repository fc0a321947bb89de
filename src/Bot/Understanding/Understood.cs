using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Slots;
using AnTT.Bot.Understanding.Talk;

namespace AnTT.Bot.Understanding;

/// <summary>What the bot has just asked; it decides how a bare "có", "1" or "sửa" is read.</summary>
public enum Expecting
{
    Nothing,

    /// <summary>A yes-or-no question stands.</summary>
    YesNo,

    /// <summary>A numbered list or buttons were shown.</summary>
    Choice,

    /// <summary>The resident is telling something in own words: only commands that cannot be part of a story count.</summary>
    FreeText,
}

/// <param name="Now">The clock that "tối qua" counts from.</param>
/// <param name="Choices">How many choices were shown, 0 when none.</param>
public sealed record MessageContext(DateTimeOffset Now, Expecting Expecting = Expecting.Nothing, int Choices = 0);

/// <summary>What a message was understood to be.</summary>
/// <param name="Offer">A tip noticed inside other talk: to be offered, never filed unasked.</param>
/// <param name="Reply">What to say at once, where understanding alone can say it: emergencies, small talk, declined requests.</param>
public sealed record Understood(Intent Intent, TipSlots Slots, TipCategory? Offer = null, string? Reply = null);

/// <summary>The closed set of things a message can want.</summary>
public abstract record Intent
{
    private protected Intent()
    {
    }
}

/// <summary>Danger now. Stands before everything else, whatever dialog is open.</summary>
/// <param name="Situation">The one whose number is called first.</param>
/// <param name="All">Every danger noticed, in order of precedence.</param>
/// <param name="OfOfficials">It says that the ward's own staff did it: the numbers are given, but the ward's desk is not rung.</param>
public sealed record Emergency(DangerSituation Situation, IReadOnlyList<DangerSituation> All, bool OfOfficials = false) : Intent;

/// <param name="Argument">For <see cref="CommandKind.LookUp"/>: the receipt code as typed, or null.</param>
/// <param name="Choice">For <see cref="CommandKind.Choose"/>: 1 is the first; -1 the last.</param>
public sealed record Command(CommandKind Kind, string? Argument = null, int? Choice = null) : Intent;

public enum CommandKind { Menu, Help, Cancel, Back, Edit, Skip, Send, LookUp, Officer, Restart, Stop, Yes, No, Choose }

/// <summary>The resident reports something.</summary>
/// <param name="Category">Null when it was only said that something is to be reported.</param>
/// <param name="Confidence">0–1.</param>
/// <param name="HasStory">False for a bare "tôi muốn báo tin".</param>
public sealed record Tip(TipCategory? Category, double Confidence, bool HasStory) : Intent;

/// <summary>Something to look up in the knowledge base.</summary>
/// <param name="IsExplicit">It has a question word or mark; otherwise it is a bare topic that may be searched.</param>
public sealed record Question(bool IsExplicit) : Intent;

/// <summary>A complaint about ward staff: goes through the conflict door, never to the ward.</summary>
public sealed record OfficerComplaint : Intent;

public sealed record SmallTalk(SmallTalkKind Kind) : Intent;

public enum SmallTalkKind { Greeting, Thanks, Who, Bye, Insult, HowAreYou, Praise, Test, Upset, Ack, Laugh, Gripe, Wish, Anyone, Chat }

/// <summary>Asked for what the bot never does; counted, not stored.</summary>
public sealed record Declined(DeclineReason Reason) : Intent;

public enum DeclineReason { Politics, Gossip, WhoReported, PrivateData, CrimeHelp, Jailbreak, OffTopic, FineDodging }

public sealed record Unknown : Intent;

/// <summary>A kind of tip, from <c>04-tips.yaml</c>.</summary>
public sealed class TipCategory
{
    /// <summary>Machine name, as <c>trom-cap</c>.</summary>
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Breaks ties between categories that fit equally; the narrower one is heavier.</summary>
    public int Weight { get; set; }
}
