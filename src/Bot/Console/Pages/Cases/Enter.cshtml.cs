using System.Security.Cryptography;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Cases.Intake;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>A tip told on the telephone or at the desk, written down by an officer on the form residents fill; gives a receipt to hand over.</summary>
public sealed class EnterModel(FormShelf shelf, TipFiling filing, WardDirectory wards, CaseWriting writing, CurrentOfficer current, DutyBell bell, TimeProvider clock) : PageModel
{
    private const int LongestAnswer = 4000;

    public static IReadOnlyList<(string Kind, string Name)> Ways { get; } = [("dien-thoai", "Qua điện thoại"), ("truc-tiep", "Tại trụ sở"), ("thu", "Thư, đơn")];

    public FormDefinition Form { get; private set; } = null!;

    public WardView Ward { get; private set; } = null!;

    public FormCategory? Category { get; private set; }

    public Filed? Filed { get; private set; }

    [BindProperty] public Dictionary<string, string?> Answers { get; set; } = [];

    [BindProperty] public string? Way { get; set; }

    [BindProperty] public Guid? Area { get; set; }

    [BindProperty] public Urgency Urgency { get; set; }

    [BindProperty] public string? Contact { get; set; }

    /// <summary>The caller heard <see cref="PrivacyNotice.OfTips"/> and agreed.</summary>
    [BindProperty] public bool Agreed { get; set; }

    /// <summary>Made with the page, so that a form sent twice makes one case.</summary>
    [BindProperty] public string? Key { get; set; }

    [BindProperty] public int Version { get; set; }

    /// <summary>What is asked here: the questions of residents, without those only a conversation can use.</summary>
    public IEnumerable<FormField> Fields => Form.FieldsOf(Category?.Code)
        .Where(asked => asked.Kind is not (FieldKind.Danger or FieldKind.Category or FieldKind.Identity or FieldKind.Contact or FieldKind.Files or FieldKind.Hours));

    public async Task<IActionResult> OnGetAsync(string? loai, CancellationToken ct)
    {
        await LoadAsync(loai, shelf.Current, ct);
        Key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        Version = Form.Version;
        Answers[TipForm.Where] = Category?.Place;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? loai, CancellationToken ct)
    {
        ModelState.Clear();
        await LoadAsync(loai, shelf.Versions.GetValueOrDefault(Version) ?? shelf.Current, ct);
        if (Category is null) return NotFound();
        if (Key is not { Length: 32 }) ModelState.AddModelError("", "Trang đã cũ. Hãy tải lại trang rồi nhập lại.");
        if (Ways.All(way => way.Kind != Way)) ModelState.AddModelError("Way", "Chọn tin đến bằng cách nào.");
        foreach (var field in Fields)
        {
            var text = Text(field.Id);
            if (field.Required && text is null) ModelState.AddModelError("Answers_" + field.Id, $"{field.Label}: hãy ghi lời người báo.");
            if (text?.Length > LongestAnswer) ModelState.AddModelError("Answers_" + field.Id, $"{field.Label}: dài quá {LongestAnswer:N0} ký tự, hãy rút gọn.");
        }
        if (Contact?.Length > 300) ModelState.AddModelError("Contact", "Tên, liên hệ dài quá 300 ký tự.");
        if (HasContact && !Agreed) ModelState.AddModelError("Agreed", "Đọc thông báo cho người báo nghe; chỉ ghi tên, liên hệ khi họ đồng ý.");
        if (!ModelState.IsValid) return Page();
        Filed = await writing.RunAsync(() => filing.FileAsync(Tip(), ct), ct);
        if (Urgency == Urgency.Critical) bell.Ring();
        return Page();
    }

    private bool HasContact => !string.IsNullOrWhiteSpace(Contact);

    public string? Text(string fieldId) => Answers.GetValueOrDefault(fieldId)?.Trim() is { Length: > 0 } text ? text : null;

    private async Task LoadAsync(string? category, FormDefinition form, CancellationToken ct)
    {
        if (current.Inspects) form = ConflictForm.Of(form);
        (Form, Category) = (form, form.Category(category));
        Ward = await wards.GetAsync(null, ct);
    }

    private FiledTip Tip() => new()
    {
        DraftKey = Key!,
        Category = Category!.Code,
        CategoryName = Category.OfficerName ?? Category.Name,
        What = Text(TipForm.What)!,
        PlaceText = Text(TipForm.Where),
        AreaId = Area,
        OccurredText = Text(TipForm.When),
        Urgency = Enum.IsDefined(Urgency) ? Urgency : Urgency.Normal,
        Provenance = Provenances.Of(Provenances.Read(Text(TipForm.Provenance) ?? "", Provenance.NotSaid)),
        Answers = [.. Fields.Where(field => Text(field.Id) is not null).Select(field => new TipAnswer(field.Id, field.Label, Text(field.Id)!))],
        FormId = Form.Id,
        FormVersion = Form.Version,
        ChannelKind = Way!,
        Reporter = HasContact ? new NamedReporter(Name: null, Contact!.Trim()) : null,
        Consents = HasContact ? [PrivacyNotice.OfTips.Given("contact", clock.GetUtcNow())] : [],
        EnteredBy = current.Officer,
    };
}
