using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Small talk, requests the bot declines, and complaints about ward staff.</summary>
internal sealed class OtherTalk(Greeting greeting, WardText ward, TalkCounts counts)
{
    public const string ComplaintCounted = "declined.officer-complaint";

    public static string ComplaintDoor(WardText ward) =>
        "Chuyện về cán bộ của phường, tôi không nhận và không giữ ở đây, để người bị phản ánh không đọc được. "
        + $"Bạn gửi đơn, ghi rõ họ tên, địa chỉ, chữ ký, tới: {ward.Superior}. Nếu có người đang bị đe doạ, hãy gọi 113.";

    /// <summary>Inside a tip or a talk with an officer: what was said of staff goes nowhere.</summary>
    public async Task TurnAwayComplaintAsync(Turn turn, string remark, CancellationToken ct, params IReadOnlyList<Choice> choices)
    {
        await counts.AddAsync(ComplaintCounted, ct);
        turn.Say(ComplaintDoor(ward) + remark, choices);
    }

    public async Task AnswerAsync(Turn turn, Understood understood, CancellationToken ct)
    {
        if (understood.Intent is Declined { Reason: var reason }) await counts.AddAsync("declined." + reason.ToString().ToLowerInvariant(), ct);
        switch (understood.Intent)
        {
            case SmallTalk { Kind: SmallTalkKind.Greeting or SmallTalkKind.Who } when understood.Reply is null:
                greeting.Say(turn);
                break;
            case OfficerComplaint:
                // The accused unit must not be the one that receives it (Luật Tố cáo 25/2018/QH14; Nghị định 22/2019, 224/2025).
                await TurnAwayComplaintAsync(turn, "", ct, Greeting.Menu);
                break;
            default:
                turn.Say(understood.Reply ?? "Tôi chưa giúp được việc này. Tôi trả lời về pháp luật, an ninh trật tự và nhận tin báo.", Greeting.Menu);
                break;
        }
    }
}
