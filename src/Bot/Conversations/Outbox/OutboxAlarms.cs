using AnTT.Bot.Health;

namespace AnTT.Bot.Conversations.Outbox;

/// <summary>Messages given up, messages waiting long, channels stopped.</summary>
internal sealed class OutboxAlarms(OutboxStore outbox, TimeProvider clock) : IAlarmSource
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<Alarm>> RaisedAsync(CancellationToken ct)
    {
        var alarms = new List<Alarm>();
        foreach (var paused in await outbox.PausedAsync(ct))
            alarms.Add(new Alarm($"outbox-paused-{paused}", $"Việc gửi tin qua {paused} đang tạm dừng. Gửi tiếp: AnTT.Bot zalo resume"));
        foreach (var count in await outbox.CountAsync(ct))
        {
            if (count.Status == OutboxStatus.Dead)
                alarms.Add(new Alarm($"outbox-dead-{count.Channel}", $"{count.Count} tin không gửi được qua {count.Channel} và đã thôi gửi lại. Gửi lại hoặc bỏ: trang cán bộ, mục Tin gác lại."));
            else if (count.Status == OutboxStatus.Waiting && clock.GetUtcNow() - count.Oldest > Long)
                alarms.Add(new Alarm($"outbox-late-{count.Channel}", $"{count.Count} tin chờ gửi qua {count.Channel}, tin lâu nhất từ {(int)(clock.GetUtcNow() - count.Oldest).TotalMinutes} phút trước. Không tin nào bị mất; kiểm tra kết nối và mã truy cập của kênh."));
        }
        return alarms;
    }
}
