using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Channels.Zalo.Tokens;
using AnTT.Bot.Commands;
using AnTT.ZaloSimulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloTokenChainTests
{
    [Fact]
    public async Task Over_a_hundred_days_with_two_processes_restarts_and_lost_answers_the_chain_breaks_only_where_Zalo_burns_it()
    {
        var random = new Random(20261122);
        var clock = new SetClock();
        await using var platform = await ZaloPlatform.StartAsync(new PlatformSettings { Clock = clock });
        platform.Tokens.Mint();
        var folder = Directory.CreateTempSubdirectory("antt-chain-").FullName;
        Node[] nodes = [await Node.StartAsync(folder, platform, clock), await Node.StartAsync(folder, platform, clock)];
        var (alarms, lostBefore) = (0, 0);
        int? unnoticed = null;
        for (var step = 0; step < 100 * 8; step++)
        {
            clock.Advance(TimeSpan.FromHours(3));
            var trouble = random.Next(100);
            if (trouble < 2) nodes[step % 2] = await nodes[step % 2].RestartAsync();
            if (trouble is >= 2 and < 4) platform.FailTokens(new Fault.Status(503));
            if (trouble is >= 4 and < 6) platform.FailTokens(new Fault.CallLost(), new Fault.CallLost());
            if (trouble is 6) platform.FailTokens(new Fault.AnswerLost());
            if (trouble is 7) nodes[step % 2].Dies.AfterAnswer = true;
            if (trouble is 8) nodes[step % 2].Dies.BeforeCall = true;
            var burnt = platform.Tokens.Burnt;

            await Task.WhenAll(nodes.Select(node => node.TryGetAsync()));

            if (platform.Tokens.Burnt > burnt) unnoticed ??= step;
            var row = await nodes[0].Tokens.ReadAsync(CancellationToken.None);
            if (row!.Status == ZaloTokenStatus.NeedsReconsent)
            {
                alarms++;
                unnoticed = null;
                var (access, refresh) = platform.Tokens.Mint();
                await nodes[random.Next(2)].Tokens.ImportAsync(access, refresh, TimeSpan.FromHours(25), null, null, CancellationToken.None);
                lostBefore = platform.Tokens.Lost;
            }
            else if (platform.Tokens.Lost == lostBefore && row.AccessExpiresAt > clock.GetUtcNow())
            {
                var state = await nodes[0].TryGetAsync();
                if (state is TokenState.Ready ready && platform.Tokens.Lost == lostBefore) Assert.Equal(0, platform.Tokens.Check(ready.Access));
            }
            // Whoever learned of it may have died with the news; the next in turn learns it again.
            Assert.True(unnoticed is null || step - unnoticed < 16, "A broken chain raised no alarm within two days.");
        }

        // Every broken chain was one whose answer never arrived.
        Assert.InRange(alarms, 1, platform.Tokens.Lost);
        Assert.True(platform.Tokens.Minted > 80, $"Only {platform.Tokens.Minted} pairs in a hundred days.");
        foreach (var node in nodes) await node.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Twenty_callers_with_a_dead_token_renew_it_once()
    {
        var clock = new SetClock();
        await using var platform = await ZaloPlatform.StartAsync(new PlatformSettings { Clock = clock });
        platform.Tokens.Mint();
        var folder = Directory.CreateTempSubdirectory("antt-chain-").FullName;
        await using (var one = await Node.StartAsync(folder, platform, clock))
        await using (var other = await Node.StartAsync(folder, platform, clock))
        {
            var state = Assert.IsType<TokenState.Ready>(await one.TryGetAsync());

            var renewed = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => (number % 2 == 0 ? one : other).Tokens.RenewAsync(state.Rotation, CancellationToken.None)));

            Assert.All(renewed, each => Assert.Equal(platform.Tokens.Access, Assert.IsType<TokenState.Ready>(each).Access));
            Assert.Equal((2, 0), (platform.Tokens.Minted, platform.Tokens.Burnt));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Tokens_stand_in_the_database_encrypted_only()
    {
        await using var platform = await ZaloPlatform.StartAsync();
        platform.Tokens.Mint();
        var folder = Directory.CreateTempSubdirectory("antt-chain-").FullName;
        await using (var node = await Node.StartAsync(folder, platform, new SetClock()))
        {
            await node.TryGetAsync();
            var row = await node.Tokens.ReadAsync(CancellationToken.None);
            Assert.DoesNotContain(platform.Tokens.Access, row!.SealedAccess, StringComparison.Ordinal);
            Assert.DoesNotContain(platform.Tokens.Refresh, row.SealedRefresh, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The time can be set; timers run on.</summary>
    private sealed class SetClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(TimeSpan by) => _now += by;
    }

    /// <summary>How a process ends in the middle of a renewal.</summary>
    private sealed class Dies
    {
        public bool AfterAnswer { get; set; }

        public bool BeforeCall { get; set; }
    }

    /// <summary>One process that knows the database: everything but the listening.</summary>
    private sealed class Node(WebApplication app, string folder, ZaloPlatform platform, TimeProvider clock, Dies dies) : IAsyncDisposable
    {
        public ZaloTokens Tokens { get; } = app.Services.GetRequiredService<ZaloTokens>();

        public Dies Dies { get; } = dies;

        public static async Task<Node> StartAsync(string folder, ZaloPlatform platform, TimeProvider clock)
        {
            var dies = new Dies();
            var builder = BotApplication.CreateBuilder(["--Database:ConnectionString", $"Data Source={Path.Combine(folder, "antt.db")}", .. ZaloTown.Settings(platform)]);
            builder.Services.AddSingleton(clock);
            builder.Services.AddHttpClient(ZaloOAuth.ClientName).AddHttpMessageHandler(() => new PassOn(dies, platform));
            var app = BotApplication.Build(builder);
            await FirstRun.MigrateAsync(app.Services, CancellationToken.None);
            return new Node(app, folder, platform, clock, dies);
        }

        public async Task<Node> RestartAsync()
        {
            await app.DisposeAsync();
            return await StartAsync(folder, platform, clock);
        }

        /// <returns>Null when the process died of it.</returns>
        public async Task<TokenState?> TryGetAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
            try
            {
                return await Tokens.GetAsync(patience.Token);
            }
            catch (Exception error) when (error is NotSupportedException or OperationCanceledException)
            {
                return null;
            }
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }

    /// <summary>The factory makes its own handlers; the switch is shared.</summary>
    private sealed class PassOn(Dies dies, ZaloPlatform platform) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (dies.BeforeCall)
            {
                dies.BeforeCall = false;
                throw new NotSupportedException("The process died here.");
            }
            var response = await base.SendAsync(request, cancellationToken);
            if (!dies.AfterAnswer) return response;
            dies.AfterAnswer = false;
            response.Dispose();
            platform.Tokens.CountLost();
            throw new NotSupportedException("The process died here.");
        }
    }
}
