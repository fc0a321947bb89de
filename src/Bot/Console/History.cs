using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;

namespace AnTT.Bot.StaffConsole;

/// <summary>A line of the case log as a sentence.</summary>
internal static class History
{
    public static string Sentence(CaseEvent line)
    {
        var what = line.Kind switch
        {
            CaseEventKind.Filed => "gửi tin",
            CaseEventKind.FirstOpened => "mở xem lần đầu",
            CaseEventKind.Opened => "mở xem",
            CaseEventKind.StateChanged => $"chuyển từ “{State(line.From)}” sang “{State(line.To)}”",
            CaseEventKind.Assigned => line.To is null ? "không giao được cho ai" : line.From is null ? $"phân công cho {line.To}" : $"chuyển phụ trách từ {line.From} sang {line.To}",
            CaseEventKind.UrgencyChanged => $"đổi mức độ từ “{Urgency(line.From)}” sang “{Urgency(line.To)}”",
            CaseEventKind.NoteAdded => "thêm ghi chú",
            CaseEventKind.Replied => "nhắn cho người báo",
            CaseEventKind.ReporterWrote => line.To is null ? "nhắn thêm" : $"trả lời, hồ sơ sang “{State(line.To)}”",
            CaseEventKind.StillHappening => line.To is null ? "báo vẫn còn xảy ra" : $"báo vẫn còn xảy ra, hồ sơ sang “{State(line.To)}”",
            CaseEventKind.EvidenceAdded => "gửi thêm tệp",
            CaseEventKind.EvidenceOpened => "mở tệp bằng chứng",
            CaseEventKind.EvidencePreviewed => "thấy ảnh thu nhỏ của một tệp bằng chứng",
            CaseEventKind.SpamProposed => "đề nghị coi là tin rác",
            CaseEventKind.IdentityOpened => "mở niêm phong người báo",
            CaseEventKind.EvidenceOriginalOpened => "lấy bản gốc của tệp bằng chứng",
            CaseEventKind.EvidenceQuarantined => "cách ly một tệp có mã độc",
            CaseEventKind.EvidenceSealedAway => "niêm phong một tệp theo quy trình bảo vệ trẻ em",
            CaseEventKind.KeyGiven => $"trao khoá bằng chứng cho {line.To}",
            CaseEventKind.KeyTaken => $"thu khoá bằng chứng của {line.To}",
            CaseEventKind.IdentityAsked => "xin mở niêm phong người báo",
            CaseEventKind.IdentityApproved => "đồng ý cho mở niêm phong người báo",
            CaseEventKind.IdentityRefused => "không đồng ý mở niêm phong người báo",
            CaseEventKind.ReporterTold => "báo cho người báo tin việc mở niêm phong",
            CaseEventKind.DataExported => "lấy bản sao dữ liệu của mình",
            CaseEventKind.DataErased => "yêu cầu xoá dữ liệu; tên và nơi nhận tin đã xoá ngay",
            CaseEventKind.ErasureDecided => $"quyết định về yêu cầu xoá: {line.To}",
            CaseEventKind.HoldPlaced => "giữ hồ sơ theo yêu cầu pháp lý",
            CaseEventKind.HoldEnded => "hết giữ hồ sơ",
            CaseEventKind.Purged => "xoá nội dung theo quy định lưu trữ",
            CaseEventKind.SenderBlocked => $"tạm chặn người gửi ({line.To})",
            CaseEventKind.SenderUnblocked => "bỏ chặn người gửi",
            CaseEventKind.ClockPaused => $"tạm dừng thời hạn “{Clock(line.From)}”",
            CaseEventKind.ClockResumed => $"cho chạy tiếp thời hạn “{Clock(line.From)}”",
            CaseEventKind.ClockExtended => $"gia hạn “{Clock(line.From)}” thành “{Clock(line.To)}”",
            CaseEventKind.ClockWarned => $"sắp hết thời hạn “{Clock(line.From)}”",
            CaseEventKind.ClockMet => $"xong “{Clock(line.From)}” {(line.To == "OnTime" ? "đúng hạn" : "muộn hạn")}",
            CaseEventKind.ClockMissed => $"quá thời hạn “{Clock(line.From)}”",
            CaseEventKind.CategoryChanged => $"sửa loại việc từ “{line.From}” thành “{line.To}”",
            CaseEventKind.SettingChanged => $"đổi cài đặt: {line.To}",
            CaseEventKind.Rung => line.To is null ? "không đổ chuông được đến ai" : line.From is null ? $"đổ chuông đến {line.To}" : $"{line.From} chưa mở, đổ chuông đến {line.To}",
            CaseEventKind.DrillStarted => $"mở buổi diễn tập {line.To}",
            CaseEventKind.DrillEnded => $"kết thúc buổi diễn tập {line.To}",
            CaseEventKind.AccountMade => $"lập tài khoản {line.To}",
            CaseEventKind.AccountReset => $"đặt lại mật khẩu của {line.To}",
            CaseEventKind.AccountLetIn => $"cho tài khoản {line.To} vào",
            CaseEventKind.ClusterJoined => $"gom cùng vụ với hồ sơ {line.To}",
            CaseEventKind.ClusterLeft => "tách khỏi vụ",
            CaseEventKind.SecondStepOn => $"bật xác thực hai bước của {line.To}",
            CaseEventKind.SecondStepOff => $"tắt xác thực hai bước của {line.To}",
            CaseEventKind.Imported => "nhập từ sổ theo dõi",
            CaseEventKind.Exported => $"xuất {line.To}",
            CaseEventKind.Printed => $"in “{line.To}”",
            CaseEventKind.ShiftHandedOver => "giao ca",
            CaseEventKind.ShiftTaken => $"nhận ca của {line.From}",
            CaseEventKind.ReadingAlarmRaised => $"cảnh báo việc xem hồ sơ của {line.To}",
            CaseEventKind.ReadingAlarmSeen => $"đã xem cảnh báo về việc xem hồ sơ của {line.To}",
            CaseEventKind.ScreenMarkRead => $"đọc dấu trên ảnh chụp màn hình: {line.To}",
            CaseEventKind.Recused => "tự rút khỏi hồ sơ",
            CaseEventKind.RecusalEnded => $"cho {line.To} tham gia lại hồ sơ",
            CaseEventKind.TransferAccepted => $"ghi {line.To} đã nhận",
            CaseEventKind.TransferBounced => $"đưa hồ sơ quay lại “{State(line.To)}”",
            _ => line.Kind.ToString(),
        };
        return line.Reason is null ? what : $"{what}. {line.Reason}";
    }

    private static string State(string? stored)
    {
        var parts = (stored ?? "").Split(": ");
        var state = Enum.TryParse<CaseState>(parts[0], out var known) ? CaseWords.Of(known) : parts[0];
        return parts.Length > 1 && Enum.TryParse<Outcome>(parts[1], out var outcome) ? $"{state}: {CaseWords.Of(outcome)}" : state;
    }

    /// <summary>The name without the code before it.</summary>
    private static string Clock(string? stored) => stored?.Split(": ", 2)[^1] ?? "";

    private static string Urgency(string? stored) => Enum.TryParse<Urgency>(stored, out var urgency) ? CaseWords.Of(urgency) : stored ?? "";
}
