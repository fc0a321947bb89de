namespace AnTT.Knowledge.Answers.Asking;

/// <summary>Words that carry no subject: particles, pronouns, prepositions. They neither count as found nor as missing.</summary>
internal static class FunctionWords
{
    internal static readonly HashSet<string> All = new(
        ("là của có và thì mà ở tại trong trên cho với về được bị để do theo từ đến này đó kia ấy các những một cái sẽ đã đang rồi cũng vẫn lại " +
         "ai gì nào đâu sao không ko chưa chứ hở hả à ừ nếu khi hay hoặc phải cần nên như thế bao nhiêu mấy em tôi tui mình anh chị cháu chú bác cô " +
         "bạn tớ ta họ nó bởi vì vậy ra vào lên xuống đi cùng nhau vừa mới thêm nữa chỉ thôi luôn đều rất quá lắm nhiều ít mỗi từng hằng bằng qua " +
         "hết xong muốn biết hỏi xem giúp nhờ nói gọi gồm bao nhất nhưng tuy còn").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Compounds = new(
        ("bác sĩ|bác sỹ|chỉ thị|chỉ tiêu|chỉ huy|chỉ đạo|chỉ số|bị can|bị cáo|bị hại|cô lập|cô giáo|em bé|theo dõi|đi lại|đi bộ|ra vào|cho vay|cho thuê|cho mượn|cần sa|hay bài|vào bộ|nói xấu|gọi điện").Split('|')
        .Select(pair => string.Join(' ', Matching.Word.Split(pair).Select(word => word.Text))),
        StringComparer.Ordinal);

    /// <summary>Whether a particle is the first syllable of a word of its own: "bác sĩ", "chỉ thị".</summary>
    internal static bool OpensCompound(string first, string second) => Compounds.Contains(first + " " + second);
}
