using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Conversations;
using AnTT.ZaloSimulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

/// <summary>The real program and a simulated Zalo, talking over real sockets.</summary>
public sealed class ZaloTown : IAsyncDisposable
{
    private static int _people;

    /// <summary>A few documents: these tests are not about the corpus, and a start must not take long.</summary>
    internal static readonly string SmallCorpus = Path.Combine(Repository.Root, "knowledge-base", "hoi-dap", "giao-thong");

    private ZaloTown(RunningBot bot, ZaloPlatform platform) => (Bot, Platform) = (bot, platform);

    public RunningBot Bot { get; }

    public ZaloPlatform Platform { get; }

    public static async Task<ZaloTown> StartAsync(params string[] settings) => await StartAsync(null, null, settings);

    public static async Task<ZaloTown> StartAsync(string? folder, ZaloPlatform? platform, params string[] settings)
    {
        if (platform is null)
        {
            platform = await ZaloPlatform.StartAsync();
            platform.Tokens.Mint();
        }
        var bot = await RunningBot.StartAsync(folder, ["--KnowledgeBase:Path", SmallCorpus, .. Settings(platform), .. settings]);
        platform.Webhook.Target = new Uri(bot.Address + "/channels/zalo/webhook");
        return new ZaloTown(bot, platform);
    }

    public static string[] Settings(ZaloPlatform platform) =>
    [
        "--Zalo:AppId", platform.Settings.AppId, "--Zalo:AppSecret", platform.Settings.AppSecret, "--Zalo:OaSecretKey", platform.Settings.OaSecretKey,
        "--Zalo:AccessToken", platform.Tokens.Access, "--Zalo:RefreshToken", platform.Tokens.Refresh,
        "--Zalo:ApiBaseUrl", platform.Address, "--Zalo:OAuthBaseUrl", platform.Address, "--Zalo:MediaHosts:0", "127.0.0.1", "--Zalo:SendsPerSecond", "1000",
    ];

    public SimulatedPerson Someone() => Platform.Person($"20000000000000{Interlocked.Increment(ref _people):D5}");

    /// <summary>Asks the database until the answer is yes.</summary>
    public async Task UntilAsync(Func<ConversationDb, Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            await using var scope = Bot.App.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ConversationDb>();
            if (await holds(db)) return;
            if (patience.IsCancellationRequested) Assert.Fail("Still waiting: " + await DescribeAsync(db));
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    private static async Task<string> DescribeAsync(ConversationDb db)
    {
        var inbox = await db.Inbox.AsNoTracking().Select(row => $"in {row.Id} {row.Status} after {row.Attempts}").ToListAsync();
        var outbox = await db.Outbox.AsNoTracking().Select(row => $"out {row.Id} {row.Status} after {row.Attempts}, {row.LastFailure}, due {row.DueAt:O}, leased {row.LeaseOwner} until {row.LeaseUntil:O}").ToListAsync();
        return string.Join("; ", [.. inbox, .. outbox]);
    }

    /// <summary>Returns when everything received is answered and everything answered is sent.</summary>
    public Task SettledAsync() => UntilAsync(async db => !await db.Inbox.AnyAsync(row => row.Status == InboxStatus.Pending) && !await db.Outbox.AnyAsync());

    internal ZaloTokens Tokens => Bot.App.Services.GetRequiredService<ZaloTokens>();

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Platform.DisposeAsync();
    }
}

/// <summary>One town for the tests of a class, each with people of its own.</summary>
public sealed class SharedTown : IAsyncLifetime
{
    internal ZaloTown Value { get; private set; } = null!;

    public async Task InitializeAsync() => Value = await ZaloTown.StartAsync("--Zalo:DomainVerificationCode", "ABC123");

    public async Task DisposeAsync() => await Value.DisposeAsync();
}
