using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;

// Usage: SET-FOLDER…                      measures; each folder holds corpus.jsonl and one or more queries*.jsonl
//        rewrite CORPUS QUERIES           shows how queries are read
//        speed CORPUS PASSAGES… [fts5]    cost as the corpus grows, beside SQLite FTS5
if (args is ["rewrite", var corpusPath, var queriesPath])
{
    var index = PlainIndex.Build(RetrievalSets.ReadCorpus(corpusPath), SearchLexicons.Default);
    foreach (var query in RetrievalSets.ReadQueries(queriesPath))
    {
        var rewritten = index.Rewrite(query.Text);
        var changes = rewritten.Tokens.Where(token => token.Change != AnTT.Knowledge.Search.Queries.TokenChange.None).Select(token => $"{token.Typed}>{token.Text}:{token.Change}");
        Console.WriteLine($"{query.Text}\t{rewritten.Text}\t{string.Join(", ", changes)}\t{string.Join(", ", rewritten.Expansions.Select(e => e.Everyday + "=" + e.Legal))}");
    }
    return 0;
}

if (args is ["speed", var sample, .. var sizes])
{
    foreach (var size in sizes.Where(size => size != "fts5")) AnTT.Retrieval.Synthetic.Run(sample, int.Parse(size), besideFullText: sizes.Contains("fts5"));
    return 0;
}

foreach (var folder in args)
{
    foreach (var queries in Directory.GetFiles(folder, "queries*.jsonl").Order(StringComparer.Ordinal))
    {
        var figures = RetrievalBenchmark.Run(
            new RetrievalBenchmarkOptions(Path.Combine(folder, "corpus.jsonl"), queries), SearchLexicons.Default, TextWriter.Null, CancellationToken.None);
        Console.WriteLine(
            $"{Path.GetFileName(folder),-10} {Path.GetFileNameWithoutExtension(queries),-16} R@1 {figures.Recall[1] * 100:F1}  R@10 {figures.Recall[10] * 100:F1}  " +
            $"MRR {figures.Mrr10 * 100:F2}  p50 {figures.MedianMicroseconds:F0} p99 {figures.P99Microseconds:F0} µs  build {figures.Build.TotalSeconds:F2} s");
    }
}
return 0;
