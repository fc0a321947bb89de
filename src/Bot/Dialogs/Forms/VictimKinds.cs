namespace AnTT.Bot.Dialogs.Forms;

/// <summary>Kinds of tip of people to whom something was done. Added to every form that asks for danger and lacks them, so that a form written before them turns no victim away (Bộ luật Tố tụng hình sự 101/2015/QH13, Điều 145).</summary>
internal static class VictimKinds
{
    public const string Abuse = "xam-hai";
    public const string Images = "anh-rieng-tu";
    public const string Assault = "hanh-hung";

    private const string Resource = "AnTT.Bot.Dialogs.Forms.Shipped.nan-nhan.yaml";

    private static readonly IReadOnlyList<FormCategory> All = Read();

    public static bool IsOne(string? category) => category is Abuse or Images or Assault;

    /// <summary>The last kind of a form takes what fits nowhere else and stays the last.</summary>
    public static FormDefinition AddedTo(FormDefinition form)
    {
        if (!form.Has(Tips.TipForm.Danger)) return form;
        var missing = All.Where(kind => form.Category(kind.Code) is null).ToList();
        return missing.Count == 0 || form.Categories.Count == 0 ? form : form with { Categories = [.. form.Categories.Take(form.Categories.Count - 1), .. missing, form.Categories[^1]] };
    }

    private static IReadOnlyList<FormCategory> Read()
    {
        using var reader = new StreamReader(typeof(VictimKinds).Assembly.GetManifestResourceStream(Resource)!);
        return FormReader.ReadKinds(reader.ReadToEnd());
    }
}
