using AnTT.Bot.Dialogs;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.StaffConsole.Sheets;
using AnTT.Bot.Understanding;
using AnTT.Cases.Audit;
using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>A sheet of a case for paper (A4). Drawing it is noted, and each sheet names who drew it.</summary>
public sealed class SheetModel(
    CasePages pages, CaseDesk desk, CaseWriting writing, CurrentOfficer current, WardText ward, Inspectorate house, MessageUnderstanding understanding, TimeProvider clock) : PageModel
{
    /// <summary>How a tip written down by an officer came in; one sent by its sender came as a message, and where from is nobody's business.</summary>
    private static readonly Dictionary<string, string> Ways = EnterModel.Ways.ToDictionary(way => way.Kind, way => way.Name);

    public CasePage Case { get; private set; } = null!;

    public Sheet Sheet { get; private set; } = null!;

    public FreezeFacts? Freeze { get; private set; }

    public string Office => current.Inspects ? house.Name : ward.Office;

    public DateTimeOffset Now { get; private set; }

    /// <summary>On every page: who drew it, when, of which case, and the line of the log that says so.</summary>
    public string Mark { get; private set; } = "";

    public Report? First => Case.Reports.Count > 0 ? Case.Reports[0] : null;

    public string WayIn => First is { } report && Ways.TryGetValue(report.ChannelKind, out var way) ? way : "Tin nhắn gửi cơ quan công an";

    public async Task<IActionResult> OnGetAsync(Guid id, string sheet, CancellationToken ct)
    {
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } seen || Sheet.Of(seen.File.Category).FirstOrDefault(one => one.Code == sheet) is not { } wanted) return NotFound();
        // Whoever prints a case has seen it.
        await writing.RunAsync(() => desk.OpenAsync(id, current.Officer, ct), ct);
        await writing.RunAsync(() => desk.NotePrintAsync(id, wanted.Name, current.Officer, ct), ct);
        if (await pages.GetAsync(id, current.Officer.Id, ct) is not { } found) return NotFound();
        (Case, Sheet, Now) = (found, wanted, clock.GetUtcNow());
        var line = found.Events.First(line => line.Kind == CaseEventKind.Printed && line.ActorId == current.Officer.Id);
        Mark = $"Hồ sơ {found.File.Number} · in bởi {current.Officer.Name} lúc {Shown.Time(line.At)} · nhật ký số {line.Sequence}";
        if (wanted == Sheet.Freeze && First is { } report) Freeze = FreezeFacts.Read(understanding, report);
        return Page();
    }

    /// <summary>What the head of the sheet does not say already.</summary>
    public static IEnumerable<TipAnswer> AnswersOf(Report report) => report.Answers
        .Where(answer => answer.Text != report.What && answer.Field is not (TipForm.Category or TipForm.Where or TipForm.When or TipForm.Provenance));

    /// <summary>Pseudonyms join sheets of one sender; on paper a sender is nobody.</summary>
    public string Line(CaseEvent line) => (line.ActorId == CaseEvent.Reporter ? "Người báo tin" : line.ActorName) + ": " + WithoutSender(History.Sentence(line));

    private string WithoutSender(string text) => Case.Mailboxes.Aggregate(text, (kept, mailbox) => kept.Replace(mailbox.Pseudonym, "người báo tin", StringComparison.Ordinal));
}
