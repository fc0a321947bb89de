using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Messages;

/// <summary>Messages no turn could answer, and replies no channel took: read, try again, or drop.</summary>
public sealed class SetAsideModel(SetAsideMessages messages, UndeliveredMessages undelivered) : PageModel
{
    public IReadOnlyList<SetAsideMessage> Messages { get; private set; } = [];

    public IReadOnlyList<UndeliveredMessage> Undelivered { get; private set; } = [];

    public string? Notice { get; private set; }

    public async Task OnGetAsync(string? xong, CancellationToken ct)
    {
        Notice = xong switch
        {
            "lai" => "Đã đưa tin vào hàng đợi để thử lại.",
            "bo" => "Đã bỏ tin.",
            "gui" => "Đã đưa tin vào hàng đợi để gửi lại.",
            "mat" => "Tin này không còn ở đây; có thể người khác vừa xử lý.",
            _ => null,
        };
        Messages = await messages.ListAsync(ct);
        Undelivered = await undelivered.ListAsync(ct);
    }

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken ct) =>
        RedirectToPage(new { id = (long?)null, xong = await messages.RetryAsync(id, ct) ? "lai" : "mat" });

    public async Task<IActionResult> OnPostDiscardAsync(long id, CancellationToken ct) =>
        RedirectToPage(new { id = (long?)null, xong = await messages.DiscardAsync(id, ct) ? "bo" : "mat" });

    public async Task<IActionResult> OnPostSendAgainAsync(long id, CancellationToken ct) =>
        RedirectToPage(new { id = (long?)null, xong = await undelivered.RetryAsync(id, ct) ? "gui" : "mat" });

    public async Task<IActionResult> OnPostDropAsync(long id, CancellationToken ct) =>
        RedirectToPage(new { id = (long?)null, xong = await undelivered.DiscardAsync(id, ct) ? "bo" : "mat" });
}
