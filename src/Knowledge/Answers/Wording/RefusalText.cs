namespace AnTT.Knowledge.Answers.Wording;

/// <summary>What a resident reads when a question is not answered: plain, kind, with what to do next; never a source.</summary>
internal static class RefusalText
{
    private const string AskOfficer = "Bạn có thể hỏi trực tiếp cán bộ Công an phường";
    private const string InDanger = "Nếu đang có nguy hiểm, hãy gọi ngay 113.";

    /// <summary>For one of two questions, beside an answer to the other.</summary>
    internal const string Short = "tôi chưa tìm thấy trong kho tài liệu hiện có; bạn có thể hỏi trực tiếp cán bộ Công an phường.";

    internal static string For(RefusalReason reason) => reason switch
    {
        RefusalReason.NoQuestion => "Tôi chưa đọc ra câu hỏi. Bạn viết lại thành một câu ngắn giúp tôi, ví dụ: “Đăng ký tạm trú cần làm gì?”.",
        RefusalReason.OffTopic => "Tôi chỉ trả lời về an ninh, trật tự và pháp luật trong đời sống, dựa trên kho tài liệu của phường; câu này nằm ngoài phạm vi đó nên tôi không trả lời được. Bạn có câu hỏi nào khác về pháp luật không?",
        RefusalReason.Politics => "Tôi không đưa ra ý kiến về bầu cử, chính trị hay về cá nhân người giữ chức vụ. Tôi có thể giúp bạn tra cứu quy định pháp luật và tài liệu về an ninh, trật tự.",
        RefusalReason.ReporterIdentity => "Tôi không cung cấp và cũng không giữ thông tin về người tố giác, báo tin: pháp luật bảo vệ bí mật của họ. Nếu bạn thấy mình bị báo tin sai, hãy trình bày trực tiếp với Công an phường.",
        RefusalReason.PrivatePerson => "Tôi không cung cấp thông tin riêng của cá nhân (địa chỉ, điện thoại, giấy tờ, lý lịch…). Nếu việc này liên quan đến vi phạm pháp luật, bạn hãy gửi tin báo hoặc liên hệ Công an phường. " + InDanger,
        RefusalReason.Harmful => "Tôi không hướng dẫn việc trái pháp luật hoặc gây nguy hiểm. Nếu bạn muốn biết quy định hay mức xử phạt của việc này, hãy hỏi lại theo hướng đó. " + InDanger,
        RefusalReason.Rumour => "Tôi không xác nhận hay bàn về tin đồn; kho tài liệu chỉ có văn bản đã ban hành. Bạn xem thông báo chính thức của chính quyền, hoặc hỏi trực tiếp cán bộ Công an phường.",
        RefusalReason.RuleChange => "Tôi chỉ trả lời câu hỏi dựa trên kho tài liệu của phường và không đổi được cách làm việc này. Bạn muốn hỏi về quy định nào?",
        _ => NotThere + AskOfficer + ", hoặc hỏi lại bằng cách khác, nêu rõ việc và tên văn bản, tên phường. " + InDanger,
    };

    private const string NotThere = "Tôi chưa tìm thấy câu trả lời trong kho tài liệu hiện có nên không trả lời để tránh sai. ";

    /// <param name="nearest">What the knowledge base does have, as questions.</param>
    internal static string For(IReadOnlyList<string> nearest) =>
        $"{NotThere}Gần nhất, kho tài liệu có: “{string.Join("”; “", nearest)}”. Nếu đúng ý, bạn chọn mục đó; nếu không, {char.ToLowerInvariant(AskOfficer[0])}{AskOfficer[1..]}. {InDanger}";

    /// <param name="title">The article on the matter.</param>
    /// <param name="what">What it does not tell.</param>
    internal static string ForUntold(string title, string what) =>
        $"Kho tài liệu có bài “{title}” nhưng bài đó không nêu {what}, nên tôi không trả lời để tránh sai. {AskOfficer}, hoặc chọn bài trên nếu đúng điều cần biết. {InDanger}";

    internal static string ForAuthority(string authority) =>
        $"Việc này không thuộc phần việc của công an phường và kho tài liệu không có bài về nó; nơi giải quyết thường là {authority}. Bạn hỏi nơi đó, hoặc Cổng dịch vụ công quốc gia, để có thông tin đúng.";

    internal static string ForPlace(string place, bool isWard) =>
        $"Kho tài liệu hiện chưa có tài liệu nào về {(isWard ? "phường " : string.Empty)}{place} trả lời được câu này, và tôi không lấy số liệu của nơi khác để trả lời thay. Bạn nên hỏi Công an hoặc Ủy ban nhân dân nơi đó.";
}
