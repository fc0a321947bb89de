using System.Text.Json;
using AnTT.Knowledge.Answers.Retrieval;
using AnTT.Knowledge.Documents.Store;
using AnTT.Knowledge.LanguageModel;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Tests.Answers;
using AnTT.Knowledge.Tests.Documents;

namespace AnTT.Knowledge.Tests.LanguageModel;

public sealed class EmbeddingTests
{
    private const string Slang = "mắt thần lắp mấy cái";

    [Fact]
    public async Task A_passage_that_shares_no_word_is_found_by_its_meaning()
    {
        await using var model = await ModelSimulator.StartAsync();
        model.SameMeaning["mắt thần"] = "camera";
        var finder = await FinderAsync(model);

        var meaning = await Model(model).OfQuestionAsync(Slang, text => text, CancellationToken.None);
        var found = finder.Find(finder.Rewrite(Slang) with { Meaning = meaning }, 5);

        Assert.Contains("camera", found.MaxBy(hit => hit.Score).Passage.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Slang)]
    [InlineData("bác sĩ ở Hải Phòng")]
    [InlineData("vuot den do xe may phat bao nhieu")]
    public async Task Without_a_vector_the_words_find_what_they_always_found(string question)
    {
        await using var model = await ModelSimulator.StartAsync();
        var finder = await FinderAsync(model);
        var words = new PassageFinder(SmallWard.Passages, SearchLexicons.Default);

        Assert.Equal(words.Find(words.Rewrite(question), 20), finder.Find(finder.Rewrite(question), 20));
    }

    [Fact]
    public async Task With_no_weight_on_meaning_the_order_is_that_of_the_words()
    {
        await using var model = await ModelSimulator.StartAsync();
        var finder = await FinderAsync(model, weight: 0);
        var query = finder.Rewrite("bác sĩ ở Hải Phòng");

        var byBoth = finder.Find(query with { Meaning = await Model(model).OfQuestionAsync("bác sĩ ở Hải Phòng", text => text, CancellationToken.None) }, 20);

        Assert.Equal(finder.Find(query, 20).Select(hit => hit.Passage.Id), byBoth.Where(hit => hit.Score > 0).Select(hit => hit.Passage.Id));
    }

    [Fact]
    public async Task Vectors_are_stored_with_the_text_and_asked_for_once()
    {
        await using var model = await ModelSimulator.StartAsync();
        await using var store = await StoreFixture.StartAsync();

        var first = await store.UseAsync<KnowledgeDb, Meaning[]>(db => new PassageMeanings(db).OfAsync(SmallWard.Passages, Model(model), "nghia", CancellationToken.None));
        var asked = model.Requests.Count;
        var second = await store.UseAsync<KnowledgeDb, Meaning[]>(db => new PassageMeanings(db).OfAsync(SmallWard.Passages, Model(model), "nghia", CancellationToken.None));

        Assert.Equal(asked, model.Requests.Count);
        Assert.Equal(SmallWard.Passages.Count, second.Length);
        Assert.All(first.Zip(second), pair => Assert.Equal(1, pair.First.LikenessTo(pair.Second), 0.02));
    }

    [Fact]
    public async Task A_question_travels_masked_and_with_its_marks()
    {
        await using var model = await ModelSimulator.StartAsync();
        var finder = new PassageFinder(SmallWard.Passages, SearchLexicons.Default);

        await Model(model).OfQuestionAsync("vuot den do 0912345678", text => finder.Rewrite(text).Text, CancellationToken.None);

        var sent = JsonSerializer.Deserialize<JsonElement>(Assert.Single(model.Requests)).GetProperty("input")[0].GetString();
        Assert.Contains("đèn đỏ", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", sent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AnswerRewriterTests.Faults), MemberType = typeof(AnswerRewriterTests))]
    public async Task A_faulty_endpoint_leaves_the_words(SimulatedReply fault)
    {
        await using var model = await ModelSimulator.StartAsync();
        model.Embedding = () => fault;

        Assert.Null(await Model(model).OfQuestionAsync(Slang, text => text, CancellationToken.None));
    }

    [Fact]
    public void A_vector_keeps_its_direction_in_a_byte_for_each_dimension()
    {
        var random = new Random(5);
        float[] first = [.. Enumerable.Range(0, 1024).Select(_ => random.NextSingle() - 0.5f)], second = [.. first.Select(value => value + random.NextSingle() - 0.5f)];
        var exact = first.Zip(second).Sum(pair => pair.First * pair.Second) / MathF.Sqrt(first.Sum(value => value * value) * second.Sum(value => value * value));

        Assert.Equal(exact, Meaning.Of(first).LikenessTo(Meaning.Of(second)), 0.005);
        Assert.Equal(1, Meaning.Of(first).LikenessTo(Meaning.Read(Meaning.Of(first).ToBytes())), 0.01);
        Assert.Equal(0, Meaning.Of([0, 0]).LikenessTo(Meaning.Of([1, 0])));
    }

    private static EmbeddingModel Model(ModelSimulator model)
    {
        var options = new ModelOptions { Endpoint = model.Endpoint, Embedding = "nghia" };
        return new EmbeddingModel(options, new ModelCalls(options, TimeProvider.System));
    }

    private static async Task<PassageFinder> FinderAsync(ModelSimulator model, double weight = 0.6)
    {
        var vectors = await Model(model).OfPassagesAsync([.. SmallWard.Passages.Select(passage => passage.Text)], CancellationToken.None);
        return new PassageFinder(SmallWard.Passages, SearchLexicons.Default) { Meanings = new MeaningIndex(vectors, weight) };
    }
}
