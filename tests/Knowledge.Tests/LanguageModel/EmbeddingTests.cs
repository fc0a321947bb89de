using System.Text.Json;
using AnTT.Knowledge.Answers;
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

    /// <summary>Endpoints from useful to broken: letters in a row, noise, the same for every text, another length for questions than for passages.</summary>
    public static TheoryData<string> Endpoints => ["letters", "noise", "same", "lengths"];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task No_endpoint_takes_an_answer_away_that_the_words_give(string endpoint)
    {
        await using var model = await ModelSimulator.StartAsync();
        model.Vectors = text => VectorOf(endpoint, text);
        var embedding = Model(model);
        var byBoth = new AnswerService(SmallWard.Passages, TimeProvider.System);
        byBoth.Use(new MeaningIndex(await embedding.OfPassagesAsync([.. SmallWard.Passages.Select(passage => passage.Text)], CancellationToken.None), 0.6));
        var byWords = new AnswerService(SmallWard.Passages, TimeProvider.System);

        foreach (var question in Questions)
        {
            var meaning = await embedding.OfQuestionAsync(question, text => text, CancellationToken.None);
            Assert.NotNull(meaning);
            Assert.Equal(byWords.Ask(new Question(question)).Text, byBoth.Ask(new Question(question, Meaning: meaning)).Text);
        }
    }

    private static readonly string[] Questions =
    [
        "Diện tích phường Hòa An là bao nhiêu?", "p. hòa an có mấy tổ dân phố", "Phường Hòa An khởi tố bao nhiêu vụ cờ bạc?", "Khi nào sơ kết đề án phường Hòa An?", "Ai ký đề án của phường Hòa An?",
        "ở trọ mấy ngày thì phải đăng ký tạm trú", "Tai nạn giao thông ở phường Hòa An làm chết bao nhiêu người?", "Phường Hòa An có bao nhiêu bệnh viện?", "Giá vàng hôm nay bao nhiêu?", "vuot den do xe may phat bao nhieu",
    ];

    private static float[] VectorOf(string endpoint, string text)
    {
        var vector = new float[endpoint == "lengths" ? 64 + (text.Length % 2) : 64];
        var noise = new Random(text.Sum(letter => letter));
        for (var at = 0; at + 4 <= text.Length; at++) vector[text.AsSpan(at, 4).ToArray().Sum(letter => letter) % 64] += endpoint == "letters" ? 1 : 0;
        for (var at = 0; at < vector.Length && endpoint != "letters"; at++) vector[at] = endpoint == "same" ? 1 : noise.NextSingle() - 0.5f;
        return vector;
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
