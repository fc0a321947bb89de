using OpenAI.Embeddings;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>Turns text into vectors at the configured endpoint.</summary>
public sealed class EmbeddingModel(ModelOptions options, ModelCalls calls)
{
    private const int CharactersPerToken = 2;
    private const int LongestQuestion = 500;

    /// <summary>Letters of a passage that are sent; models read about that much and more blurs what it is about.</summary>
    private const int LongestPassage = 6000;

    private readonly EmbeddingClient _client = new(options.Embedding, ModelClient.Credential(options), ModelClient.Options(options));

    /// <summary>Of a resident's question, without personal data; null where it could not be had in time.</summary>
    /// <param name="restore">Gives a question its marks back: models read bare Vietnamese badly.</param>
    public async Task<Meaning?> OfQuestionAsync(string question, Func<string, string> restore, CancellationToken ct)
    {
        var text = Cut(restore(PersonalDataMask.Mask(question)), LongestQuestion);
        var estimate = text.Length / CharactersPerToken + 1;
        var (vectors, _) = await calls.CallAsync(estimate, async token => (await AskAsync([text], token), (long)estimate), ct, options.TimeLimit / 3);
        return vectors is [var only] ? only : null;
    }

    /// <summary>Of published passages, in order. Not charged to the residents' budget and not bound by their time limit.</summary>
    /// <exception cref="InvalidDataException">The endpoint gave another number of vectors than texts.</exception>
    public async Task<IReadOnlyList<Meaning>> OfPassagesAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        var vectors = await AskAsync([.. texts.Select(text => Cut(text, LongestPassage))], ct);
        return vectors.Length == texts.Count ? vectors : throw new InvalidDataException("The endpoint gave another number of vectors than texts.");
    }

    private async Task<Meaning[]> AskAsync(string[] texts, CancellationToken ct)
    {
        OpenAIEmbeddingCollection answer = await _client.GenerateEmbeddingsAsync(texts, cancellationToken: ct);
        return [.. answer.OrderBy(one => one.Index).Select(one => Meaning.Of(one.ToFloats().Span))];
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
