using System.Text.Json;
using System.Text.Json.Serialization;
using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Retention;

/// <summary>How long the content of one kind of ended case is kept. The shipped periods are proposals until the data owner sets them (Luật 91/2025 Điều 14).</summary>
/// <param name="Outcomes">Empty: any.</param>
/// <param name="Days">Since the case ended.</param>
public sealed record RetentionRule(string Id, string Name, CaseState State, IReadOnlyList<Outcome> Outcomes, int Days)
{
    private static readonly JsonSerializerOptions Readable = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    /// <param name="path">A file of the ward's own; null: the shipped one.</param>
    /// <exception cref="InvalidOperationException">The file cannot be understood.</exception>
    public static IReadOnlyList<RetentionRule> Load(string? path)
    {
        try
        {
            using var stream = path is null ? typeof(RetentionRule).Assembly.GetManifestResourceStream("retention.json")! : File.OpenRead(path);
            var rules = JsonSerializer.Deserialize<List<RetentionRule>>(stream, Readable);
            if (rules is { Count: > 0 } && rules.All(rule => rule.Days >= 1 && rule.State is CaseState.Closed or CaseState.OutOfScope)) return rules;
        }
        catch (JsonException)
        {
            // Falls through to the message below.
        }
        throw new InvalidOperationException($"Tệp thời hạn lưu {path} không đọc được: cần danh sách quy tắc có id, name, state (Closed hoặc OutOfScope), outcomes và days từ 1 trở lên.");
    }

    public bool Fits(CaseFile file) => file.State == State && (Outcomes.Count == 0 || (file.Outcome is { } outcome && Outcomes.Contains(outcome)));
}
