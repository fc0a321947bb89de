using AnTT.Bot.Dialogs.Forms;

namespace AnTT.Bot.Dialogs.Conflict;

/// <summary>The form of complaints about the ward's staff: the questions of every tip, with one kind of its own that no ward form holds.</summary>
internal static class ConflictForm
{
    public const string Code = "can-bo";

    /// <summary>The same version of the form with this kind and no other.</summary>
    public static FormDefinition Of(FormDefinition form) => form with
    {
        Categories =
        [
            new FormCategory
            {
                Code = Code,
                Name = "Chuyện về cán bộ",
                OfficerName = "Phản ánh, tố cáo cán bộ",
                // A red answer would ring the very office that is complained of.
                Skips = [.. form.Before.Concat(form.After).Where(field => field.Kind == FieldKind.Danger).Select(field => field.Id)],
                Questions =
                [
                    new FormField
                    {
                        Id = "officer", Label = "Cán bộ được nói đến", Choices = ["Không rõ", "Bỏ qua"],
                        Ask = "Cán bộ nào, làm việc ở đâu? Không biết tên thì kể chức vụ, số hiệu, hình dáng, giọng nói.",
                    },
                    new FormField
                    {
                        Id = "papers", Label = "Giấy tờ, người biết việc", Choices = ["Không có", "Bỏ qua"],
                        Ask = "Có giấy tờ, biên bản, tin nhắn, hay ai khác biết việc này không? Chưa cần nói tên họ.",
                    },
                ],
            },
        ],
    };
}
