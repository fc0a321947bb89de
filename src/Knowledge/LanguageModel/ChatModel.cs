using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;
using OpenAI.Chat;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>What the model said.</summary>
/// <param name="Finished">False where it was cut off or filtered.</param>
internal sealed record ModelText(string Text, bool Finished);

/// <summary>The chat endpoint. Only here, and where vectors are made, is the client library touched, so that it is loaded only when a model is configured.</summary>
internal sealed class ChatModel(ModelOptions options)
{
    private readonly ChatClient _client = new(options.Chat, ModelClient.Credential(options), ModelClient.Options(options));

    public async Task<(ModelText Result, long Spent)> SayAsync(string instructions, string data, int mostTokens, long estimated, CancellationToken ct)
    {
        var settings = new ChatCompletionOptions { MaxOutputTokenCount = mostTokens };
        if (options.Temperature is { } temperature) settings.Temperature = (float)temperature;
        ChatCompletion completion = await _client.CompleteChatAsync([new SystemChatMessage(instructions), new UserChatMessage(data)], settings, ct);
        var text = string.Concat(completion.Content.Where(part => part.Kind == ChatMessageContentPartKind.Text).Select(part => part.Text));
        return (new ModelText(text, completion.FinishReason == ChatFinishReason.Stop), completion.Usage?.TotalTokenCount ?? estimated);
    }
}

/// <summary>How this product talks to an endpoint: one try, in the time there is, telling nothing of itself.</summary>
internal static class ModelClient
{
    /// <summary>Endpoints without keys still want the header.</summary>
    public static ApiKeyCredential Credential(ModelOptions options) => new(options.ApiKey.Length > 0 ? options.ApiKey : "none");

    public static OpenAIClientOptions Options(ModelOptions options) => new()
    {
        Endpoint = new Uri(options.Endpoint.TrimEnd('/') + "/"),
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        // The caller keeps the time; this is for a call it has already given up.
        NetworkTimeout = options.TimeLimit + TimeSpan.FromSeconds(5),
    };
}
