using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Talk;
using AnTT.Knowledge.Answers;
using Question = AnTT.Knowledge.Answers.Question;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Somebody is being talked out of money right now: what to do in this minute comes before any form.</summary>
internal sealed class ScamAdvice(MessageUnderstanding understanding, AnswerDesk desk, WardText ward)
{
    /// <summary>Articles about fraud.</summary>
    private const string Articles = "hoi-dap/lua-dao/";

    private const string OfCallers = "Công an gọi điện yêu cầu chuyển tiền có phải lừa đảo không?";

    public const string Offer = "Bạn muốn, tôi gửi giúp việc này thành tin báo cho công an phường, không cần nói tên.";

    /// <summary>A caller or writer who is at it and has not got the money yet; what is only asked about, or is over, is none.</summary>
    public bool IsUnderWay(string text, Understood understood) => understood switch
    {
        { Intent: Tip { HasStory: true, Category: var kind } } => MayBeFraud(kind) && IsAtIt(text),
        { Intent: Understanding.Question { IsExplicit: true }, Offer: var kind } => MayBeFraud(kind) && understanding.Holds(text, "fraud.hoi-cach") && IsAtIt(text),
        { Intent: Understanding.Question or Unknown, Offer: var kind } => MayBeFraud(kind) && IsAtIt(text),
        _ => false,
    };

    /// <summary>Asks whether a message or call is genuine, where no text answers just that: the advice does.</summary>
    public bool IsDoubted(string text, Understood understood) =>
        understood.Intent is Tip { HasStory: true, Confidence: <= TipReader.Offered } or Understanding.Question && text.Length <= LongestCall && understanding.Holds(text, "fraud.that-gia")
        && !understanding.Holds(text, "fraud.da-mat") && desk.Answer(new Question(text)) is not Answered;

    /// <summary>Somebody calls or writes and demands.</summary>
    private bool IsAtIt(string text) =>
        text.Length <= LongestCall && understanding.Holds(text, "fraud.ke-goi") && understanding.Holds(text, "fraud.doi-hoi")
        && !understanding.Holds(text, "fraud.da-mat") && !understanding.Holds(text, "fraud.chi-hoi") && !understanding.Holds(text, "fraud.viec-khac");

    private static bool MayBeFraud(TipCategory? kind) => kind is null or { Code: "lua-dao" or StoryReader.Other };

    /// <summary>A longer story, letters, is told of something that was.</summary>
    private const int LongestCall = 260;

    /// <summary>Has just sent the money and asks what to do or whom to call first: each minute counts.</summary>
    public bool IsJustSent(string text, Understood understood) =>
        understood is { Intent: Tip or Understanding.Question } && MayBeFraud((understood.Intent as Tip)?.Category ?? understood.Offer)
        && understanding.Holds(text, "fraud.vua-chuyen") && understanding.Holds(text, "fraud.goi-ai") && understanding.Holds(text, "fraud.ke-goi");

    private const string OfSending = "Vừa chuyển tiền cho kẻ lừa đảo thì làm gì trước?";

    private Answered? ArticleOnSending => desk.Answer(new Question(OfSending)) as Answered;

    /// <summary>The advice, and what an article says of it with its source, where there is one.</summary>
    public (string Text, Answer? Source) For(string text)
    {
        if (understanding.Holds(text, "fraud.vua-chuyen")) return ArticleOnSending is { } sending ? (sending.Text, sending) : (FirstHelp.GoldenHour.TrimEnd(), null);
        var source = ArticleOn(text) ?? (SpeaksOfAuthority(text) ? ArticleOn(OfCallers) : null);
        return (source is null ? Advice : $"{Advice}\n\n{source.Text}", source);
    }

    public void Say(Turn turn)
    {
        turn.State = turn.State with { OfferedTip = turn.Text };
        turn.Say($"{For(turn.Text).Text}\n\n{Offer}", new Choice("Gọi 113", Dials: "113"), new Choice("Gửi thành tin báo", "Gửi tin báo này"), new Choice("Tôi chỉ hỏi"));
    }

    private string Advice =>
        "Nhiều khả năng đây là lừa đảo. Làm ngay: CÚP MÁY, không nói tiếp; KHÔNG chuyển tiền, không đọc mã OTP, không cài ứng dụng, không bấm đường dẫn họ gửi. "
        + "Đã lỡ đọc mã, cài ứng dụng hay bị trừ tiền: gọi ngay tổng đài ngân hàng (số in trên thẻ) để khoá tài khoản, tắt mạng của điện thoại đó. "
        + $"Nói ngay với người nhà. Cần công an: gọi 113{ward.DutyLineSuffix}.";

    private Answered? ArticleOn(string text) =>
        desk.Answer(new Question(text)) is Answered { Citations: [{ } first, ..] } answer && first.DocumentId.StartsWith(Articles, StringComparison.Ordinal) ? answer : null;

    private static bool SpeaksOfAuthority(string text) => StoryReader.Has(text, "cong an", "canh sat", "vien kiem sat", "toa an", "lenh bat", "csgt", "can bo");
}
