using AnTT.Cases.Intake;

namespace AnTT.Cases.Lifecycle;

/// <summary>What people read for the states, outcomes and urgencies: officers the short word, senders the plain sentence.</summary>
public static class CaseWords
{
    public static string Of(CaseState state) => state switch
    {
        CaseState.Received => "Mới nhận",
        CaseState.Screening => "Đang xem xét",
        CaseState.InProgress => "Đang xử lý",
        CaseState.Planned => "Đã lên kế hoạch",
        CaseState.NeedMore => "Chờ người báo",
        CaseState.Transferred => "Đã chuyển đơn vị khác",
        CaseState.OutOfScope => "Ngoài phạm vi",
        CaseState.Linked => "Theo dõi cùng vụ khác",
        CaseState.Closed => "Đã kết thúc",
        CaseState.Reopened => "Mở lại",
        CaseState.Held => "Giữ hồ sơ",
        CaseState.Purged => "Đã xoá nội dung",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The button that makes the move.</summary>
    public static string Verb(CaseState to) => to switch
    {
        CaseState.InProgress => "Nhận xử lý",
        CaseState.Planned => "Lên kế hoạch kiểm tra",
        CaseState.NeedMore => "Hỏi thêm người báo",
        CaseState.Transferred => "Chuyển đơn vị khác",
        CaseState.OutOfScope => "Chỉ nơi khác giải quyết",
        CaseState.Linked => "Theo dõi cùng vụ khác",
        CaseState.Closed => "Kết thúc hồ sơ",
        CaseState.Reopened => "Mở lại hồ sơ",
        CaseState.Held => "Giữ hồ sơ",
        _ => Of(to),
    };

    public static string Of(Outcome outcome) => outcome switch
    {
        Outcome.Solved => "Đã giải quyết",
        Outcome.ActedWatching => "Đã xử lý, đang theo dõi",
        Outcome.NotConfirmed => "Chưa xác minh được",
        Outcome.NoOffence => "Không có vi phạm",
        Outcome.MovedToInvestigation => "Chuyển hồ sơ điều tra",
        Outcome.CannotAct => "Không xử lý được",
        Outcome.SpamOrHoax => "Tin rác, tin giả",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Of(Urgency urgency) => urgency switch
    {
        Urgency.Critical => "Khẩn",
        Urgency.High => "Gấp",
        _ => "Thường",
    };

    public static string Of(Provenance provenance) => provenance switch
    {
        Provenance.HappenedToMe => "Xảy ra với chính người báo",
        Provenance.SawIt => "Người báo tận mắt thấy",
        Provenance.ToldByWitness => "Nghe người chứng kiến kể",
        Provenance.Rumour => "Nghe đồn",
        _ => "Không nói",
    };

    public static string Of(NoteVisibility visibility) => visibility switch
    {
        NoteVisibility.Internal => "Nội bộ",
        NoteVisibility.Personal => "Riêng tôi",
        _ => "Công khai",
    };

    /// <summary>Who works the case, as senders read it.</summary>
    public const string Ward = "Công an phường";

    /// <summary>What the sender is told; never says anything operational.</summary>
    /// <param name="office">Who works it: <see cref="Ward"/>, or the superior agency.</param>
    public static string ForReporter(CaseState state, string? publicSentence, string office = Ward) => state switch
    {
        CaseState.Received => $"Tin của bạn đã tới {office} và đang chờ cán bộ mở xem.",
        CaseState.Screening => "Cán bộ đã mở tin của bạn và đang xem xét.",
        CaseState.InProgress => "Tin của bạn đang được xử lý.",
        CaseState.Planned => $"{office} sẽ kiểm tra nội dung bạn báo.",
        CaseState.NeedMore => "Cán bộ cần hỏi thêm bạn một điều. Hãy đọc tin nhắn dưới đây và trả lời tại đây.",
        CaseState.Transferred => $"Tin của bạn đã được chuyển cho đơn vị có thẩm quyền; {office} vẫn theo dõi đến khi nơi đó nhận.",
        CaseState.OutOfScope => "Việc này do nơi khác giải quyết. " + publicSentence,
        CaseState.Linked => "Tin của bạn được xem xét cùng các tin về một sự việc.",
        CaseState.Closed or CaseState.Held => "Cán bộ đã xem xét xong tin của bạn. " + publicSentence,
        CaseState.Reopened => "Tin của bạn đã được mở lại và đang được xem xét tiếp.",
        CaseState.Purged => "Nội dung tin này đã được xoá theo thời hạn lưu trữ.",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
