using System.Net;
using System.Text.RegularExpressions;
using AnTT.Cases;
using AnTT.Cases.Intake;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>Asks every page and form the console has about a case the visitor may not know of.</summary>
internal static partial class RouteWalk
{
    public static async Task<T> InAsync<TService, T>(RunningBot bot, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Everything of a case that a hand could have changed.</summary>
    public static Task<string> TracesAsync(RunningBot bot, Guid caseId) => InAsync<CasesDb, string>(bot, async db =>
    {
        var file = await db.Cases.AsNoTracking().SingleAsync(row => row.Id == caseId);
        return $"{file.Version} {file.State} {file.OfficerId} {file.Urgency} {file.FirstSeenAt} {await db.Events.CountAsync(row => row.CaseId == caseId)} {await db.Notes.CountAsync(row => row.CaseId == caseId)} "
            + $"{await db.Messages.CountAsync(row => row.CaseId == caseId)} {await db.Holds.CountAsync(row => row.CaseId == caseId)} {await db.IdentityRequests.CountAsync(row => row.CaseId == caseId)} "
            + $"{await db.Erasures.CountAsync(row => row.CaseId == caseId && row.DecidedAt == null)} {await db.Clocks.CountAsync(row => row.CaseId == caseId && row.PausedSince == null)}";
    });

    /// <summary>Ids a page may be asked about, by the name of the parameter.</summary>
    public static Task<Dictionary<string, string>> IdsAsync(RunningBot bot, Filed filed) => InAsync<CasesDb, Dictionary<string, string>>(bot, async db => new()
    {
        ["id"] = $"{filed.CaseId}", ["caseId"] = $"{filed.CaseId}", ["mailboxId"] = $"{filed.MailboxId}",
        ["evidenceId"] = $"{await db.EvidenceVaults.Where(vault => vault.CaseId == filed.CaseId).Join(db.Evidence, vault => vault.Id, item => item.VaultId, (_, item) => item.Id).FirstAsync()}",
        ["clockId"] = $"{await db.Clocks.Where(clock => clock.CaseId == filed.CaseId).Select(clock => clock.Id).FirstAsync()}",
        ["officerId"] = await db.Recusals.Where(row => row.CaseId == filed.CaseId).Select(row => row.OfficerId).FirstOrDefaultAsync() ?? $"{Guid.Empty}",
        ["requestId"] = $"{await db.Erasures.Where(row => row.CaseId == filed.CaseId).Select(row => row.Id).FirstAsync()}",
    });

    private static string Path(string pattern, Dictionary<string, string> ids) =>
        "/" + Parameters().Replace(pattern, match => ids.GetValueOrDefault(match.Groups["name"].Value) ?? (match.Groups["name"].Value == "version" ? "1" : match.Groups["name"].Value == "code" ? "404" : match.Groups["name"].Value == "sheet" ? "vu-viec" : "NeedMore"));

    /// <summary>What can differ between two answers that say the same.</summary>
    private static string Same(string html, Dictionary<string, string> ids) =>
        Tokens().Replace(ids.Values.Distinct().Aggregate(html, (text, id) => text.Replace(id, "ID", StringComparison.OrdinalIgnoreCase)), "");

    /// <summary>Every route and handler of the route table answers about the hidden case as about one that does not exist, and none shows its number or words.</summary>
    public static async Task TellsNothingAsync(RunningBot bot, StaffVisit visit, string role, Filed hidden, params string[] words)
    {
        var real = await IdsAsync(bot, hidden);
        var unknown = real.Keys.ToDictionary(name => name, _ => "");
        var (lost, lostMailbox) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var name in real.Keys) unknown[name] = name is "id" or "caseId" ? $"{lost}" : name == "mailboxId" ? $"{lostMailbox}" : name == "officerId" ? real[name] : $"{Guid.NewGuid()}";
        var loader = bot.App.Services.GetRequiredService<PageLoader>();
        var asked = 0;

        foreach (var endpoint in bot.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = endpoint.RoutePattern.RawText!.Trim('/');
            if (!pattern.StartsWith("console", StringComparison.Ordinal) || pattern is "console/dang-xuat" or "console/dang-nhap" or "console/xac-thuc-hai-buoc") continue; // The last shows a secret drawn anew each time.
            var (here, nowhere) = (await visit.GetAsync(Path(pattern, real)), await visit.GetAsync(Path(pattern, unknown)));
            foreach (var word in (string[])[.. words, hidden.Number]) Assert.DoesNotContain(word, WebUtility.HtmlDecode(here.Html), StringComparison.Ordinal);
            Assert.True((here.Status, Same(here.Html, real)) == (nowhere.Status, Same(nowhere.Html, unknown)), $"{role} GET {pattern}: {here.Status} against {nowhere.Status}");
            asked++;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page) continue;
            foreach (var handler in (await loader.LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty)).HandlerMethods.Where(handler => handler.HttpMethod == "Post"))
            {
                // Downloads name their line of the log; what is in them is looked at in RegisterPagesTests.
                // An exercise is a house of its own; DrillTests looks at its borders.
                if (pattern is "console/so-theo-doi" or "console/thong-ke" or "console/dien-tap") continue;
                if (pattern is "console/doi-mat-khau" or "console/nhap-tin" || (pattern.EndsWith("luu-tru", StringComparison.Ordinal) && handler.Name == "Apply")) continue;
                var (done, none) = (await PostAsync(visit, pattern, handler.Name, real), await PostAsync(visit, pattern, handler.Name, unknown));
                Assert.True((done.Status, Same(done.Html, real)) == (none.Status, Same(none.Html, unknown)), $"{role} POST {pattern} {handler.Name}: {done.Status} against {none.Status}");
                asked++;
            }
        }
        Assert.InRange(asked, 30, 200);
    }

    private static Task<Seen> PostAsync(StaffVisit visit, string pattern, string? handler, Dictionary<string, string> ids)
    {
        var fields = new Dictionary<string, string>(ids)
        {
            ["text"] = "Một điều đủ dài", ["reason"] = "Một lý do đủ dài", ["Reason"] = "Một lý do đủ dài", ["version"] = "0", ["Version"] = "0", ["to"] = "InProgress", ["hours"] = "1", ["act"] = "dung", ["by"] = "ai đó",
            ["urgency"] = "Critical", ["visibility"] = "Internal", ["ground"] = "x", ["until"] = "2030-01-01", ["grant"] = "false", ["approve"] = "true", ["answer"] = "Một căn cứ đủ dài", ["PublicSentence"] = "Một câu", ["what"] = "ca",
        };
        return visit.PostAsync(Path(pattern, ids) + (handler is null ? "" : $"?handler={handler}"), fields);
    }

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}")]
    private static partial Regex Parameters();

    // The mark of the viewer has the day in it, and a walk may pass midnight.
    [GeneratedRegex(@"<path d=""[^""]*"" fill-opacity|\d{4}-\d\d-\d\dT\d\d:\d\d|value=""CfDJ8[^""]*""|sau=\d+|CfDJ8[\w-]+|\d\d:\d\d")]
    private static partial Regex Tokens();
}
