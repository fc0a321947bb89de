using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace AnTT.LoadBench;

/// <summary>Posts webhook bodies as a channel would, and measures the acknowledgements.</summary>
internal sealed class Webhook(string address, string path) : IDisposable
{
    private static readonly string[] Small = ["xin chào", "menu", "cảm ơn bạn", "gặp cán bộ", "tra cứu"];

    private static readonly string[] Questions = Read();

    /// <summary>Three of eight are questions, as unevenly asked as people ask: the first of the list a hundred times for once the hundredth.</summary>
    private static string Words(long number)
    {
        var random = new Random((int)number);
        return random.Next(8) >= 3 ? Small[random.Next(Small.Length)] : Questions[(int)Math.Pow(Questions.Length, random.NextDouble()) - 1];
    }

    /// <summary>Every question of the repository's own sets that has an answer, in an order of no meaning.</summary>
    private static string[] Read()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Server.Root(AppContext.BaseDirectory), "knowledge-base", "questions"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(row => row.GetProperty("expect").GetString() == "answered").Select(row => row.GetProperty("ask").GetString()!).ToArray();
        new Random(1).Shuffle(asked);
        return asked;
    }

    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(address) };

    public static string Body(int person, long number) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = $"m{number}",
        text = Words(number),
        channelId = "emulator",
        serviceUrl = "http://127.0.0.1:9/connector",
        from = new { id = $"u{person}" },
        recipient = new { id = "bot" },
        conversation = new { id = $"c{person}" },
    });

    /// <param name="perSecond">0: as fast as answers come.</param>
    public async Task<Figures> RunAsync(int callers, TimeSpan during, int people, int perSecond, long first)
    {
        var times = new ConcurrentBag<double>();
        var number = first;
        var failed = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (clock.Elapsed < during)
            {
                var mine = Interlocked.Increment(ref number);
                if (perSecond > 0)
                {
                    var due = TimeSpan.FromSeconds((mine - first) / (double)perSecond) - clock.Elapsed;
                    if (due > TimeSpan.Zero) await Task.Delay(due);
                }
                var began = Stopwatch.GetTimestamp();
                using var content = new StringContent(Body((int)(mine % people), mine), Encoding.UTF8, "application/json");
                using var response = await _http.PostAsync(path, content);
                if (!response.IsSuccessStatusCode) Interlocked.Increment(ref failed);
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }));
        return Figures.Of(times, clock.Elapsed, failed, number);
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record Figures(int Count, double PerSecond, double Median, double P99, int Failed, long LastNumber)
{
    public static Figures Of(IReadOnlyCollection<double> milliseconds, TimeSpan during, int failed, long last)
    {
        var sorted = milliseconds.Order().ToArray();
        return new Figures(sorted.Length, sorted.Length / during.TotalSeconds, At(sorted, 0.5), At(sorted, 0.99), failed, last);
    }

    public override string ToString() => FormattableString.Invariant($"{PerSecond,8:0} a second, p50 {Median,6:0.0} ms, p99 {P99,6:0.0} ms, failed {Failed}");

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
