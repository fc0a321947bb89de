using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Audit;
using AnTT.Cases.Marks;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>Asks a picture of a screen whose it was, and what is said of it.</summary>
public sealed class ScreenReading(ScreenMarks marks, StaffDb staff, StaffDirectory directory, TimeProvider clock)
{
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <param name="ofInspectors">Each side of the conflict door finds its own people alone.</param>
    public async Task<MarkFinding> ReadAsync(Stream png, bool ofInspectors, CancellationToken ct)
    {
        var copy = new MemoryStream();
        await png.CopyToAsync(copy, ct);
        copy.Position = 0;
        var inspectors = (await directory.OnHandAsync(ct)).Where(one => one.Inspects).Select(one => one.Id).ToHashSet();
        var accounts = await staff.Users.AsNoTracking().Select(one => new { one.Id, one.DisplayName }).ToListAsync(ct);
        // One at a time: each takes a processor for seconds and some hundred megabytes.
        await OneAtATime.WaitAsync(ct);
        try
        {
            var today = Shown.DayOf(clock.GetUtcNow());
            return await Task.Run(() => marks.Read(copy, [.. accounts.Select(one => (one.Id.ToString(), one.DisplayName)).Where(one => inspectors.Contains(one.Item1) == ofInspectors)], today, ct), ct);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    public static string Words(MarkFinding finding) => finding switch
    {
        MarkFinding.Viewer viewer => $"Màn hình của {viewer.Name}, ngày {Shown.Day(viewer.Day)}",
        MarkFinding.Nobody => "Có dấu, nhưng không khớp tài khoản nào ở đây trong hai năm qua, hoặc ảnh đã hỏng nhiều",
        MarkFinding.NoMark => "Không thấy dấu: không phải ảnh của trang này, ảnh đã thu nhỏ, hoặc chỉ có một góc trang",
        MarkFinding.Unreadable unreadable => unreadable.Why,
        _ => "",
    };
}
