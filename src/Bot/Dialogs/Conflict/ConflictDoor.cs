using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.Storage;

namespace AnTT.Bot.Dialogs.Conflict;

/// <summary>Where complaints about the ward's own staff go: to inspectors of the superior agency, if one of them reads here, else only a pointer to that agency.</summary>
/// <remarks>The accused unit must not be the one that receives it (Luật Tố cáo 25/2018/QH14; Nghị định 22/2019, 224/2025).</remarks>
internal sealed class ConflictDoor(Statements statements, WardText ward)
{
    public static readonly Choice Send = new("Gửi cấp trên", "Gửi cơ quan cấp trên");

    private const string Reader =
        """
        SELECT 1 FROM "staff" s JOIN "staff_in_roles" h ON h."UserId" = s."Id" JOIN "staff_roles" r ON r."Id" = h."RoleId"
        WHERE r."Name" = @role AND s."MustChangePassword" = @no LIMIT 1
        """;

    /// <summary>Whether an inspector has taken up an account here.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken ct) =>
        await statements.ScalarAsync(Reader, [("@role", StaffRoles.Inspector), ("@no", false)], ct) is not null;

    private const int LongestOffered = 4000;

    /// <summary>What was told of staff so far, and this.</summary>
    public static string Joined(string? before, string told) => before is null || before.Length + told.Length > LongestOffered ? told : $"{before}\n{told}";

    /// <summary>Said while nobody reads here.</summary>
    public static string Pointer(WardText ward) =>
        "Chuyện về cán bộ của phường, tôi không nhận và không giữ ở đây, để người bị phản ánh không đọc được. "
        + $"Bạn gửi đơn, ghi rõ họ tên, địa chỉ, chữ ký, tới: {ward.Superior}. Nếu có người đang bị đe doạ, hãy gọi 113.";

    /// <summary>Who will read it and who cannot, before a word is asked.</summary>
    /// <param name="channel">On a messenger those who run the ward's page there read along, whatever is promised here.</param>
    public string Offer(string channel) =>
        $"Chuyện về cán bộ của phường không vào hồ sơ của phường. Bạn có thể gửi thẳng tới {ward.Inspectorate} ngay tại đây:\n"
        + $"• Chỉ tài khoản của {ward.Inspectorate} đọc và trả lời được. Không tài khoản nào của phường, kể cả chỉ huy và quản trị, xem, tìm hay đếm được.\n"
        + (Rungs.IsWeb(channel) ? "" : "• Khung chat này nằm trên trang của phường trong ứng dụng nhắn tin: người quản trị trang đó có thể đọc lời bạn gõ. " + (ward.WebPage is null ? "Kín hơn thì báo qua trang web của phường.\n" : $"Kín hơn thì mở {ward.WebPage} rồi kể ở đó.\n"))
        + $"• Máy chủ này không phải của nơi đó: người giữ khoá máy chủ, về kỹ thuật, vẫn có thể lần ra. Nếu ngại, bạn gửi đơn tới: {ward.Superior}.\n"
        + "• Muốn được giải quyết theo Luật Tố cáo thì cần họ tên, địa chỉ. Ẩn danh vẫn gửi được, nhưng thường chỉ dùng làm nguồn để kiểm tra.\n"
        + "Nếu có người đang bị đe doạ, hãy gọi 113.";

    /// <summary>The same inside another tip or talk, in a line.</summary>
    public string OfferInside => $"Chuyện về cán bộ của phường không vào hồ sơ của phường; bạn có thể gửi riêng tới {ward.Inspectorate}, phường không đọc được.";
}
