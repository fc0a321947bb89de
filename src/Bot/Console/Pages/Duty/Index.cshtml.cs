using System.Globalization;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Duty;

/// <summary>A new shift as the form sends it.</summary>
public sealed record ShiftInput(Guid UnitId, string? OfficerId, int[]? Week, ShiftDays Days, string? From, string? Until, int Rank, DateOnly? ValidFrom, DateOnly? ValidUntil);

/// <summary>Who takes in what and when: routes, shifts, absences, and the proof that somebody always does.</summary>
[Authorize(Roles = StaffRoles.Commander + "," + StaffRoles.Administrator)]
public sealed class IndexModel(DutyRoster roster, AgencyBook agencies, WardDirectory wards, StaffDirectory staff, FormShelf forms, CaseWriting writing, CurrentOfficer current, TimeProvider clock) : PageModel
{
    public const int MostHoles = 20;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public WardView Ward { get; private set; } = null!;

    public IReadOnlyList<OnHand> Staff { get; private set; } = [];

    public IReadOnlyList<CategoryPlace> Categories { get; private set; } = [];

    public IReadOnlyList<RouteRule> Rules { get; private set; } = [];

    public IReadOnlyList<DutyShift> Shifts { get; private set; } = [];

    public IReadOnlyList<DutyAbsence> Absences { get; private set; } = [];

    public IReadOnlyList<OutsideAgency> Agencies { get; private set; } = [];

    public RoutingProof Proof { get; private set; } = null!;

    /// <summary>Who would be rung now, unit by unit.</summary>
    public IReadOnlyList<DutyCall> Now { get; private set; } = [];

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Vietnam).DateTime);

    public bool Saved { get; private set; }

    public Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Saved = xong == "luu";
        return LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostShiftAsync(ShiftInput input, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Officer(input.OfficerId) is not { } officer) return Refuse("Hãy chọn cán bộ trong danh sách.");
        if (Minute(input.From) is not { } from || Minute(input.Until) is not { } until) return Refuse("Giờ trực ghi như 07:00 hoặc 24:00.");
        var shift = new DutyShift
        {
            WardId = Ward.Id, UnitId = input.UnitId, OfficerId = officer.Id, OfficerName = officer.Name, Days = input.Days, FromMinute = from, UntilMinute = until, Rank = input.Rank - 1,
            Week = (input.Week ?? []).Where(day => day is >= 0 and < 7).Aggregate(0, (all, day) => all | 1 << day), ValidFrom = input.ValidFrom ?? Today, ValidUntil = input.ValidUntil,
        };
        return await SaveAsync(by => roster.AddShiftAsync(shift, by, ct), ct);
    }

    public async Task<IActionResult> OnPostAbsenceAsync(string? officerId, DateTime? from, DateTime? until, string? reason, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Officer(officerId) is not { } officer) return Refuse("Hãy chọn cán bộ trong danh sách.");
        if (from is not { } begins || until is not { } ends) return Refuse("Hãy ghi lúc bắt đầu và lúc kết thúc vắng mặt.");
        var absence = new DutyAbsence
        {
            WardId = Ward.Id, OfficerId = officer.Id, OfficerName = officer.Name, From = Local(begins), Until = Local(ends), Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        };
        return await SaveAsync(by => roster.AddAbsenceAsync(absence, by, ct), ct);
    }

    public async Task<IActionResult> OnPostRuleAsync(string? category, Guid? areaId, Urgency? atLeast, Guid unitId, Guid? agencyId, CancellationToken ct)
    {
        await LoadAsync(ct);
        return await SaveAsync(by => roster.AddRuleAsync(Ward.Id, category, areaId, atLeast, unitId, agencyId, by, ct), ct);
    }

    /// <param name="id">Null: a new one.</param>
    public async Task<IActionResult> OnPostAgencyAsync(Guid? id, string? name, string? contact, string? explanation, CancellationToken ct)
    {
        await LoadAsync(ct);
        return await SaveAsync(by => agencies.SaveAsync(Ward.Id, id, name, contact, explanation, by, ct), ct);
    }

    /// <param name="id">Null: a new one.</param>
    public async Task<IActionResult> OnPostUnitAsync(Guid? id, string? name, CancellationToken ct)
    {
        await LoadAsync(ct);
        return await SaveAsync(by => id is { } known ? roster.RenameUnitAsync(Ward.Id, known, name, by, ct) : roster.AddUnitAsync(Ward.Id, name, by, ct), ct);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? what, Guid id, CancellationToken ct)
    {
        await LoadAsync(ct);
        return await SaveAsync(
            by => what switch
            {
                "ca" => roster.RemoveShiftAsync(Ward.Id, id, by, ct),
                "co-quan" => agencies.RemoveAsync(Ward.Id, id, by, ct),
                "vang" => roster.RemoveAbsenceAsync(Ward.Id, id, by, ct),
                _ => roster.RemoveRuleAsync(Ward.Id, id, by, ct),
            },
            ct);
    }

    public string CategoryName(string? code) => code is null ? "mọi loại việc" : Categories.FirstOrDefault(category => category.Code == code)?.Name ?? code;

    public string AreaName(Guid? id) => id is null ? "mọi địa bàn" : Ward.Areas.FirstOrDefault(area => area.Id == id)?.Name ?? "địa bàn đã bỏ";

    public string UnitName(Guid id) => Ward.Units.FirstOrDefault(unit => unit.Id == id)?.Name ?? "đơn vị đã bỏ";

    /// <summary>", rồi chuyển Thanh tra": after the unit.</summary>
    public string AgencyAfter(Guid? id) => id is null ? "" : $", rồi chuyển {Agencies.FirstOrDefault(agency => agency.Id == id)?.Name ?? "cơ quan đã bỏ"}";

    private OnHand? Officer(string? id) => Staff.FirstOrDefault(one => one.Id == id);

    private async Task<IActionResult> SaveAsync(Func<Officer, Task<string?>> save, CancellationToken ct) =>
        await writing.RunAsync(() => save(current.Officer), ct) is { } refused ? Refuse(refused) : RedirectToPage(new { xong = "luu" });

    private PageResult Refuse(string why)
    {
        ModelState.Clear();
        ModelState.AddModelError("", why);
        return Page();
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        Ward = await wards.GetAsync(null, ct);
        Staff = [.. (await staff.OnHandAsync(ct)).Where(one => !one.Inspects)];
        Categories = RoutedCategories.Of(forms);
        Rules = await roster.RulesAsync(Ward.Id, ct);
        Shifts = await roster.ShiftsAsync(Ward.Id, ct);
        Absences = await roster.AbsencesAsync(Ward.Id, ct);
        Agencies = await agencies.ListAsync(Ward.Id, ct);
        var book = await roster.BookAsync(Ward.Id, Staff, ct);
        Proof = RoutingCheck.Prove(book, Categories, Ward.Areas, now, now.AddYears(1));
        Now = [.. book.Units.Select(unit => book.At(unit, now))];
    }

    private static DateTimeOffset Local(DateTime typed) => new DateTimeOffset(DateTime.SpecifyKind(typed, DateTimeKind.Unspecified), Vietnam).ToUniversalTime();

    private static int? Minute(string? text) => text == "24:00" ? 1440
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.Hour * 60 + time.Minute : null;
}
