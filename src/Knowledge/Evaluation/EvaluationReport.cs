using System.Text.Json;

namespace AnTT.Knowledge.Evaluation;

/// <summary>Results of one run, with what changed since another.</summary>
public sealed class EvaluationReport(IReadOnlyList<RowResult> results)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<RowResult> Results => results;

    public IReadOnlyList<RowResult> Failures => [.. results.Where(result => !result.Passed)];

    public SliceScore All => new("tất cả", results.Count(result => result.Passed), results.Count);

    /// <summary>Accuracy by slice, and by expected end under "→ …".</summary>
    public IReadOnlyList<SliceScore> Slices =>
        [.. results
            .SelectMany(result => result.Row.Slices.Append("→ " + result.Row.Expect).Select(slice => (slice, result.Passed)))
            .GroupBy(pair => pair.slice, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new SliceScore(group.Key, group.Count(pair => pair.Passed), group.Count()))];

    public double MedianMilliseconds => Percentile(0.5);

    public double Percentile(double share)
    {
        if (results.Count == 0) return 0;
        var ordered = results.Select(result => result.Milliseconds).Order().ToList();
        return ordered[Math.Min(ordered.Count - 1, (int)(share * ordered.Count))];
    }

    /// <summary>Writes one line a row, for a later <see cref="GotWorse"/>.</summary>
    public void Save(TextWriter writer)
    {
        foreach (var result in results) writer.WriteLine(JsonSerializer.Serialize(new SavedResult(result.Row.Id, result.Row.Ask, result.Passed, result.Failure), Json));
    }

    /// <summary>Rows that were right in the saved run and are wrong now.</summary>
    public IReadOnlyList<RowResult> GotWorse(TextReader saved)
    {
        var right = new HashSet<string>(StringComparer.Ordinal);
        while (saved.ReadLine() is { } line)
        {
            if (JsonSerializer.Deserialize<SavedResult>(line, Json) is { Passed: true } before) right.Add(before.Id + "\n" + before.Ask);
        }
        return [.. results.Where(result => !result.Passed && right.Contains(result.Row.Id + "\n" + result.Row.Ask))];
    }

    private sealed record SavedResult(string Id, string Ask, bool Passed, string? Failure);
}
