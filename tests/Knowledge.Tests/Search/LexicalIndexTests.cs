using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Tests.Search;

public sealed class LexicalIndexTests
{
    private static readonly string[] Words = [.. "công an phường xã đăng ký tạm trú phạt tiền người xe máy giấy phép luật điều khoản điểm nghị định thông tư số ngày ngay ngáy phát phát tám tam".Split(' ')];

    [Theory]
    [InlineData(1, 40, 1)]
    [InlineData(2, 400, 2)]
    [InlineData(3, 3000, 3)]
    public void Finds_what_scoring_every_unit_finds(int seed, int documents, int clauses)
    {
        var random = new Random(seed);
        var texts = Enumerable.Range(0, documents * clauses).Select(_ => Sentence(random, random.Next(5, 60))).ToArray();
        var builder = new LexicalIndexBuilder();
        for (var unit = 0; unit < texts.Length; unit++) builder.Add(unit / clauses, new FieldText(texts[unit], 1));
        var index = builder.Build();
        var boosts = Enumerable.Range(0, documents).Select(document => document % 7 == 0 ? 0f : 1f).ToArray();

        for (var round = 0; round < 20; round++)
        {
            var query = Sentence(random, random.Next(1, 12)).Split(' ').Select(word => new QueryToken(word, 1, true)).ToList();
            var terms = QueryTerms.Of(index, query);
            var expected = Exhaustive(index, terms, boosts).Take(10).ToList();
            var found = UnitScorer.Best(index, terms, 10, boosts);

            Assert.Equal(expected.Count, found.Count);
            for (var rank = 0; rank < found.Count; rank++) Assert.Equal(expected[rank], found[rank].Score, 0.01f);
            Assert.DoesNotContain(found, hit => hit.Document % 7 == 0);
        }
    }

    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        var builder = new LexicalIndexBuilder(new RankingWeights(Unmarked: 0, Pairs: 0));
        builder.Add(0, new FieldText("phạt tiền", 1));
        builder.Add(1, new FieldText("đăng ký tạm trú phạt", 1));
        var index = builder.Build();

        var hit = Assert.Single(UnitScorer.Best(index, QueryTerms.Of(index, [new QueryToken("tiền", 1, true)]), 5, []));

        // One of two units: idf = ln(1 + 1.5/1.5); length 2 of 3.5 on average.
        var saturation = 1.6 / (1 + 0.6 * (0.25 + 0.75 * 2 / 3.5));
        Assert.Equal(Math.Log(2) * saturation, hit.Score, 0.01);
    }

    [Fact]
    public void Equal_scores_keep_the_order_of_the_documents()
    {
        var builder = new LexicalIndexBuilder();
        for (var document = 0; document < 50; document++) builder.Add(document, new FieldText("đăng ký tạm trú", 1));
        var index = builder.Build();

        var found = UnitScorer.Best(index, QueryTerms.Of(index, [new QueryToken("tạm", 1, true), new QueryToken("trú", 1, true)]), 5, []);

        Assert.Equal([0, 1, 2, 3, 4], found.Select(hit => hit.Document));
    }

    [Fact]
    public void A_document_number_is_found_whole_and_in_parts()
    {
        var builder = new LexicalIndexBuilder();
        builder.Add(0, new FieldText("Thông tư 124/2021/TT-BCA", 1));
        builder.Add(1, new FieldText("Thông tư 48/2025/TT-BCA", 1));
        var index = builder.Build();

        foreach (var written in new[] { "124/2021/tt-bca", "124" })
        {
            var term = index.Vocabulary.Find(VietnameseText.Normalize(written));
            Assert.Equal([0], index.Units(term).ToArray());
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(80)]
    [InlineData(1000)]
    public void Clauses_together_are_the_text(int target)
    {
        var random = new Random(target);
        var text = string.Join('\n', Enumerable.Range(1, 30).Select(line => $"{line}. {Sentence(random, random.Next(1, 250))}. {Sentence(random, 30)}."));

        var clauses = ClauseCutter.Cut(text, target);

        Assert.Equal(text, string.Concat(clauses));
        Assert.DoesNotContain(clauses, string.IsNullOrWhiteSpace);
    }

    /// <summary>The score of the best unit of every document, best first.</summary>
    private static IEnumerable<float> Exhaustive(LexicalIndex index, List<WeightedTerm> terms, float[] boosts)
    {
        var scores = new float[index.UnitCount];
        foreach (var (term, weight, _, _) in terms)
        {
            for (var i = 0; i < index.Frequency(term); i++) scores[index.Units(term)[i]] += weight * index.Impacts(term)[i] / 255;
        }
        return Enumerable.Range(0, scores.Length)
            .GroupBy(unit => index.DocumentOfUnit[unit])
            .Select(group => group.Max(unit => scores[unit]) * boosts[group.Key])
            .Where(score => score > 0)
            .OrderDescending();
    }

    private static string Sentence(Random random, int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(_ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 2))]));
}
