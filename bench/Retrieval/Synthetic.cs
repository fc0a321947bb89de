using System.Diagnostics;
using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Retrieval;

/// <summary>Cost of building and searching as the corpus grows, over made-up passages with the word statistics of a real corpus (a chain of its pairs), beside SQLite FTS5.</summary>
internal static class Synthetic
{
    private const int PassageSyllables = 80;
    private const int Take = 10;
    private const int Queries = 1000;

    /// <summary>FTS5 is slow: fewer queries say as much.</summary>
    private const int FullTextQueries = 200;

    public static void Run(string corpusPath, int passages, bool besideFullText)
    {
        var random = new Random(7);
        var followers = Followers(corpusPath, out var all);
        var corpus = Enumerable.Range(0, passages).Select(i => new RetrievalDocument($"{i}", "", "", Sentence(random, followers, all, PassageSyllables))).ToList();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var index = PlainIndex.Build(corpus, SearchLexicons.Default);
        var seconds = watch.Elapsed.TotalSeconds;
        process.Refresh();
        var buildCpu = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine($"{passages} passages: build {seconds:F2} s ({buildCpu:F2} s CPU, {passages / seconds:F0} passages/s), {(GC.GetTotalMemory(forceFullCollection: true) - before) / passages} bytes a passage beyond its text");

        var asked = Enumerable.Range(0, Queries).Select(_ => random.Next(corpus.Count)).Select(at => (Passage: at, Text: Question(random, corpus[at].Text, all))).ToList();
        Measure("marked", asked, text => [.. index.Search(text, Take).Select(hit => hit.Document)]);
        Measure("  of that reading the question", asked, text => { index.Rewrite(text); return []; });
        Measure("bare", asked.ConvertAll(one => one with { Text = Letters.Fold(one.Text) }), text => [.. index.Search(text, Take).Select(hit => hit.Document)]);
        if (!besideFullText) return;
        using var fullText = new FullText(corpus);
        Console.WriteLine($"  FTS5: build {fullText.BuildSeconds:F2} s");
        Measure("FTS5", asked.GetRange(0, FullTextQueries), text => fullText.Search(text, Take));
        Measure("the index on the same questions", asked.GetRange(0, FullTextQueries), text => [.. index.Search(text, Take).Select(hit => hit.Document)]);
    }

    private static void Measure(string name, List<(int Passage, string Text)> questions, Func<string, IReadOnlyList<int>> search)
    {
        foreach (var (_, text) in questions.Take(questions.Count / 3)) search(text);
        var found = 0;
        var times = questions.Select(question =>
        {
            var start = Stopwatch.GetTimestamp();
            var hits = search(question.Text);
            var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (hits.Contains(question.Passage)) found++;
            return time;
        }).Order().ToList();
        double At(double share) => times[(int)(share * (times.Count - 1))];
        Console.WriteLine($"  {name,-32} p10 {At(0.1):F3}  p50 {At(0.5):F3}  p99 {At(0.99):F3} ms  R@{Take} {100.0 * found / questions.Count:F1}");
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
