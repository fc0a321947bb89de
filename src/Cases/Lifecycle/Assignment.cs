namespace AnTT.Cases.Lifecycle;

/// <summary>
/// How a case was given to somebody: the six clears (sáu rõ: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ thẩm quyền, rõ kết quả). Only ever added; the last one holds.
/// </summary>
public sealed class Assignment
{
    public const int Longest = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required DateTimeOffset AssignedAt { get; init; }
    public required string AssignedByName { get; init; }

    /// <summary>Rõ người.</summary>
    public required string OfficerId { get; init; }

    public required string OfficerName { get; init; }

    /// <summary>Rõ việc.</summary>
    public required string Task { get; init; }

    /// <summary>Rõ thời gian: to be done by the end of this day.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Rõ trách nhiệm.</summary>
    public required string Responsibility { get; init; }

    /// <summary>Rõ thẩm quyền.</summary>
    public required string Authority { get; init; }

    /// <summary>Rõ kết quả: what must be there in the end.</summary>
    public required string Result { get; init; }
}

/// <summary>The six clears as an officer fills them in, beside the person.</summary>
public sealed record SixClears(string Task, DateOnly DueOn, string Responsibility, string Authority, string Result)
{
    private const int UsualDays = 7;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>What holds unless somebody writes otherwise, so that an ordinary case is assigned with one press.</summary>
    /// <param name="due">The end of the case's own deadline; null: it has none.</param>
    public static SixClears Usual(CaseFile file, DateTimeOffset? due, DateTimeOffset now)
    {
        var day = due is { } end && end > now ? end : now.AddDays(UsualDays);
        return new SixClears(
            $"Xác minh, giải quyết tin về {char.ToLowerInvariant(file.CategoryName[0])}{file.CategoryName[1..]}",
            DateOnly.FromDateTime(day.ToOffset(Vietnam).DateTime),
            "Chủ trì, chịu trách nhiệm về kết quả và thời hạn",
            "Tự quyết việc xác minh; việc vượt thẩm quyền thì báo cáo chỉ huy trước khi làm",
            "Báo cáo kết quả bằng văn bản, kết thúc hồ sơ và trả lời người báo");
    }

    /// <summary>Null: all is clear.</summary>
    internal CaseResult.Refused? Missing(DateOnly today)
    {
        foreach (var (field, text, what) in new[] { ("Task", Task, "việc phải làm"), ("Responsibility", Responsibility, "trách nhiệm"), ("Authority", Authority, "thẩm quyền"), ("Result", Result, "kết quả phải có") })
        {
            if (string.IsNullOrWhiteSpace(text)) return new CaseResult.Refused(field, $"Hãy ghi rõ {what}.");
            if (text.Length > Assignment.Longest) return new CaseResult.Refused(field, $"Phần {what} dài quá 500 ký tự, hãy rút gọn.");
        }
        return DueOn < today ? new CaseResult.Refused("DueOn", "Hạn xong không được trước hôm nay.") : DueOn > today.AddYears(2) ? new CaseResult.Refused("DueOn", "Hạn xong quá xa. Hãy chọn ngày trong vòng hai năm.") : null;
    }

    internal static DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(Vietnam).DateTime);
}
