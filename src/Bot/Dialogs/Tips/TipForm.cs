using AnTT.Bot.Conversations;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>One thing a tip tells.</summary>
/// <param name="Id">Stable name in stored drafts and filed tips.</param>
/// <param name="Label">What the read-back and the officer see beside the answer.</param>
/// <param name="Prompt">The question.</param>
/// <param name="Choices">Buttons; words are accepted as well.</param>
/// <param name="MaySkip">Whether it can be left open. Only what happened and where must be told.</param>
internal sealed record FormField(string Id, string Label, string Prompt, IReadOnlyList<Choice> Choices, bool MaySkip);

/// <summary>The questions of a tip, in order. An answered field is not asked.</summary>
/// <remarks>Raise <see cref="Version"/> when a field changes its meaning; filed tips keep the labels they were sent with.</remarks>
internal static class TipForm
{
    public const string Id = "tin-bao";
    public const int Version = 1;

    public const string What = "what";
    public const string Category = "category";
    public const string Where = "where";
    public const string When = "when";
    public const string Ongoing = "ongoing";
    public const string Details = "details";
    public const string Evidence = "evidence";
    public const string Identity = "identity";
    public const string Contact = "contact";

    public const string Anonymous = "anonymous";
    public const string NamedSender = "named";

    public static readonly Choice Skip = new("Bỏ qua");
    public static readonly Choice Send = new("Gửi tin báo", "Gửi");
    public static readonly Choice Edit = new("Sửa");
    public static readonly Choice Cancel = new("Huỷ");

    public static readonly IReadOnlyList<FormField> Fields =
    [
        new(What, "Sự việc", "Bạn hãy kể ngắn gọn bằng lời của mình: việc gì, ở đâu, khi nào? Gửi ảnh cũng được.", [], MaySkip: false),
        new(Category, "Loại việc", "Việc này gần với loại nào nhất?", [], MaySkip: true),
        new(Where, "Địa điểm", "Việc xảy ra ở đâu? Ví dụ: tổ dân phố số mấy, tên đường, gần chỗ nào dễ nhận ra.", [new("Không nhớ rõ chỗ")], MaySkip: false),
        new(When, "Thời gian", "Việc xảy ra khi nào? Ví dụ: vừa xong, tối qua, 20/11, đêm nào cũng có.", [new("Vừa xong"), new("Hôm nay"), new("Tối qua"), new("Nhiều lần"), Skip], MaySkip: true),
        new(Ongoing, "Còn tiếp diễn", "Việc này bây giờ còn tiếp diễn không?", [new("Đang diễn ra"), new("Đã kết thúc"), new("Không rõ")], MaySkip: true),
        new(Details, "Chi tiết thêm", "Bạn còn nhớ điều gì giúp tìm ra sự việc không? Ví dụ: người, xe, biển số, tài khoản, số điện thoại, camera gần đó. Không cần biết tên ai.", [Skip], MaySkip: true),
        new(Evidence, "Ảnh, tệp", "Bạn có ảnh, video hay tệp ghi âm thì gửi vào đây, xong chọn “Xong”. Chỉ chụp khi an toàn; có thể gửi thêm sau.", [new("Xong"), new("Không có", "Không có ảnh")], MaySkip: true),
        new(Identity, "Người báo tin", "", [new("Ẩn danh"), new("Để lại tên, số điện thoại")], MaySkip: false),
        new(Contact, "Tên, liên hệ", "Bạn cho biết tên và số điện thoại để cán bộ liên hệ (ví dụ: Lan, 0912 345 678). Người để lại tên có thể được mời làm việc khi cần. Đừng gửi ảnh giấy tờ.", [new("Thôi, ẩn danh", "Ẩn danh")], MaySkip: false),
    ];

    /// <summary>Told before the choice, as it is: what officers see and what stays possible to find out.</summary>
    public static string IdentityPrompt(string channel) =>
        "Bạn muốn báo tin thế nào?\n"
        + "• Ẩn danh: cán bộ không thấy tên, tài khoản của bạn; họ chỉ thấy nội dung và trả lời bạn qua mã tra cứu."
        + channel switch
        {
            "zalo" or "zalo-bot" => " Zalo vẫn biết ai đã nhắn tin.",
            "botframework" => " Ứng dụng nhắn tin bạn đang dùng vẫn biết ai đã nhắn.",
            _ => " Nhà mạng vẫn biết thiết bị đã mở trang này.",
        }
        + "\n• Để lại tên: được cất riêng, niêm phong; chỉ chỉ huy mở được, phải ghi lý do, mỗi lần mở đều bị ghi lại.";

    /// <summary>What the button that corrects a field says.</summary>
    public static string EditButton(FormField field) => $"Sửa {field.Label}";

    /// <summary>The field whose correcting button these words are, letter for letter.</summary>
    public static string? FieldOfButton(string words) => Fields.FirstOrDefault(field => EditButton(field) == words)?.Id;

    /// <summary>The field a person means by "sửa địa điểm"; null when unclear.</summary>
    public static string? FieldNamed(string words) => Fields
        .FirstOrDefault(field => StoryReader.Has(words, Letters.Fold(field.Label).Replace(",", "", StringComparison.Ordinal)))?.Id
        ?? Named.FirstOrDefault(named => StoryReader.Has(words, named.Words)).Field;

    /// <summary>The field a person wants to correct; null when the words are something else.</summary>
    /// <param name="asked">The bot has just asked which part.</param>
    public static string? FieldToEdit(string words, bool asked)
    {
        const int LongestRequest = 50;
        if (words.Length > LongestRequest) return null;
        var start = Letters.Fold(words.Trim());
        return asked || start.StartsWith("sua ", StringComparison.Ordinal) || start.StartsWith("chinh ", StringComparison.Ordinal) || start.StartsWith("doi lai ", StringComparison.Ordinal)
            ? FieldNamed(words)
            : null;
    }

    private static readonly (string[] Words, string Field)[] Named =
    [
        (["noi", "cho", "dia chi", "o dau"], Where),
        (["ngay", "gio", "luc", "khi nao", "hom nao"], When),
        (["ten", "an danh", "lien he", "so dien thoai", "sdt"], Identity),
        (["anh", "tep", "video", "hinh"], Evidence),
        (["loai"], Category),
        (["noi dung", "viec gi"], What),
        (["chi tiet", "them"], Details),
    ];

    /// <summary>A draft of another version of the form: what this one still asks is kept, the rest goes to the details, and nobody is stuck at a question that is gone.</summary>
    public static TipDraft Carry(TipDraft draft)
    {
        if (draft.FormId == Id && draft.Answers.Keys.All(IsField) && (draft.Asking is null || IsField(draft.Asking)) && draft.Skipped.All(IsField))
            return draft.FormVersion == Version ? draft : draft with { FormVersion = Version };
        var carried = draft with
        {
            FormId = Id,
            FormVersion = Version,
            Answers = draft.Answers.Where(answer => IsField(answer.Key)).ToDictionary(),
            Skipped = [.. draft.Skipped.Where(IsField)],
            Asking = draft.Asking is { } asking && IsField(asking) ? asking : null,
            Editing = false,
            Carried = draft.Asking is { } gone && !IsField(gone),
        };
        return draft.Answers.Where(answer => !IsField(answer.Key)).Aggregate(carried, (kept, answer) => TipFields.AddDetail(kept, answer.Value.Text));
    }

    private static bool IsField(string id) => Fields.Any(field => field.Id == id);

    public static FormField Field(string id) => Fields.First(field => field.Id == id);
}
