using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Ways a Vietnamese question says what it wants; longest first at each place. What a frame covers is not content.</summary>
internal static class Frames
{
    /// <summary>One frame. <see cref="Keeps"/>: the words stay content as well, because documents use them too.</summary>
    internal sealed record Frame(string[] Words, AskedKinds Kinds, bool Keeps);

    private static readonly (AskedKinds Kinds, bool Keeps, string Phrases)[] Table =
    [
        (AskedKinds.None, false,
            "5 năm qua|năm năm qua|5 năm vừa rồi|năm năm vừa rồi|5 năm vừa qua|năm năm vừa qua|5 năm gần đây|5 năm nay|năm năm nay|nhiều năm qua|những năm qua|" +
            "mấy năm nay|mấy năm qua|mấy năm gần đây|mấy hôm nay|mấy hôm rồi|dạo này|thời gian qua|cho tôi hỏi|cho em hỏi|cho mình hỏi|cho hỏi|xin hỏi|" +
            "hỏi chút|hỏi tí|tôi muốn hỏi|em muốn hỏi|tôi muốn biết|cho tôi biết|cho biết|cho em biết|giúp tôi|giúp em|giúp mình|giùm tôi|với ạ|" +
            "so sánh|kể sơ qua|kể sơ|nói sơ qua|nói sơ|sơ qua|tóm tắt|ạ|ad ơi|ad|admin|anh chị ơi|mọi người ơi|mọi người cho|bot ơi|vậy|nhỉ|nhé|nha|thưa|làm ơn|vui lòng|xin|" +
            "giờ tổng cộng|giờ có|giờ còn|giờ gồm|theo quy định|quy định hiện hành|hiện nay|hiện tại|bây giờ|hãy|nêu|kể|xin cho|tất cả|cả thảy|tổng cộng|vậy ta|thế ạ"),
        // "AI" is no "who" beside what it is a kind of.
        (AskedKinds.None, true, "camera ai|công nghệ ai|ứng dụng ai|bằng ai tạo|ai tạo sinh|trí tuệ nhân tạo ai|ai tạo ra ảnh"),
        (AskedKinds.None, false, "mỗi nơi|từng nơi|cả hai nơi|hai nơi|lần lượt là|lần lượt|tương ứng|nói rõ|cho rõ|giúp với|coi thử|cụ thể là"),
        // More than one is asked for: no day.
        (AskedKinds.None, true, "những giai đoạn|các giai đoạn|từng giai đoạn|mỗi giai đoạn"),
        (AskedKinds.Number | AskedKinds.Percent, false,
            "bao nhiêu phần trăm số|mấy phần trăm số|bao nhiêu phần trăm trong số|bao nhiêu phần trăm|mấy phần trăm|chiếm bao nhiêu|tỷ lệ bao nhiêu|tỉ lệ bao nhiêu"),
        (AskedKinds.Number | AskedKinds.Percent, true, "tỷ lệ|tỉ lệ|phần trăm"),
        (AskedKinds.Number | AskedKinds.Money, false,
            "bao nhiêu tiền|mấy tiền|bao tiền|hết bao nhiêu|tốn bao nhiêu|mấy đồng|một tháng bao nhiêu tiền|mỗi tháng bao nhiêu tiền|một năm bao nhiêu tiền|mỗi năm bao nhiêu tiền|một ngày bao nhiêu tiền|mỗi ngày bao nhiêu tiền"),
        (AskedKinds.Number | AskedKinds.Money, true, "mức phạt|phạt bao nhiêu|phạt mấy|lệ phí|mất phí|tiền phạt|bị phạt|phạt thế nào|xử phạt thế nào|phạt như thế nào|phạt ra sao"),
        (AskedKinds.Number | AskedKinds.Duration, false, "mấy bữa|mấy hôm|bao nhiêu hôm|bao nhiêu bữa|mấy buổi|bao lâu|trong mấy ngày|mấy ngày|bao nhiêu ngày|mấy tháng|bao nhiêu tháng|bao nhiêu năm|mấy tiếng|bao nhiêu giờ|bao nhiêu lâu"),
        (AskedKinds.Number | AskedKinds.Duration, true, "thời hạn|thời gian giải quyết"),
        (AskedKinds.Number | AskedKinds.Ordinal, false, "lần thứ mấy|thứ mấy|lần mấy"),
        (AskedKinds.Number, false, "1 năm bao nhiêu|1 tháng bao nhiêu|1 ngày bao nhiêu|1 năm mấy|1 tháng mấy|1 ngày mấy|mỗi ngày mấy|mỗi năm mấy|mỗi năm bao nhiêu|một năm bao nhiêu|hằng năm bao nhiêu|hàng năm bao nhiêu|mỗi tháng bao nhiêu|một tháng bao nhiêu|mỗi ngày bao nhiêu|một ngày bao nhiêu"),
        (AskedKinds.Number, false, "bao nhiêu|mấy|số lượng|bao nhiêu là"),
        (AskedKinds.Number, true, "diện tích|dân số|quy mô dân số|chỉ số|hệ số|gini|thu nhập bình quân|tổng số"),
        (AskedKinds.When, false,
            "khi nào|bao giờ|ngày nào|ngày mấy|năm nào|năm mấy|lúc nào|tháng nào|tháng mấy|hôm nào|thời gian nào|thời điểm nào|ngày tháng nào|ngày tháng năm nào|" +
            "mấy giờ|đến khi nào|từ khi nào|từ bao giờ|đến bao giờ|giai đoạn nào|ngày bao nhiêu|năm bao nhiêu|vào năm nào|vào ngày nào|lúc mấy giờ|chừng nào"),
        (AskedKinds.When, true, "thời hạn nào|hạn chót|ngày ban hành|thời gian tổ chức"),
        (AskedKinds.Who | AskedKinds.Identity | AskedKinds.Name, false, "tên gì|tên là gì|tên chi"),
        (AskedKinds.Who | AskedKinds.Identity, false, "là ai|ai là|đồng chí nào|ông nào|bà nào"),
        (AskedKinds.Who, false, "ai|do ai|người nào|vị nào|ai là người"),
        (AskedKinds.Phone, true, "số điện thoại|tổng đài|đường dây nóng|gọi số"),
        (AskedKinds.Phone, false, "số mấy|số nào|số bao nhiêu|gọi số nào|gọi số mấy"),
        (AskedKinds.Who | AskedKinds.Organisation, false,
            "cơ quan nào|đơn vị nào|tổ chức nào|bộ nào|lực lượng nào|ban nào|bên nào|ngành nào|cấp nào|cơ quan gì"),
        (AskedKinds.Role, false, "giữ chức gì|làm chức gì|chức gì|chức vụ gì|chức danh gì|giữ chức vụ gì|cấp bậc gì|hàm gì|quân hàm gì"),
        (AskedKinds.Role, false, "cấp bậc hàm gì|chức vụ|cấp bậc hàm|cấp bậc|quân hàm|cấp hàm"),
        (AskedKinds.Often, false, "mấy năm một lần|mấy tháng một lần|bao lâu một lần|một năm mấy lần|mỗi năm mấy lần|năm mấy lần|một năm bao nhiêu lần|mỗi năm bao nhiêu lần|mấy lần một năm|bao nhiêu lần một năm"),
        (AskedKinds.List | AskedKinds.Duty, false,
            "phải làm gì|phải làm những gì|phải làm những việc gì|phải làm việc gì|cần làm gì|cần làm những gì|làm những việc gì|làm những gì|được giao việc gì|được giao những việc gì|được giao làm gì|" +
            "được giao làm những gì|được giao những gì|được giao gì|được phân công gì|được phân công những gì|được phân công những việc gì|được giao nhiệm vụ gì|được giao những nhiệm vụ gì|được giao việc nào|được phân công làm gì|được phân công việc gì|có việc gì|lo việc gì|lo những việc gì|lo những gì|đảm nhận gì|" +
            "đảm nhiệm gì|đảm nhận việc gì|đảm nhiệm việc gì|phụ trách gì|phụ trách việc gì|phụ trách những gì|gánh việc gì|lãnh việc gì"),
        (AskedKinds.List, false, "đi đâu những đâu|những nơi nào|các nơi nào|những chỗ nào|những đâu|gồm những đâu|những đơn vị nào nhận"),
        (AskedKinds.Where, false, "ở đâu|tại đâu|chỗ nào|nơi nào|địa điểm nào|đâu|phía nào|hướng nào|nằm đâu|đến đâu|ra đâu"),
        (AskedKinds.Document, true,
            "nghị quyết nào|nghị định nào|thông tư nào|luật nào|văn bản nào|chỉ thị nào|quyết định nào|kết luận nào|kế hoạch nào|số hiệu"),
        (AskedKinds.List | AskedKinds.Duty, true,
            "nhiệm vụ gì|vai trò gì|trách nhiệm gì|chức năng gì|nhiệm vụ nào|vai trò nào|trách nhiệm nào|nhiệm vụ là gì|vai trò là gì|trách nhiệm là gì|chịu trách nhiệm gì|chịu trách nhiệm những gì|nhiệm vụ ra sao|trách nhiệm ra sao|nhiệm vụ thế nào|trách nhiệm thế nào"),
        (AskedKinds.Definition | AskedKinds.Topic, false,
            "nói về chuyện gì|về chuyện gì|về điều gì|điều chỉnh gì|điều chỉnh vấn đề nào|điều chỉnh vấn đề gì|về vấn đề nào|bàn chuyện gì|là về cái gì|là về gì|là về vấn đề gì|về vấn đề gì|về việc gì|về cái gì|về nội dung gì|về gì|nói về gì|nói gì|bàn về gì|bàn gì|quy định gì|quy định về gì|quy định cái gì|quy định những gì|quy định về việc gì|quy định về vấn đề gì|nói về cái gì|nói về việc gì|nói về vấn đề gì"),
        (AskedKinds.Definition, false,
            "là gì|nghĩa là gì|nghĩa là sao|là sao|được hiểu là gì|được hiểu thế nào|hiểu thế nào|thế nào là|là như thế nào|nội dung gì|nội dung là gì|định nghĩa"),
        (AskedKinds.List, false,
            "những ai|gồm những ai|gồm ai|những người nào|những đơn vị nào|những cơ quan nào|các đơn vị nào|những tổ chức nào|các cơ quan nào|từ đâu ra|lấy từ đâu ra|lấy ở đâu ra|ở đâu ra|lấy từ đâu|lấy ở đâu|lấy đâu ra|từ đâu|từ những nguồn nào|từ nguồn nào|những gì|gồm những gì|bao gồm những gì|gồm gì|gì|nào|những nào|liệt kê giúp|liệt kê ra|liệt kê|kể tên|kể ra coi|kể ra|là những gì|là những ai|những cái gì|cái gì|cần những gì|việc gì|các loại nào|điều gì|những điều gì"),
        (AskedKinds.How, false,
            "cỡ nào|tới đâu rồi|như thế nào|thế nào|ra sao|làm sao|làm thế nào|làm như nào|như nào|bằng cách nào|cách nào|thì sao|kiểu gì|sao"),
        (AskedKinds.How, true, "thủ tục|cách thức|các bước|cách"),
        (AskedKinds.Why, false, "vì sao|tại sao|lý do gì|lí do gì|nguyên nhân gì|do đâu|cớ gì|vì lý do gì|nguyên nhân nào"),
        (AskedKinds.Why, true, "nguyên nhân|lý do"),
        (AskedKinds.YesNo, false,
            "có phải không|phải không|có được không|được không|có đúng không|đúng không|có không|hay không|không ạ|chưa ạ|có phải là|có bị gì không|có sao không|có làm sao không"),
    ];

    private static readonly Dictionary<string, Frame[]> ByFirst = Build();

    /// <summary>Frames whose first word is <paramref name="first"/>, longest first.</summary>
    internal static IReadOnlyList<Frame> StartingWith(string first) =>
        ByFirst.TryGetValue(first, out var frames) ? frames : [];

    private static Dictionary<string, Frame[]> Build() =>
        Table.SelectMany(row => row.Phrases.Split('|').Select(phrase => new Frame([.. Word.Split(phrase).Select(word => word.Text)], row.Kinds, row.Keeps)))
            .GroupBy(frame => frame.Words[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(frame => frame.Words.Length).ToArray(), StringComparer.Ordinal);
}
