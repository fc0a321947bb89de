using System.Diagnostics;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Evaluation;

/// <summary>Options of one benchmark run.</summary>
/// <param name="CorpusPath">Lines of <c>{"id","law","title","text"}</c>.</param>
/// <param name="QueriesPath">Lines of <c>{"id","text","relevant":[id…]}</c>.</param>
/// <param name="Take">Documents fetched per query, 1 or more; measures beyond it count as missed.</param>
/// <param name="RunPath">Where to write a TREC run file; null: nowhere.</param>
public sealed record RetrievalBenchmarkOptions(string CorpusPath, string QueriesPath, int Take = 20, string? RunPath = null);

/// <summary>What a run measured; shares are 0–1.</summary>
public sealed record RetrievalFigures(
    int Documents, int Passages, int Queries, IReadOnlyDictionary<int, double> Recall, double Mrr10, double Ndcg10, TimeSpan Build, double MedianMicroseconds, double P99Microseconds);

/// <summary>Measures retrieval alone on a public set: builds an index, runs the queries, compares with the documents known to be relevant.</summary>
public static class RetrievalBenchmark
{
    private static readonly int[] Depths = [1, 3, 5, 10, 20];

    /// <summary>Runs the benchmark and prints the figures.</summary>
    /// <exception cref="FormatException">A line is not what it should be; the message names file and line.</exception>
    public static RetrievalFigures Run(RetrievalBenchmarkOptions options, SearchLexicons lexicons, TextWriter output, CancellationToken ct)
    {
        var corpus = RetrievalSets.ReadCorpus(options.CorpusPath);
        var queries = RetrievalSets.ReadQueries(options.QueriesPath);

        var watch = Stopwatch.StartNew();
        var index = PlainIndex.Build(corpus, lexicons);
        var build = watch.Elapsed;

        var (rankings, times) = Search(index, queries, options.Take, ct);
        var figures = Measure(corpus, index, queries, rankings, times, build);
        Print(figures, output);
        if (options.RunPath is not null) WriteRun(options.RunPath, corpus, queries, rankings);
        return figures;
    }

    private static (List<IReadOnlyList<PlainHit>> Rankings, double[] Microseconds) Search(
        PlainIndex index, IReadOnlyList<RetrievalQuery> queries, int take, CancellationToken ct)
    {
        foreach (var query in queries.Take(200)) index.Search(query.Text, take);

        var rankings = new List<IReadOnlyList<PlainHit>>(queries.Count);
        var times = new double[queries.Count];
        for (var i = 0; i < queries.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            var start = Stopwatch.GetTimestamp();
            rankings.Add(index.Search(queries[i].Text, take));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        return (rankings, times);
    }

    private static RetrievalFigures Measure(
        IReadOnlyList<RetrievalDocument> corpus, PlainIndex index, IReadOnlyList<RetrievalQuery> queries, List<IReadOnlyList<PlainHit>> rankings, double[] times, TimeSpan build)
    {
        var recall = Depths.ToDictionary(depth => depth, _ => 0.0);
        double reciprocal = 0, gain = 0;
        for (var i = 0; i < queries.Count; i++)
        {
            var relevant = queries[i].Relevant.ToHashSet(StringComparer.Ordinal);
            var found = rankings[i].Select(hit => relevant.Contains(corpus[hit.Document].Id)).ToList();
            foreach (var depth in Depths) recall[depth] += relevant.Count == 0 ? 0 : (double)found.Take(depth).Count(hit => hit) / relevant.Count;
            if (found.IndexOf(true) is >= 0 and < 10 and var first) reciprocal += 1.0 / (first + 1);
            gain += Ndcg(found, relevant.Count);
        }
        Array.Sort(times);
        var count = Math.Max(1, queries.Count);
        foreach (var depth in Depths) recall[depth] /= count;
        return new RetrievalFigures(
            corpus.Count, index.UnitCount, queries.Count, recall, reciprocal / count, gain / count, build, Quantile(times, 0.5), Quantile(times, 0.99));
    }

    private static double Ndcg(List<bool> found, int relevant)
    {
        var gain = found.Take(10).Select((hit, rank) => hit ? 1 / Math.Log2(rank + 2) : 0).Sum();
        var ideal = Enumerable.Range(0, Math.Min(10, relevant)).Sum(rank => 1 / Math.Log2(rank + 2));
        return ideal == 0 ? 0 : gain / ideal;
    }

    private static double Quantile(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static void Print(RetrievalFigures figures, TextWriter output)
    {
        output.WriteLine($"documents {figures.Documents}  passages {figures.Passages}  queries {figures.Queries}");
        foreach (var (depth, share) in figures.Recall) output.WriteLine($"Recall@{depth,-3} {share * 100:F2}");
        output.WriteLine($"MRR@10     {figures.Mrr10 * 100:F2}");
        output.WriteLine($"nDCG@10    {figures.Ndcg10 * 100:F2}");
        output.WriteLine($"build      {figures.Build.TotalSeconds:F2} s");
        output.WriteLine($"query p50  {figures.MedianMicroseconds:F0} µs   p99 {figures.P99Microseconds:F0} µs");
    }

    private static void WriteRun(string path, IReadOnlyList<RetrievalDocument> corpus, IReadOnlyList<RetrievalQuery> queries, List<IReadOnlyList<PlainHit>> rankings)
    {
        using var file = new StreamWriter(path);
        for (var i = 0; i < queries.Count; i++)
        {
            for (var rank = 0; rank < rankings[i].Count; rank++)
                file.WriteLine($"{queries[i].Id} Q0 {corpus[rankings[i][rank].Document].Id} {rank + 1} {rankings[i][rank].Score:F6} antt");
        }
    }
}
