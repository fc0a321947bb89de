namespace AnTT.Bot.Dialogs.Forms;

/// <summary>What a form must be to be put to use; says every fault at once.</summary>
internal static class FormRules
{
    /// <summary>Common questions asked of everybody, besides danger, kind of tip, and what follows from another answer.</summary>
    public const int MostCore = 8;

    public const int MostOfCategory = 5;

    /// <summary>Kinds shown as buttons.</summary>
    public const int MostCategories = 12;

    private const int LongestLabel = 60;
    private const int LongestAsk = 500;
    private const int LongestButton = 40;

    public static readonly IReadOnlyList<string> Details = ["phones", "plates", "accounts", "amounts", "links", "people", "vehicle", "apps", "lost", "recurs", "times"];

    public static List<string> Check(FormSource form)
    {
        var faults = new List<string>();
        if (form.Id != Tips.TipForm.Id) faults.Add($"id của mẫu phải là “{Tips.TipForm.Id}”.");
        if (form.Fields.Count(field => field.Questions) > 1) faults.Add("Chỉ được có một mục “questions: true”.");
        var core = form.Fields.Where(field => !field.Questions).ToList();
        CheckFields("Câu hỏi chung", core, core, faults);
        CheckKinds(core, faults);
        var counted = core.Count(field => field is { OnlyIf: null } && Kind(field) is not (FieldKind.Danger or FieldKind.Category));
        if (counted > MostCore) faults.Add($"Có {counted} câu hỏi chung, nhiều nhất là {MostCore}: mẫu dài thì người dân bỏ dở.");
        if (form.Categories.Count(category => category.Listed) > MostCategories) faults.Add($"Nhiều nhất {MostCategories} loại việc hiện thành nút (listed).");
        foreach (var code in Repeated(form.Categories.Select(category => category.Code))) faults.Add($"Loại việc “{code}” có hai lần.");
        foreach (var category in form.Categories) CheckCategory(category, core, faults);
        return faults;
    }

    private static void CheckKinds(List<FieldSource> core, List<string> faults)
    {
        foreach (var (kind, name) in new[] { (FieldKind.Story, "story (sự việc)"), (FieldKind.Place, "place (địa điểm)"), (FieldKind.Identity, "identity (người báo)"), (FieldKind.Category, "category (loại việc)") })
        {
            if (core.Count(field => Kind(field) == kind) != 1) faults.Add($"Phải có đúng một câu hỏi chung kiểu {name}.");
        }
        if (core.Find(field => Kind(field) == FieldKind.Story) is { Id: not Tips.TipForm.What } story) faults.Add($"Câu hỏi kiểu story phải có id “{Tips.TipForm.What}”, không phải “{story.Id}”.");
    }

    private static void CheckCategory(CategorySource category, List<FieldSource> core, List<string> faults)
    {
        var where = $"Loại việc “{(category.Code.Length > 0 ? category.Code : category.Name)}”";
        if (!IsName(category.Code)) faults.Add($"{where}: code chỉ gồm chữ thường không dấu, số và dấu gạch nối.");
        if (string.IsNullOrWhiteSpace(category.Name)) faults.Add($"{where}: thiếu name (tên người dân đọc).");
        if (category.Questions.Count > MostOfCategory) faults.Add($"{where}: có {category.Questions.Count} câu hỏi riêng, nhiều nhất là {MostOfCategory}.");
        foreach (var skip in category.Skips.Where(skip => core.TrueForAll(field => field.Id != skip))) faults.Add($"{where}: skips nêu “{skip}” nhưng không có câu hỏi chung đó.");
        foreach (var field in category.Questions.Where(field => core.Exists(other => other.Id == field.Id))) faults.Add($"{where}: câu hỏi “{field.Id}” trùng id với câu hỏi chung.");
        CheckFields(where, category.Questions, [.. core, .. category.Questions], faults);
    }

    private static void CheckFields(string where, List<FieldSource> fields, List<FieldSource> known, List<string> faults)
    {
        foreach (var id in Repeated(fields.Select(field => field.Id))) faults.Add($"{where}: có hai câu hỏi cùng id “{id}”.");
        foreach (var field in fields)
        {
            var which = $"{where}, câu “{(field.Id.Length > 0 ? field.Id : field.Label)}”";
            if (!IsName(field.Id)) faults.Add($"{which}: id chỉ gồm chữ thường không dấu, số và dấu gạch nối.");
            if (Kind(field) is null) faults.Add($"{which}: kind “{field.Kind}” không có. Dùng một trong: {string.Join(", ", Enum.GetNames<FieldKind>().Select(name => name.ToLowerInvariant()))}.");
            if (field.Label.Trim().Length is 0 or > LongestLabel) faults.Add($"{which}: label cần từ 1 đến {LongestLabel} ký tự.");
            if (field.Ask.Trim().Length is 0 or > LongestAsk) faults.Add($"{which}: ask (câu hỏi) cần từ 1 đến {LongestAsk} ký tự.");
            foreach (var choice in field.Choices.Where(choice => choice.Split(" = ")[0].Trim().Length is 0 or > LongestButton)) faults.Add($"{which}: nút “{choice}” cần từ 1 đến {LongestButton} ký tự.");
            CheckTold(which, field, faults);
            foreach (var detail in field.Fills.Concat(field.Part).Except(Details)) faults.Add($"{which}: fills “{detail}” không có. Dùng: {string.Join(", ", Details)}.");
            foreach (var red in field.Red.Where(red => !field.Choices.Contains(red))) faults.Add($"{which}: red “{red}” không phải một nút của câu này.");
            if (field.OnlyIf is { } only && known.TrueForAll(other => other.Id != only.Field)) faults.Add($"{which}: onlyIf nêu “{only.Field}” nhưng không có câu đó.");
            if (field is { Required: true, Offered: true }) faults.Add($"{which}: đã offered thì không thể required.");
        }
    }

    private static void CheckTold(string which, FieldSource field, List<string> faults)
    {
        foreach (var (answer, words) in field.Told)
        {
            if (Kind(field) == FieldKind.Choice && !field.Choices.Contains(answer)) faults.Add($"{which}: told “{answer}” không phải một nút của câu này.");
            if (ToldWords.FaultOf(words) is { } fault) faults.Add($"{which}: told “{answer}”: {fault}");
        }
        if (field.Part.Count > 0 && field.More.Trim().Length == 0) faults.Add($"{which}: có part thì phải có more (câu hỏi phần còn lại).");
        if (field.More.Trim().Length > LongestAsk) faults.Add($"{which}: more dài quá {LongestAsk} ký tự.");
    }

    private static FieldKind? Kind(FieldSource field) =>
        Enum.TryParse<FieldKind>(field.Kind, ignoreCase: true, out var kind) && !char.IsDigit(field.Kind[0]) ? kind : null;

    private static IEnumerable<string> Repeated(IEnumerable<string> names) => names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key);

    private static bool IsName(string id) => id.Length is > 0 and <= 40 && id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
