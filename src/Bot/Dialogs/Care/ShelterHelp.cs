using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Dialogs.Care;

/// <summary>For who must leave home and does not know where to: help first, apart from any inquiry.</summary>
/// <remarks>
/// Who takes in such a call for help: Luật Phòng, chống bạo lực gia đình 13/2022/QH15, Điều 19; keeping away: Điều 25; free legal aid: Luật Trợ giúp pháp lý 2017. The national
/// number of Điều 19 has not been confirmed and is not named.
/// </remarks>
internal sealed class ShelterHelp(StoryReader reader, WardText ward)
{
    private const int LongestPlea = 120;

    public bool Asks(string text) => text.Length <= LongestPlea && reader.Choose(text, "shelter", ["Chỗ lánh"]) is not null;

    public void Say(Turn turn, IReadOnlyList<Choice> choices)
    {
        turn.State = turn.State with { Discreet = true };
        turn.Say(Text, choices);
    }

    public string Text =>
        "Bạn không phải chịu một mình. Nếu đi được, đi ngay, chưa cần mang gì.\n"
        + "• Đang bị đe doạ: gọi 113. Bị thương: 115. Có trẻ em: 111. Gọi miễn phí, cả ngày đêm.\n"
        + $"• Tới nhà người thân, hàng xóm bạn tin, hoặc thẳng tới trụ sở công an gần nhất{(ward.DutyLine is null ? "" : $" (trực ban phường: {ward.DutyLine})")}. Nói một câu: “Tôi cần chỗ lánh”.\n"
        + "• Uỷ ban nhân dân phường, tổ trưởng dân phố, Mặt trận, hội phụ nữ, trường của con cũng nhận lời nhờ giúp. Chủ tịch Uỷ ban có thể cấm người kia lại gần bạn.\n"
        + "• Người bị bạo lực trong nhà được trợ giúp pháp lý miễn phí.\n"
        + "• Có lúc an toàn thì gom sẵn: giấy tờ, điện thoại, thuốc, ít tiền, đồ của con.";
}
