using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Tests.Search;

public sealed class RetrievalBenchmarkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("retrieval").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Measures_and_writes_a_run()
    {
        var corpus = Write("corpus.jsonl",
            """{"id":"a","law":"Luật Cư trú","title":"Điều 1","text":"đăng ký tạm trú tại công an phường"}""",
            """{"id":"b","law":"","title":"","text":"mức phạt khi vượt đèn đỏ là bốn triệu"}""",
            """{"id":3,"text":"nuôi chó phải tiêm phòng dại"}""");
        var queries = Write("queries.jsonl",
            """{"id":"1","text":"dang ky tam tru","relevant":["a"]}""",
            """{"id":"2","text":"tiêm phòng dại cho chó","relevant":["3","b"]}""");
        var run = Path.Combine(_folder, "run.txt");

        var figures = RetrievalBenchmark.Run(new RetrievalBenchmarkOptions(corpus, queries, RunPath: run), SearchLexicons.Default, TextWriter.Null, CancellationToken.None);

        Assert.Equal(1, figures.Mrr10);
        Assert.Equal(0.75, figures.Recall[1]);
        Assert.Equal("1 Q0 a 1", File.ReadLines(run).First()[..8]);
    }

    [Fact]
    public void A_broken_line_is_named()
    {
        var corpus = Write("corpus.jsonl", """{"id":"a","text":"một"}""", "{oops");

        var error = Assert.Throws<FormatException>(() => RetrievalSets.ReadCorpus(corpus));
        Assert.Contains("dòng 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_replaces_a_word_list_and_a_bad_line_is_named()
    {
        Write("chat-shorthand.tsv", "zzq\tđăng ký");
        Assert.Equal("đăng ký", PlainIndex.Build([], SearchLexicons.Load(_folder)).Rewrite("zzq").Text);

        Write("chat-shorthand.tsv", "# lời chú", "zzq");
        Assert.Contains("dòng 2", Assert.Throws<FormatException>(() => SearchLexicons.Load(_folder)).Message, StringComparison.Ordinal);
    }

    private string Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
