using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>The token chain broken, the webhook switched off, consent withdrawn.</summary>
internal sealed class ZaloAlarms(ZaloDb db, IOptions<ZaloOptions> options, TimeProvider clock) : IAlarmSource
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Alarm>> RaisedAsync(CancellationToken ct)
    {
        if (!options.Value.IsOn) return [];
        var alarms = new List<Alarm>();
        var token = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(row => row.AppId == options.Value.AppId, ct);
        if (token is null)
            alarms.Add(new Alarm("zalo-no-token", "Zalo chưa có mã truy cập nên chưa gửi tin được. Quản trị viên OA uỷ quyền bằng lệnh: AnTT.Bot zalo link"));
        else if (token.Status == ZaloTokenStatus.NeedsReconsent)
            alarms.Add(new Alarm("zalo-needs-reconsent", "Zalo không nhận mã truy cập nữa. Tin đến vẫn được giữ, tin đi đang chờ. Quản trị viên OA uỷ quyền lại bằng lệnh: AnTT.Bot zalo link"));
        var sweep = await db.Sweeps.AsNoTracking().SingleOrDefaultAsync(row => row.AppId == options.Value.AppId, ct);
        if (sweep?.WebhookSilentSince is not null)
            alarms.Add(new Alarm("zalo-webhook-silent", "Zalo có tin mà webhook không chuyển tới; tin đã được lấy về từ lịch sử. Hãy bật lại webhook trong trang nhà phát triển Zalo."));
        var since = clock.GetUtcNow() - Recent;
        var withdrawn = await db.Events.CountAsync(row => row.Name == "user_withdraw" && row.ReceivedAt > since, ct);
        if (withdrawn > 0)
            alarms.Add(new Alarm("zalo-withdrawn", $"{withdrawn} người dùng Zalo đã rút lại sự đồng ý trong 7 ngày qua. Nội dung trò chuyện của họ đã được xoá; tin báo đã gửi cần người phụ trách dữ liệu cá nhân xem xét."));
        return alarms;
    }
}
