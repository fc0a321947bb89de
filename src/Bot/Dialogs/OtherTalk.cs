using AnTT.Bot.Conversations;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

/// <summary>Small talk, requests the bot declines, and complaints about ward staff.</summary>
internal sealed class OtherTalk(Greeting greeting)
{
    public const string ComplaintDoor =
        "Tố cáo cán bộ cần gửi tới cấp trên của người bị tố cáo, không qua phường: đơn tố cáo ghi rõ họ tên, địa chỉ, chữ ký của bạn gửi Giám đốc Công an tỉnh, thành phố hoặc nơi tiếp công dân của cơ quan đó. "
        + "Trường hợp này tôi không nhận tại đây, để người bị tố cáo không đọc được. Nếu có người đang bị đe doạ, hãy gọi 113.";

    public void Answer(Turn turn, Understood understood)
    {
        switch (understood.Intent)
        {
            case SmallTalk { Kind: SmallTalkKind.Greeting or SmallTalkKind.Who } when understood.Reply is null:
                greeting.Say(turn);
                break;
            case OfficerComplaint:
                // The accused unit must not be the one that receives it (Luật Tố cáo 25/2018/QH14; Nghị định 22/2019, 224/2025).
                turn.Say(ComplaintDoor, Greeting.Menu);
                break;
            default:
                turn.Say(understood.Reply ?? "Tôi chưa giúp được việc này. Tôi trả lời về pháp luật, an ninh trật tự và nhận tin báo.", Greeting.Menu);
                break;
        }
    }
}
