using System.Diagnostics;
using System.Globalization;
using AnTT.ZaloSimulator;

// Mangled webhook bodies against a bot started with "serve --simulate". Exit code 1 where any answer is not 200.
// dotnet run -c Release --project bench/ZaloFuzz -- [COUNT] [BOT-ADDRESS] [BOT-PROCESS-ID]
var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var bot = new Uri(args.Length > 1 ? args[1] : "http://localhost:5080");
var watched = args.Length > 2 ? Process.GetProcessById(int.Parse(args[2], CultureInfo.InvariantCulture)) : null;
using var webhook = new WebhookDelivery(new PlatformSettings { OaSecretKey = "mo-phong", WebhookPatience = TimeSpan.FromSeconds(30) }) { Target = new Uri(bot, "/channels/zalo/webhook") };
var mangler = new BodyMangler(seed: 20261122, await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "events.jsonl")));
var (answered, wrong) = (0, 0);
var largestBytes = 0L;
var start = Stopwatch.GetTimestamp();
await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
{
    var (body, timestamp) = mangler.Next(number);
    var status = await webhook.CallAsync(body, number % 5 == 0 ? null : webhook.Sign(body, timestamp, "mo-phong"));
    if (status != 200) Interlocked.Increment(ref wrong);
    if (Interlocked.Increment(ref answered) % 50_000 != 0) return;
    watched?.Refresh();
    largestBytes = Math.Max(largestBytes, watched?.WorkingSet64 ?? 0);
    Console.WriteLine($"{answered:N0} bodies, {wrong} not answered with 200{(watched is null ? "" : $", working set {watched.WorkingSet64 / 1048576} MB")}");
});
var elapsed = Stopwatch.GetElapsedTime(start);
Console.WriteLine($"{count:N0} bodies in {elapsed.TotalSeconds:N0} s ({count / elapsed.TotalSeconds:N0}/s), {wrong} not answered with 200{(watched is null ? "" : $", largest working set {largestBytes / 1048576} MB")}");
return wrong == 0 ? 0 : 1;
