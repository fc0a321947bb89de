namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What helps before any question is asked, where minutes or safety count.</summary>
internal static class FirstHelp
{
    /// <param name="category">Machine name of the tip's category; null when unknown.</param>
    public static string For(string? category) => category switch
    {
        // Luật Phòng, chống bạo lực gia đình 13/2022/QH15, Điều 19: who may be told, and how.
        "bao-luc-gia-dinh" =>
            "Bạn không có lỗi. Đang bị đánh, bị đe doạ: gọi ngay 113, ra nơi an toàn hoặc sang hàng xóm; có trẻ em thì gọi 111. "
            + "Bạn có thể báo ẩn danh; bấm “Thoát nhanh” nếu có người lại gần.\n",
        "tre-em" => "Trẻ đang nguy hiểm: gọi ngay 113 và 111 (bảo vệ trẻ em, miễn phí, cả ngày đêm). Không cần tra hỏi trẻ.\n",
        "lua-dao" =>
            "Nếu vừa chuyển tiền: gọi ngay tổng đài ngân hàng của bạn (số in trên thẻ, trong ứng dụng) để truy vết, tạm giữ tiền; đừng chuyển thêm, đừng đọc mã OTP; giữ ảnh màn hình, số tài khoản, đường dẫn. "
            + "Ai hứa “lấy lại tiền giúp” là lừa lần hai. Công an không làm việc qua điện thoại, không yêu cầu chuyển tiền.\n",
        _ => "",
    };
}
