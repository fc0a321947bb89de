using System.Diagnostics;
using AnTT.Bot.Understanding;

namespace AnTT.Hearing;

/// <summary>How long one message takes to understand.</summary>
internal static class Timing
{
    private const int WarmRounds = 5;

    public static void Print(string repository)
    {
        var start = Stopwatch.GetTimestamp();
        var reader = new MessageUnderstanding();
        Console.WriteLine($"word lists and weights read in {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        var context = new MessageContext(TimeProvider.System.GetUtcNow());
        var texts = Lists.Read(repository).Select(labelled => labelled.Text).ToArray();
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var text in texts) reader.Read(text, context);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = texts.Select(text => Time(reader, text, context)).Order().ToArray();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / texts.Length;
        Console.WriteLine($"{times.Length} messages: median {times[times.Length / 2]:0} µs, p95 {times[times.Length * 95 / 100]:0} µs, p99 {times[times.Length * 99 / 100]:0} µs, {bytes} bytes each");
    }

    private static double Time(MessageUnderstanding reader, string text, MessageContext context)
    {
        var start = Stopwatch.GetTimestamp();
        reader.Read(text, context);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
