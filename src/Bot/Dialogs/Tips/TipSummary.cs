using AnTT.Bot.Dialogs.Forms;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>The tip as its sender reads it before sending.</summary>
internal static class TipSummary
{
    public static string Of(FormDefinition form, TipDraft draft)
    {
        var lines = FieldsWithAnswers(form, draft)
            .Where(field => field.Kind != FieldKind.Danger || draft.Answers[field.Id].Code == TipForm.Yes)
            .Select(field => $"• {field.Label}: {draft.Answers[field.Id].Text}")
            .ToList();
        if (draft.Files > 0 && !draft.Answers.ContainsKey(TipForm.Evidence)) lines.Add($"• Ảnh, tệp: {draft.Files}");
        var title = form.Category(draft.CategoryCode)?.Quiet == true ? "Điều bạn kể:\n" : "Tin báo của bạn:\n";
        return title + string.Join('\n', lines);
    }

    /// <summary>In the order of the form; answers to questions of a kind chosen before come last, none is lost.</summary>
    public static IEnumerable<FormField> FieldsWithAnswers(FormDefinition form, TipDraft draft)
    {
        var own = form.FieldsOf(draft.CategoryCode).Where(field => draft.Answers.ContainsKey(field.Id)).ToList();
        var others = draft.Answers.Keys.Where(id => own.TrueForAll(field => field.Id != id)).Select(id => form.Find(draft.CategoryCode, id)).OfType<FormField>();
        return own.Concat(others);
    }
}
