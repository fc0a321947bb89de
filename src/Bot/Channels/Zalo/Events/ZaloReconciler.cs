using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Events;

/// <summary>
/// Compares Zalo's history of recent conversations with what the webhook brought, at the start and every few minutes: Zalo repeats a call for about two
/// hours and then switches the webhook off, and a tip written meanwhile must not be lost.
/// </summary>
internal sealed class ZaloReconciler(
    IServiceScopeFactory scopes, ZaloClient client, ZaloInbox inbox, ZaloKeeper keeper, WriteGate gate, IOptions<ZaloOptions> options, TimeProvider clock, ILogger<ZaloReconciler> log) : BackgroundService
{
    /// <summary>The most Zalo gives at once.</summary>
    private const int Page = 10;

    private const int MostPages = 50;

    /// <summary>Younger messages may still be on their way through the webhook.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Clocks differ, and a comparison must overlap the one before.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Older ones are past the window in which Zalo would let us answer.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsOn) return;
        using var timer = new PeriodicTimer(options.Value.ReconcileEvery, clock);
        var afterDowntime = true;
        do
        {
            try
            {
                await CompareAsync(afterDowntime ? TimeSpan.Zero : Grace, stoppingToken);
                afterDowntime = false;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                ZaloLog.CompareBroke(log, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many messages were taken in that the webhook had not brought; null when Zalo could not be asked.</returns>
    public async Task<int?> CompareAsync(TimeSpan grace, CancellationToken ct)
    {
        var until = clock.GetUtcNow() - grace;
        if (await SinceAsync(until, ct) is not { } since) return 0;
        if (await PeopleAsync(since, ct) is not { } people) return null;
        var found = 0;
        foreach (var person in people)
        {
            if (await MissingOfAsync(person, since, until, ct) is not { } count) return null;
            found += count;
        }
        if (found > 0 && grace > TimeSpan.Zero) ZaloLog.WebhookSilent(log, found);
        await FinishAsync(until, found > 0 && grace > TimeSpan.Zero, ct);
        return found;
    }

    /// <returns>Null at the very first time: history from before this program was set up is not its business.</returns>
    private async Task<DateTimeOffset?> SinceAsync(DateTimeOffset until, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sweep = await scope.ServiceProvider.GetRequiredService<ZaloDb>().Sweeps.AsNoTracking().SingleOrDefaultAsync(row => row.AppId == options.Value.AppId, ct);
        if (sweep is null)
        {
            await FinishAsync(until, silent: false, ct);
            return null;
        }
        var since = sweep.ComparedUntil - Overlap;
        return since < until - Oldest ? until - Oldest : since;
    }

    /// <summary>Who wrote, or was written to, since then.</summary>
    private async Task<List<string>?> PeopleAsync(DateTimeOffset since, CancellationToken ct)
    {
        var people = new List<string>();
        for (var page = 0; page < MostPages; page++)
        {
            if (await ReadAsync("/v2.0/oa/listrecentchat", new JsonObject { ["offset"] = page * Page, ["count"] = Page }, ct) is not { } entries) return null;
            var recent = entries.Where(entry => TimeOf(entry) >= since).ToList();
            people.AddRange(recent.Select(PersonOf).OfType<string>());
            if (entries.Count < Page || recent.Count < entries.Count) break;
        }
        return [.. people.Distinct(StringComparer.Ordinal)];
    }

    private async Task<int?> MissingOfAsync(string person, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var wrote = new List<JsonElement>();
        for (var page = 0; page < MostPages; page++)
        {
            if (await ReadAsync("/v2.0/oa/conversation", new JsonObject { ["user_id"] = person, ["offset"] = page * Page, ["count"] = Page }, ct) is not { } entries) return null;
            var recent = entries.Where(entry => TimeOf(entry) >= since).ToList();
            wrote.AddRange(recent.Where(entry => ZaloEventReader.Text(entry, "from_id") == person && TimeOf(entry) <= until));
            if (entries.Count < Page || recent.Count < entries.Count) break;
        }
        var found = 0;
        foreach (var entry in wrote.OrderBy(TimeOf))
        {
            if (Read(entry, person) is { } said && !(await inbox.ReceiveAsync(said, ct)).Repeat) found++;
        }
        return found;
    }

    private async Task FinishAsync(DateTimeOffset until, bool silent, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ZaloDb>();
        using var entered = await gate.EnterAsync(ct);
        var sweep = await db.Sweeps.SingleOrDefaultAsync(row => row.AppId == options.Value.AppId, ct);
        if (sweep is null) db.Sweeps.Add(sweep = new ZaloSweep { AppId = options.Value.AppId });
        sweep.ComparedUntil = until;
        sweep.LastWebhookAt = keeper.HeardAt ?? sweep.LastWebhookAt;
        sweep.WebhookSilentSince = silent ? sweep.WebhookSilentSince ?? clock.GetUtcNow() : keeper.HeardAt > sweep.WebhookSilentSince ? null : sweep.WebhookSilentSince;
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<JsonElement>?> ReadAsync(string path, JsonObject query, CancellationToken ct)
    {
        switch (await client.GetAsync(path, query, ct))
        {
            case ZaloReply.Done { Data.ValueKind: JsonValueKind.Array } done:
                return [.. done.Data.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)];
            case ZaloReply.Done:
                return [];
            case ZaloReply.Error error:
                ZaloLog.CompareFailed(log, error.Code.ToString(CultureInfo.InvariantCulture));
                return null;
            case ZaloReply.Unanswered unanswered:
                ZaloLog.CompareFailed(log, unanswered.Code);
                return null;
            case ZaloReply.NoToken none:
                ZaloLog.CompareFailed(log, none.Code);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>History writes messages otherwise than the webhook; its ids are the same.</summary>
    private static ZaloEvent.Said? Read(JsonElement entry, string person)
    {
        if (ZaloEventReader.Text(entry, "message_id") is not { Length: > 0 } id) return null;
        var type = (ZaloEventReader.Text(entry, "type") ?? "").ToLowerInvariant();
        var url = ZaloEventReader.Text(entry, "url");
        List<ZaloMedia> media = type is "photo" or "image" or "gif" or "voice" or "audio" or "video" or "file" && !string.IsNullOrEmpty(url)
            ? [new ZaloMedia(type, url, ZaloEventReader.Text(entry, "name"), Md5: null)]
            : [];
        var text = ZaloEventReader.Text(entry, "message");
        return new ZaloEvent.Said(new ZaloPerson(person), id, type == "link" && url is not null ? $"{text} {url}" : text, media, PlaceOf(entry), Quotes: null) { Key = "msg|" + id, Name = "history" };
    }

    private static ZaloPlace? PlaceOf(JsonElement entry)
    {
        var place = ZaloEventReader.Child(entry, "location");
        return double.TryParse(ZaloEventReader.Text(place, "latitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(ZaloEventReader.Text(place, "longitude"), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                ? new ZaloPlace(latitude, longitude)
                : null;
    }

    /// <summary>The side of the entry that is not the OA: 1 is a person's word, 0 the OA's.</summary>
    private static string? PersonOf(JsonElement entry) => ZaloEventReader.Text(entry, "src") == "0" ? ZaloEventReader.Text(entry, "to_id") : ZaloEventReader.Text(entry, "from_id");

    private static DateTimeOffset TimeOf(JsonElement entry) =>
        long.TryParse(ZaloEventReader.Text(entry, "time"), out var milliseconds) && milliseconds is > 0 and < 253_402_300_799_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : DateTimeOffset.MinValue;
}
