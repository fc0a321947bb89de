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
}
