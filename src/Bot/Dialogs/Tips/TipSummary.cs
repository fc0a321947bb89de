namespace AnTT.Bot.Dialogs.Tips;

/// <summary>The tip as its sender reads it before sending.</summary>
internal static class TipSummary
{
    public static string Of(TipDraft draft)
    {
        var lines = TipForm.Fields
            .Where(field => draft.Answers.ContainsKey(field.Id))
            .Select(field => $"• {field.Label}: {draft.Answers[field.Id].Text}")
            .ToList();
        if (draft.Files > 0 && !draft.Answers.ContainsKey(TipForm.Evidence)) lines.Add($"• Ảnh, tệp: {draft.Files}");
        return "Tin báo của bạn:\n" + string.Join('\n', lines);
    }
}
