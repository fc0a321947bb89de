namespace AnTT.Cases.Lifecycle;

/// <summary>Where a case stands. What may follow what is in <see cref="StateTable"/>.</summary>
public enum CaseState
{
    /// <summary>Mới nhận, chưa ai mở.</summary>
    Received,

    /// <summary>Đang xem xét, phân loại.</summary>
    Screening,

    /// <summary>Đang xử lý, có người phụ trách.</summary>
    InProgress,

    /// <summary>Đã lên kế hoạch kiểm tra.</summary>
    Planned,

    /// <summary>Chờ người báo bổ sung.</summary>
    NeedMore,

    /// <summary>Đã chuyển đơn vị khác, còn mở đến khi bên kia nhận.</summary>
    Transferred,

    /// <summary>Không thuộc phạm vi, đã chỉ đúng nơi.</summary>
    OutOfScope,

    /// <summary>Gộp theo dõi cùng vụ việc khác.</summary>
    Linked,

    /// <summary>Đã kết thúc.</summary>
    Closed,

    /// <summary>Mở lại.</summary>
    Reopened,

    /// <summary>Tạm giữ hồ sơ theo yêu cầu pháp lý, có hạn.</summary>
    Held,

    /// <summary>Đã xoá nội dung theo quy định lưu trữ.</summary>
    Purged,
}

/// <summary>How a case ended; required to close it.</summary>
public enum Outcome
{
    Solved,
    ActedWatching,
    NotConfirmed,
    NoOffence,
    MovedToInvestigation,
    CannotAct,

    /// <summary>Tin rác, tin giả: takes a second person.</summary>
    SpamOrHoax,
}
