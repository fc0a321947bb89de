using System.Globalization;
using AnTT.Cases;
using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Queued;

/// <summary>How an act ended that a page's script sent.</summary>
/// <param name="Ket"><c>xong</c> done; <c>doi</c> not done, others changed the case since; <c>khong</c> refused; <c>mat</c> not there for this officer.</param>
/// <param name="Den">Where the officer goes on.</param>
/// <param name="Vi">What was changed, or why it was refused.</param>
/// <param name="Thay">The last line of the log this answer knows of.</param>
/// <param name="Ban">Version of the case now; null: it has none.</param>
public sealed record QueuedAnswer(string Ket, string? Den = null, IReadOnlyList<string>? Vi = null, long Thay = 0, int? Ban = null);

/// <summary>
/// Answers a page's script about a form it sent: in a few words in place of a page. What was sent late, after the signal was gone, is held back when others
/// did something to the case meanwhile, until the officer has seen that and says so. Forms sent by the browser itself pass untouched.
/// </summary>
internal sealed class QueuedPosts : IAsyncPageFilter
{
    private const string Seen = "X-Antt-Thay";
    private const string Late = "X-Antt-Muon";
    private const int MostChanges = 10;

    /// <summary>Reading, ringing, and the writing of a card itself, change nothing an officer would decide otherwise for.</summary>
    private static readonly CaseEventKind[] Harmless = [CaseEventKind.Opened, CaseEventKind.FirstOpened, CaseEventKind.EvidenceOpened, CaseEventKind.EvidencePreviewed, CaseEventKind.Printed, CaseEventKind.Rung, CaseEventKind.ShiftHandedOver, CaseEventKind.ReadingAlarmRaised];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var services = context.HttpContext.RequestServices;
        var once = services.GetRequiredService<SentOnce>();
        if (!HttpMethods.IsPost(request.Method) || !once.HasKey)
        {
            await next();
            return;
        }
        var ct = context.HttpContext.RequestAborted;
        if (await once.IsDoneAsync(ct))
        {
            context.Result = new JsonResult(new QueuedAnswer("xong", request.Path));
            return;
        }
        if (request.Headers[Late] == "1" && Guid.TryParse(context.RouteData.Values["id"]?.ToString(), out var id) && await ChangedAsync(services, id, request.Headers[Seen].ToString(), ct) is { } changed)
        {
            context.Result = new JsonResult(changed);
            return;
        }
        var done = await next();
        if (done.Exception is null) done.Result = new JsonResult(Answer(context, done.Result));
    }

    /// <returns>Null: nobody else did anything to it.</returns>
    private static async Task<QueuedAnswer?> ChangedAsync(IServiceProvider services, Guid id, string seen, CancellationToken ct)
    {
        var (db, me) = (services.GetRequiredService<CasesDb>(), services.GetRequiredService<CurrentOfficer>().Officer.Id);
        // Of cases and cards alone, and only those there for this officer: other lines of the log have ids too.
        if (!await db.Cases.AnyAsync(file => file.Id == id, ct) && !await db.Handovers.AnyAsync(card => card.Id == id, ct)) return null;
        var since = long.TryParse(seen, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var lines = await db.Events.AsNoTracking().Where(line => line.CaseId == id && line.Sequence > since && line.ActorId != me && !Harmless.Contains(line.Kind)).OrderByDescending(line => line.Sequence).Take(MostChanges).ToListAsync(ct);
        if (lines.Count == 0) return null;
        var version = await db.Cases.Where(file => file.Id == id).Select(file => (int?)file.Version).FirstOrDefaultAsync(ct);
        return new QueuedAnswer("doi", null, [.. lines.AsEnumerable().Reverse().Select(line => $"{Shown.Time(line.At)}, {line.ActorName}: {History.Sentence(line)}")], lines[0].Sequence, version);
    }

    private static QueuedAnswer Answer(PageHandlerExecutingContext context, IActionResult? result)
    {
        var url = context.HttpContext.RequestServices.GetRequiredService<IUrlHelperFactory>().GetUrlHelper(context);
        return result switch
        {
            RedirectToPageResult to => new QueuedAnswer("xong", url.Page(to.PageName, to.PageHandler, to.RouteValues)),
            NotFoundResult or ForbidResult => new QueuedAnswer("mat"),
            _ => new QueuedAnswer("khong", Vi: [.. context.ModelState.Values.SelectMany(field => field.Errors).Select(error => error.ErrorMessage)]),
        };
    }
}
