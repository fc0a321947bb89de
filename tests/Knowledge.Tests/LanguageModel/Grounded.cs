using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.LanguageModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnTT.Knowledge.Tests.LanguageModel;

/// <summary>Quotations with their passages, and a rewriter on a simulated endpoint.</summary>
internal static class Grounded
{
    public const string FineQuestion = "Bán số đề bị phạt bao nhiêu?";

    private static readonly DocumentHeader FineHeader = new(
        "hoi-dap/co-bac/so-de", "Bán số đề, canh gác, cho vay ở sới bạc bị phạt bao nhiêu?", DocumentKinds.Faq, Number: "282/2025/NĐ-CP", Issuer: "Chính phủ",
        Issued: new DateOnly(2025, 10, 30), Effective: new DateOnly(2025, 12, 15), Source: "Nghị định 282/2025/NĐ-CP, Điều 36 khoản 3", Article: "Điều 36 khoản 3");

    public const string FineText =
        "Người bán số đề, cho vay, cầm đồ hoặc canh gác tại nơi đánh bạc có thể bị phạt từ 2 triệu đồng đến 5 triệu đồng (2.000.000–5.000.000 đồng). " +
        "Mức này áp dụng cả khi người đó không trực tiếp đánh bạc. Trường hợp nặng được xem xét về hình sự.";

    public const string PaperText =
        "Hồ sơ đăng ký tạm trú gồm:\n- Tờ khai thay đổi thông tin cư trú\n- Giấy tờ chứng minh chỗ ở hợp pháp\n" +
        "Người đăng ký không phải nộp lệ phí khi nộp trực tuyến. Thời hạn giải quyết là 3 ngày làm việc, trừ trường hợp hồ sơ thiếu giấy tờ. Hồ sơ do Đại úy Trần Thị Bình tiếp nhận.";

    private static readonly DocumentHeader PaperHeader = new("huong-dan/tam-tru", "Hướng dẫn đăng ký tạm trú", "bai-viet", Number: "12/HD-CAP", Issuer: "Công an phường Thạch Khôi");

    public static (Answered Answer, IReadOnlyList<Passage> Passages) Fine() => Quoted(FineHeader, FineText, "Nghị định 282/2025/NĐ-CP, Điều 36 khoản 3", "Căn cứ: Nghị định 282/2025/NĐ-CP, Điều 36 khoản 3.");

    public static (Answered Answer, IReadOnlyList<Passage> Passages) Papers() => Quoted(PaperHeader, PaperText, "II", "Nguồn: Hướng dẫn đăng ký tạm trú, số 12/HD-CAP, mục II.");

    /// <summary>A passage with an order to the model beside what is quoted.</summary>
    public static (Answered Answer, IReadOnlyList<Passage> Passages) Poisoned(string order)
    {
        var (answer, passages) = Fine();
        return (answer, [new Passage(passages[0].Id, passages[0].Document, passages[0].Section, [], [new Paragraph(FineText), new Paragraph(order)])]);
    }

    public static ModelOptions Options(ModelSimulator model) => new() { Endpoint = model.Endpoint, ApiKey = "khoa-thu", Chat = "thu" };

    public static AnswerRewriter Rewriter(ModelOptions options, TimeProvider? clock = null) =>
        new(options, new ModelCalls(options, clock ?? TimeProvider.System), NullLogger<AnswerRewriter>.Instance);

    public static Task<Rewriting> AskAsync(this AnswerRewriter rewriter, string question, (Answered Answer, IReadOnlyList<Passage> Passages) quoted) =>
        rewriter.RewriteAsync(question, quoted.Answer, quoted.Passages, CancellationToken.None);

    public static Doubt Check(string draft, (Answered Answer, IReadOnlyList<Passage> Passages) quoted) =>
        GroundingCheck.Of(draft, quoted.Answer.Short, [.. quoted.Passages.Select((passage, at) => GroundingSource.Of(at + 1, passage))], 1200);

    private static (Answered Answer, IReadOnlyList<Passage> Passages) Quoted(DocumentHeader header, string text, string section, string source)
    {
        var passage = new Passage($"{header.Id}#{section}/1", header, section, [], [new Paragraph(text)]);
        var citation = new Citation(header.Id, header.Title, header.Number, section, null, null, false, passage.Id);
        return (new Answered($"{text}\n{source}", [citation], 0.9, text, [passage.Id]), [passage]);
    }
}

/// <summary>A clock that stands until it is moved; timers still run by the real one.</summary>
internal sealed class StandingClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
