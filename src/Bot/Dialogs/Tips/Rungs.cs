using AnTT.Bot.Conversations;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>The ladder of anonymity, told before the choice as it is: who learns what on this channel, and how it could be found out.</summary>
internal static class Rungs
{
    public const string Named = "Để lại tên, số điện thoại";
    public const string Hidden = "Ẩn danh";
    public const string NoTrace = "Không để lại dấu vết";
    public const string OnWeb = "Báo qua trang web";

    /// <summary>As far as <see cref="NoTrace"/> goes where the messenger itself knows its users.</summary>
    public const string NoReply = "Không nhận trả lời";

    public static string Prompt(string ask, string channel, string? webPage) => ask + "\n" + (IsWeb(channel) ? OfWeb : OfMessenger(channel, webPage));

    public static IReadOnlyList<Choice> Choices(string channel, string? webPage) => IsWeb(channel)
        ? [new(Hidden), new(NoTrace), new(Named)]
        : webPage is null ? [new(Hidden), new(NoReply), new(Named)] : [new(Hidden), new(NoReply), new(OnWeb), new(Named)];

    /// <summary>How to go one rung further than this channel can.</summary>
    public static string WayToWeb(string webPage) =>
        $"Bạn mở trang {webPage} rồi kể lại ở đó: ứng dụng này sẽ không biết bạn báo gì. Muốn kín nhất, mở bằng cửa sổ ẩn danh của trình duyệt và chọn “{NoTrace}”.\nBản đang viết ở đây chưa gửi đi đâu; nhắn “xoá nháp” để bỏ hẳn.";

    public static bool IsWeb(string channel) => channel is "directline";

    /// <summary>What the channel is called on cases and in figures.</summary>
    public static string ChannelOf(Turn turn) => IsWeb(turn.Conversation.Channel) ? "web" : turn.Conversation.Channel;

    private const string NamedRung = "• Để lại tên: tên được cất riêng, khoá lại. Ai mở phải có thẩm quyền, ghi lý do, và lần mở nào cũng bị ghi lại. Bạn có thể được mời làm việc.\n";

    private const string OfWeb =
        NamedRung
        + "• Ẩn danh: cán bộ không biết bạn là ai, chỉ đọc điều bạn kể và trả lời ngay ở khung chat này. Đường trả lời được khoá lại; chỉ người giữ khoá máy chủ mới lần ra được khung chat.\n"
        + "• Không để lại dấu vết: không có đường trả lời nào. Bạn tự quay lại bằng mã tra cứu.\n"
        + "Cách nào thì nhà mạng cũng biết máy bạn đã mở trang này. Muốn kín hơn, dùng cửa sổ ẩn danh và máy không phải của bạn.";

    private static string OfMessenger(string channel, string? webPage) =>
        NamedRung
        + "• Ẩn danh: tin chuyển cho cán bộ không kèm tên, tài khoản của bạn; cán bộ vẫn trả lời bạn ở đây. Đường trả lời được khoá lại; chỉ người giữ khoá máy chủ mới lần ra được.\n"
        + "• Không nhận trả lời: phường không giữ đường nào về bạn. Bạn tự quay lại bằng mã tra cứu.\n"
        + $"Cách nào thì {(channel is "zalo" or "zalo-bot" ? "Zalo" : "ứng dụng nhắn tin này")} cũng biết bạn đã nhắn, người quản trị trang của phường ở đó có thể mở xem cuộc trò chuyện này, và bản sao còn trong máy bạn.\n"
        + (webPage is null
            ? "Muốn kín hơn nữa: báo qua trang web của phường bằng cửa sổ ẩn danh."
            : "• Báo qua trang web: ứng dụng này và người quản trị trang ở đây không biết bạn báo gì.");
}
