using System.ComponentModel.DataAnnotations;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>A language model, optional: any endpoint that speaks the OpenAI HTTP API. Everything empty: nothing of it is loaded.</summary>
public sealed class ModelOptions : IValidatableObject
{
    /// <summary>Base address up to the version: <c>http://localhost:11434/v1</c>. Empty: no model.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Empty where the endpoint asks for none (Ollama, vLLM).</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Name of the model (Azure: of the deployment) that puts found answers into plainer words. Empty: answers are quoted.</summary>
    public string Chat { get; set; } = "";

    /// <summary>Name of the model that turns passages and questions into vectors. Empty: search by words only.</summary>
    public string Embedding { get; set; } = "";

    /// <summary>Longest a resident waits for the model, all its calls of one message together.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00", ErrorMessage = "Model:TimeLimit phải từ 0,1 giây đến 1 phút.")]
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>Requests for residents' questions that may be made in one day (Vietnamese time).</summary>
    [Range(0, int.MaxValue, ErrorMessage = "Model:RequestsPerDay không được âm.")]
    public int RequestsPerDay { get; set; } = 2000;

    /// <summary>Tokens, in and out, that may be spent on them in one day.</summary>
    [Range(0L, long.MaxValue, ErrorMessage = "Model:TokensPerDay không được âm.")]
    public long TokensPerDay { get; set; } = 4_000_000;

    /// <summary>Requests under way at once; with all in use an answer is quoted without waiting.</summary>
    [Range(1, 64, ErrorMessage = "Model:AtOnce phải từ 1 đến 64.")]
    public int AtOnce { get; set; } = 4;

    /// <summary>Characters a rewritten answer may have.</summary>
    [Range(100, 4000, ErrorMessage = "Model:LongestAnswer phải từ 100 đến 4000 ký tự.")]
    public int LongestAnswer { get; set; } = 1200;

    /// <summary>0 for the same wording each time; null: not sent, for models that refuse it.</summary>
    [Range(0.0, 2.0, ErrorMessage = "Model:Temperature phải từ 0 đến 2.")]
    public double? Temperature { get; set; } = 0;

    /// <summary>Weight of likeness in meaning beside the words, 0–1, where <see cref="Embedding"/> is set.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Model:EmbeddingWeight phải từ 0 đến 1.")]
    public double EmbeddingWeight { get; set; } = 0.6;

    public bool Rewrites => Endpoint.Length > 0 && Chat.Length > 0;

    public bool Embeds => Endpoint.Length > 0 && Embedding.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.Length == 0 && (Chat.Length > 0 || Embedding.Length > 0))
            yield return new ValidationResult("Đã đặt Model:Chat hoặc Model:Embedding nhưng thiếu Model:Endpoint, ví dụ http://localhost:11434/v1.");
        if (Endpoint.Length > 0 && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            yield return new ValidationResult("Model:Endpoint phải là địa chỉ http(s) đầy đủ, ví dụ http://localhost:11434/v1.");
        if (Endpoint.Length > 0 && Chat.Length == 0 && Embedding.Length == 0)
            yield return new ValidationResult("Đã đặt Model:Endpoint; hãy đặt thêm Model:Chat (viết lại câu trả lời) hoặc Model:Embedding (tìm theo nghĩa), hoặc để trống Model:Endpoint.");
    }
}
