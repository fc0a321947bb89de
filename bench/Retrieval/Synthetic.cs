using System.Diagnostics;
using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Retrieval;

/// <summary>Cost of building and searching as the corpus grows, over made-up passages with the word statistics of a real corpus (a chain of its pairs).</summary>
internal static class Synthetic
{
    private const int PassageSyllables = 80;

    public static void Run(string corpusPath, int passages)
    {
        var random = new Random(7);
        var followers = Followers(corpusPath, out var all);
        var corpus = Enumerable.Range(0, passages).Select(i => new RetrievalDocument($"{i}", "", "", Sentence(random, followers, all, PassageSyllables))).ToList();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var index = PlainIndex.Build(corpus, SearchLexicons.Default);
        process.Refresh();
        var buildCpu = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine($"{passages} passages: build {watch.Elapsed.TotalSeconds:F2} s ({buildCpu:F2} s CPU), {(GC.GetTotalMemory(forceFullCollection: true) - before) / passages} bytes a passage");

        foreach (var bare in new[] { false, true })
        {
            var queries = Enumerable.Range(0, 1000).Select(_ => Question(random, corpus[random.Next(corpus.Count)].Text, all)).Select(query => bare ? Letters.Fold(query) : query).ToList();
            foreach (var query in queries.Take(300)) index.Search(query, 10);
            var times = queries.Select(query =>
            {
                var start = Stopwatch.GetTimestamp();
                index.Search(query, 10);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }).Order().ToList();
            Console.WriteLine($"  {(bare ? "bare  " : "marked")} query p10 {times[100]:F2}  p50 {times[500]:F2}  p99 {times[990]:F2} ms");
        }
    }

    /// <summary>Some words of a passage in a row, one in four replaced: as near to its passage as questions are.</summary>
    private static string Question(Random random, string passage, List<string> all)
    {
        var words = passage.Split(' ');
        var length = random.Next(6, 18);
        var start = random.Next(words.Length - length);
        return string.Join(' ', words.Skip(start).Take(length).Select(word => random.Next(4) == 0 ? all[random.Next(all.Count)] : word));
    }

    private static Dictionary<string, List<string>> Followers(string corpusPath, out List<string> all)
    {
        var followers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        all = [];
        foreach (var document in RetrievalSets.ReadCorpus(corpusPath))
        {
            string? previous = null;
            foreach (var token in VietnameseText.Tokens(document.Text))
            {
                if (previous is not null)
                {
                    if (!followers.TryGetValue(previous, out var list)) followers[previous] = list = [];
                    list.Add(token.Text);
                }
                all.Add(token.Text);
                previous = token.Text;
            }
        }
        return followers;
    }

    /// <summary>A walk over the pairs that jumps to any other word now and then, so that pairs stay as varied as in a large corpus.</summary>
    private static string Sentence(Random random, Dictionary<string, List<string>> followers, List<string> all, int length)
    {
        var words = new string[length];
        var at = all[random.Next(all.Count)];
        for (var i = 0; i < length; i++)
        {
            words[i] = at;
            at = random.Next(8) > 0 && followers.TryGetValue(at, out var next) ? next[random.Next(next.Count)] : all[random.Next(all.Count)];
        }
        return string.Join(' ', words);
    }
}
