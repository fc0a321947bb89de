using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Small talk, requests the bot declines, and complaints about ward staff.</summary>
internal sealed class OtherTalk(Greeting greeting, WardText ward, TalkCounts counts, ConflictDoor door)
{
    public const string ComplaintCounted = "declined.officer-complaint";

    /// <summary>Inside a tip or a talk with an officer: what was said of staff goes nowhere, or to inspectors if its sender wants.</summary>
    public async Task TurnAwayComplaintAsync(Turn turn, string remark, CancellationToken ct, params IReadOnlyList<Choice> choices)
    {
        if (await door.IsOpenAsync(ct))
        {
            turn.State = turn.State with { OfferedComplaint = ConflictDoor.Joined(turn.State.OfferedComplaint, turn.Text) };
            if (turn.State.Draft is null) turn.Say(door.OfferInside + remark, [ConflictDoor.Send, .. choices]);
            else turn.Say(door.OfferInside + remark + $" Xong hoặc xoá nháp tin đang viết, bạn nhắn “{ConflictDoor.Send.Says}”.", choices);
            return;
        }
        // Not counted where it can be sent: the number of complaints is nothing the ward may know.
        if (turn.State.Drill is null) await counts.AddAsync(ComplaintCounted, ct);
        turn.Say(ConflictDoor.Pointer(ward) + remark, choices);
    }

    /// <summary>Said on its own: offers the way behind the conflict door, or points to the superior agency.</summary>
    public async Task OfferDoorAsync(Turn turn, CancellationToken ct)
    {
        if (!await door.IsOpenAsync(ct))
        {
            await TurnAwayComplaintAsync(turn, "", ct, Greeting.Menu);
            return;
        }
        turn.State = turn.State with { OfferedComplaint = ConflictDoor.Joined(turn.State.OfferedComplaint, turn.Text), OfferedTip = null };
        turn.Say(door.Offer(turn.Conversation.Channel), ConflictDoor.Send, new Choice("Thôi", "Tôi chỉ hỏi"));
    }

    public async Task AnswerAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (understood.Intent is Declined { Reason: var reason } && turn.State.Drill is null) await counts.AddAsync("declined." + reason.ToString().ToLowerInvariant(), ct);
        switch (understood.Intent)
        {
            case SmallTalk { Kind: SmallTalkKind.Greeting or SmallTalkKind.Who } when understood.Reply is null:
                greeting.Say(turn);
                break;
            case OfficerComplaint:
                await OfferDoorAsync(turn, ct);
                break;
            default:
                turn.Say(understood.Reply ?? "Tôi chưa giúp được việc này. Tôi trả lời về pháp luật, an ninh trật tự và nhận tin báo.", Greeting.Menu);
                break;
        }
    }
}
