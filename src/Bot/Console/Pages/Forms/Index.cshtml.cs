using System.Globalization;
using AnTT.Bot.Dialogs.Forms;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Pages.Forms;

/// <param name="Times">In the last thirty days.</param>
public sealed record CountLine(string Name, int Times);

/// <summary>The versions of the form, newest first, and how many tips were begun, sent and declined.</summary>
public sealed class FormsModel(FormEditing forms, DialogsDb db, TalkCounts counts) : PageModel
{
    private const int Days = 30;

    public IReadOnlyList<FormVersion> Versions { get; private set; } = [];

    public IReadOnlyList<CountLine> Counts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Versions = await forms.ListAsync(ct);
        var since = counts.Today() - Days;
        var rows = await db.Counts.AsNoTracking().Where(row => row.Day > since && !row.What.StartsWith(TalkCounts.StartedOn)).GroupBy(row => row.What)
            .Select(group => new { What = group.Key, Times = group.Sum(row => row.Times) }).ToListAsync(ct);
        Counts = [.. rows.OrderBy(row => row.What, StringComparer.Ordinal).Select(row => new CountLine(Name(row.What), row.Times))];
    }

    private static string Name(string what) => what switch
    {
        TalkCounts.Started => "Tin báo bắt đầu",
        TalkCounts.Sent => "Tin báo đã gửi",
        Dialogs.OtherTalk.ComplaintCounted => "Chỉ nơi khác: chuyện về cán bộ",
        "declined.politics" => "Từ chối: chính trị, tín ngưỡng",
        "declined.gossip" => "Từ chối: đời tư người khác",
        "declined.whoreported" => "Từ chối: hỏi ai đã báo tin",
        "declined.privatedata" => "Từ chối: hỏi thông tin cá nhân",
        _ => "Từ chối: việc khác (" + what[(what.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLower(CultureInfo.InvariantCulture) + ")",
    };
}
