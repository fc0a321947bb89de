using AnTT.Bot.Dialogs.Forms;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What helps before the next question, where minutes or safety count.</summary>
internal static class FirstHelp
{
    /// <summary>Money sent less than a day ago: what to do now, and what to say word for word.</summary>
    public const string GoldenHour = BankNow + "Gọi xong, bạn trả lời tiếp ở đây.\n";

    /// <summary>The call to the bank, word for word.</summary>
    public const string BankNow =
        "Gọi NGAY tổng đài ngân hàng của bạn (số in trên thẻ hoặc trong ứng dụng, đừng dùng số người khác gửi); người nhà mất tiền thì để chính người đó gọi. Đọc y nguyên:\n"
        + "“Tôi vừa bị lừa chuyển tiền. Đề nghị tạm giữ số tiền và ngăn tài khoản nhận rút ra. Tài khoản của tôi là …, tài khoản nhận là …, số tiền …, lúc … giờ. Cho tôi xin mã yêu cầu.”\n"
        + "Giữ nguyên tin nhắn, ảnh chuyển khoản, đường dẫn. Ai hứa lấy lại tiền giúp, kể cả tự xưng công an, là lừa lần nữa.\n";

    /// <summary>The same where a code was read out or a program installed, and no money is known to be gone.</summary>
    public const string LockNow =
        "Gọi NGAY tổng đài ngân hàng của bạn (số in trên thẻ hoặc trong ứng dụng, đừng dùng số người khác gửi). Đọc y nguyên:\n"
        + "“Tôi vừa bị lừa lấy mã xác thực. Đề nghị khoá ngay tài khoản, thẻ và ngân hàng điện tử của tôi, giữ lại giao dịch chưa xong. Tài khoản của tôi là …, lúc … giờ. Cho tôi xin mã yêu cầu.”\n"
        + "Tắt mạng của điện thoại đó. Giữ nguyên tin nhắn, số gọi đến, đường dẫn.\n";

    private const string LostAgain = "Ai hứa lấy lại tiền giúp, kể cả tự xưng công an, là lừa lần nữa. ";

    /// <summary>For who lost money earlier: the bank may still hold what has not been taken out.</summary>
    public const string Afterwards =
        "Vẫn nên gọi tổng đài ngân hàng (số in trên thẻ): báo bị lừa, xin tạm giữ và mã yêu cầu tra soát; người nhà mất tiền thì để chính người đó gọi. " + LostAgain + "Giữ nguyên tin nhắn và ảnh chuyển khoản.\n";

    /// <summary>For who has sent nothing yet.</summary>
    public const string NothingSent = "Bạn chưa chuyển là tốt rồi: đừng chuyển, đừng đọc mã OTP, đừng cài ứng dụng họ gửi. Giữ nguyên tin nhắn rồi hãy chặn họ.\n";

    /// <summary>Those who lost money are sold its return.</summary>
    public const string Recovery = "Người nhận lấy lại tiền rồi thu phí là lừa lần nữa, kể cả tự xưng công an, luật sư, ngân hàng. Đừng đóng phí, đừng đưa mã OTP, đừng gửi giấy tờ. Công an không thu tiền để lấy lại tiền.\n";

    /// <summary>Images of abused children: nobody may send, keep or pass them on, the person who reports them included.</summary>
    public const string NoSuchImages =
        "Bạn ĐỪNG gửi ảnh, clip đó vào đây, đừng chuyển cho ai, cũng đừng xoá. Cứ để nguyên trong máy và ghi lại đường dẫn, tên tài khoản đăng. "
        + "Cháu đang nguy hiểm: gọi 113. Cần người giúp cháu: gọi 111, miễn phí, cả ngày đêm. Cán bộ sẽ hẹn cách xem an toàn.\n";

    /// <summary>Once, after the story, to those who are no victims: calm, without figures (Nghị định 282/2025/NĐ-CP, Điều 8 khoản 3 điểm c).</summary>
    public const string HonestMistake = "Bạn kể điều mình biết là được: nhầm thì không sao, chỉ cố ý bịa chuyện mới bị phạt.\n";

    public static string AfterStory(FormCategory? category, bool mayBeInDanger) =>
        OpeningOf(category) + (mayBeInDanger || category is null or { Quiet: true } or { Code: "tre-em" } or { Code: "lua-dao" } || VictimKinds.IsOne(category.Code) ? "" : HonestMistake);

    /// <summary>Said before the help of the kind. "You are not at fault" is for who tells of themselves; of somebody else it is said of them.</summary>
    public static string ToVictim(FormCategory? category, TipDraft draft) => category switch
    {
        { Code: VictimKinds.Abuse or VictimKinds.Images or "bao-luc-gia-dinh" } => IsOfSelf(draft) ? NoFault : "Người bị hại không có lỗi. ",
        { Code: "tre-em" } when draft.Answers.GetValueOrDefault(TipForm.What)?.Text is { } told && TellsOfWound(told) => "Cháu bị thương: gọi ngay 115. ",
        _ => "",
    };

    private static bool TellsOfWound(string told) => StoryReader.Has(told, "dam", "chem", "xien", "rach", "chay mau", "gay tay", "gay chan", "gay rang", "vo dau", "bi thuong", "thuong tich", "nhap vien", "tham tim", "bong");

    private static bool IsOfSelf(TipDraft draft) =>
        Provenances.Of(draft.Answers.GetValueOrDefault(TipForm.Provenance)) == AnTT.Cases.Intake.Provenance.HappenedToMe || (draft.Answers.GetValueOrDefault(TipForm.What)?.Text is { } told && AtHome.TellsOfSelf(told));

    private const string NoFault = "Bạn không có lỗi. ";

    /// <summary>Forms of before say to everybody what is for the victim alone.</summary>
    private static string OpeningOf(FormCategory? category) =>
        category is { Code: "bao-luc-gia-dinh", Opening: { } opening } && opening.StartsWith(NoFault, StringComparison.Ordinal) ? opening[NoFault.Length..] : category?.Opening ?? "";

    /// <summary>Why a file is not kept.</summary>
    public static string OfImages(TipDraft draft) => draft.CategoryCode == "tre-em" ? NoSuchImages : Care.PrivateImages.NotHere;

    /// <summary>The story speaks of intimate images of a minor.</summary>
    public static bool SpeaksOfMinorsImages(string text) =>
        StoryReader.Has(text, "clip nong", "anh nong", "anh khoa than", "clip sex", "anh nhay cam", "clip nhay cam", "video nhay cam", "video sex", "anh sex", "khieu dam", "khoa than")
        && StoryReader.Has(text, "tre em", "chau be", "be gai", "be trai", "hoc sinh", "tre con", "con toi", "con gai toi", "con trai toi", "chau toi", "vi thanh nien", "chua du 18", "duoi 16", "duoi 18", "lop 6", "lop 7", "lop 8", "lop 9");
}
