using AnTT.Bot.Conversations;

namespace AnTT.Bot.Dialogs;

/// <summary>What a person reads first: three lines of what the bot does and never asks for.</summary>
/// <remarks>That it is automatic, who runs it and that 113 is for emergencies is owed to the reader (Luật Trí tuệ nhân tạo 134/2025/QH15; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).</remarks>
public sealed class Greeting(WardText ward, TimeProvider clock)
{
    public static readonly IReadOnlyList<Choice> Menu =
    [
        new("Báo tin", "Tôi muốn báo tin"),
        new("Hỏi quy định", "Tôi muốn hỏi quy định"),
        new("Tra cứu tin đã gửi", "Tra cứu"),
        new("Gặp cán bộ", "Gặp cán bộ"),
    ];

    public void Say(Turn turn)
    {
        turn.Say(
            $"Xin chào! Tôi là trợ lý tự động của {ward.Office}: trả lời về pháp luật, an ninh trật tự có dẫn nguồn, và nhận tin báo (ẩn danh nếu bạn muốn).\n"
            + $"Đang nguy hiểm? Gọi ngay 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu){ward.DutyLineSuffix}; đừng chờ trả lời ở đây.\n"
            + "Tôi không bao giờ hỏi mã OTP, mật khẩu, tiền hay ảnh giấy tờ tuỳ thân. Tin nhắn được giữ để trả lời bạn; nhắn “lưu những gì” để biết giữ bao lâu, xoá thế nào. Bạn cần gì, cứ nhắn bằng lời của mình.",
            Menu);
        turn.State = turn.State with { Greeted = true, GreetedAt = clock.GetUtcNow() };
    }

    /// <summary>For who began with a question or in need: after the answer, in two lines.</summary>
    public void Introduce(Turn turn)
    {
        turn.Say(
            $"Bạn đang nhắn với trợ lý tự động của {ward.Office}, không phải cán bộ. Tôi không bao giờ hỏi mã OTP, mật khẩu, tiền hay ảnh giấy tờ tuỳ thân.\n"
            + $"Đang nguy hiểm? Gọi ngay 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu){ward.DutyLineSuffix}.");
        turn.State = turn.State with { Greeted = true, GreetedAt = clock.GetUtcNow() };
    }
}
