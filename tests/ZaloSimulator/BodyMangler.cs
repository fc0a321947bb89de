using System.Text;
using System.Text.RegularExpressions;

namespace AnTT.ZaloSimulator;

/// <summary>Makes broken events out of whole ones; the same number gives the same body each time.</summary>
public sealed partial class BodyMangler(int seed, IReadOnlyList<string> events)
{
    private static readonly string[] Oddities =
    [
        "null", "[]", "{}", "\"\"", "-1", "1e999", "\"\\ud800\"", "\"\\u0000\"", "true", "99999999999999999999999999", "\"" + new string('ơ', 3000) + "\"", "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", "{\"a\":{\"a\":{\"a\":{}}}}",
        "\"http://169.254.169.254/\"", "\"'; DROP TABLE inbox; --\"", "\"|\"",
    ];

    /// <returns>The body, and the timestamp to sign it with.</returns>
    public (byte[] Body, string Timestamp) Next(int number)
    {
        var random = new Random(HashCode.Combine(seed, number));
        var json = events[random.Next(events.Count)];
        // Ids of their own, or most would be repeats.
        json = MessageId().Replace(json, $"\"msg_id\":\"{number:x10}\"");
        for (var wounds = random.Next(4); wounds > 0; wounds--) json = Wound(json, random);
        var body = Encoding.UTF8.GetBytes(json);
        if (random.Next(8) == 0 && body.Length > 0) body[random.Next(body.Length)] = (byte)random.Next(256);
        if (random.Next(20) == 0) body = body[..random.Next(body.Length + 1)];
        return (body, Timestamp().Match(json) is { Success: true } found ? found.Groups[1].Value : "1767225600123");
    }

    private static string Wound(string json, Random random)
    {
        switch (random.Next(5))
        {
            case 0 when Value().Matches(json) is { Count: > 0 } values:
                var value = values[random.Next(values.Count)];
                return json[..value.Index] + ":" + Oddities[random.Next(Oddities.Length)] + json[(value.Index + value.Length)..];
            case 1 when Name().Matches(json) is { Count: > 0 } names:
                var name = names[random.Next(names.Count)];
                return json[..name.Index] + "\"x" + random.Next(100) + "\":" + json[(name.Index + name.Length)..];
            case 2 when json.Length > 4:
                var at = random.Next(json.Length - 2);
                return json.Remove(at, random.Next(1, Math.Min(20, json.Length - at)));
            case 3:
                return json.Insert(random.Next(json.Length + 1), Oddities[random.Next(Oddities.Length)]);
            default:
                return json.Replace("\"event_name\"", "\"event_name\":\"user_send_text\",\"event_name\"", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("\"msg_id\":\"[^\"]*\"")]
    private static partial Regex MessageId();

    [GeneratedRegex("\"timestamp\":\"?(\\d+)")]
    private static partial Regex Timestamp();

    [GeneratedRegex(":(\"[^\"\\\\]*\"|\\d+)")]
    private static partial Regex Value();

    [GeneratedRegex("\"[a-z_]+\":")]
    private static partial Regex Name();
}
