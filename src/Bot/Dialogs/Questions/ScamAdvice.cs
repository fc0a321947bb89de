using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Talk;
using AnTT.Knowledge.Answers;
using Question = AnTT.Knowledge.Answers.Question;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Somebody is being talked out of money right now: what to do in this minute comes before any form.</summary>
internal sealed class ScamAdvice(MessageUnderstanding understanding, AnswerDesk desk, WardText ward, TimeProvider clock)
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
        && !understanding.Holds(text, "fraud.da-mat") && (desk.Answer(new Question(text)) is not Answered answer || (IsDemand(text) && !IsOnFraud(answer)));

    /// <summary>Somebody calls or writes and demands.</summary>
    private bool IsAtIt(string text) =>
        text.Length <= LongestCall && IsDemand(text) && !understanding.Holds(text, "fraud.da-mat") && !understanding.Holds(text, "fraud.chi-hoi") && !understanding.Holds(text, "fraud.viec-khac");

    private bool IsDemand(string text) => understanding.Holds(text, "fraud.ke-goi") && understanding.Holds(text, "fraud.doi-hoi");

    private static bool MayBeFraud(TipCategory? kind) => kind is null or { Code: "lua-dao" or StoryReader.Other };

    /// <summary>A longer story, letters, is told of something that was.</summary>
    private const int LongestCall = 260;

    /// <summary>Has just sent the money and asks what to do or whom to call first: each minute counts.</summary>
    public bool IsJustSent(string text, Understood understood) =>
        text.Length <= LongestStory && understood is { Intent: Tip or Understanding.Question or Unknown } && (MayBeFraud((understood.Intent as Tip)?.Category ?? understood.Offer) || SpeaksOfAuthority(text))
        && understanding.Holds(text, "fraud.vua-chuyen") && (understanding.Holds(text, "fraud.goi-ai") || understanding.Holds(text, "fraud.hoi-tiep")) && understanding.Holds(text, "fraud.ke-goi");

    /// <summary>A longer text, letters, is pasted.</summary>
    private const int LongestStory = 2000;

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
        var sent = understanding.Holds(turn.Text, "fraud.vua-chuyen");
        Say(turn, For(turn.Text).Text, sent ? ScamStage.MoneySent : ScamStage.Demanded);
    }

    private void Say(Turn turn, string advice, ScamStage stage)
    {
        turn.State = turn.State with { OfferedTip = turn.State.Scam is null || !IsFresh(turn.State.Scam) || turn.State.OfferedTip is not { } told ? turn.Text : Joined(told, turn.Text), Scam = new ScamNote(clock.GetUtcNow(), stage) };
        turn.Say($"{advice.TrimEnd()}\n\n{Offer}", new Choice("Gọi 113", Dials: "113"), new Choice("Gửi thành tin báo", "Gửi tin báo này"), new Choice("Tôi chỉ hỏi"));
    }

    /// <summary>What was told of the scam, message after message, for the tip that is offered; cut where it grows long.</summary>
    private static string Joined(string told, string more) => told.Length + more.Length > LongestStory || told.EndsWith(more, StringComparison.Ordinal) ? told : $"{told}\n{more}";

    /// <summary>Whoever was told of a scam and goes on about it within the half hour: what fits how far it has come.</summary>
    /// <returns>False for other matters, which go their own way.</returns>
    public bool TryGoOn(Turn turn, Understood understood)
    {
        var text = turn.Text;
        if (understood.Intent is Emergency or OfficerComplaint || text.Length > LongestCall) return false;
        var note = IsFresh(turn.State.Scam) ? turn.State.Scam : null;
        if (IsRecovery(text, isToldOfFraud: note is not null))
        {
            Say(turn, OnRecovery, ScamStage.Recovery);
            return true;
        }
        if (note is null || understanding.Holds(text, "fraud.viec-khac") || StageAfter(note.Stage, text) is not { } stage) return false;
        Say(turn, stage switch { ScamStage.MoneySent => OnSent, ScamStage.CodeGiven => OnCode, ScamStage.Recovery => OnRecovery, _ => Advice }, stage);
        return true;
    }

    private bool IsFresh(ScamNote? note) => note is not null && clock.GetUtcNow() - note.At < Remembered;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(30);

    /// <returns>Null when the words are no part of the scam told of.</returns>
    private ScamStage? StageAfter(ScamStage before, string text)
    {
        var denied = understanding.Holds(text, "fraud.chua-lam");
        if (!denied && understanding.Holds(text, "fraud.da-gui")) return ScamStage.MoneySent;
        if (!denied && understanding.Holds(text, "fraud.da-doc")) return before == ScamStage.MoneySent ? before : ScamStage.CodeGiven;
        var goesOn = understanding.Holds(text, "fraud.con-may") || (denied && WordsOf(text) <= MostWordsOfAsking) || IsDemand(text);
        return goesOn || (understanding.Holds(text, "fraud.hoi-tiep") && (WordsOf(text) <= MostWordsOfAsking || understanding.Holds(text, "fraud.doi-hoi"))) ? before : null;
    }

    /// <summary>"Giờ em phải làm gì tiếp theo đây ạ": more words ask of something named.</summary>
    private const int MostWordsOfAsking = 9;

    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The return of lost money is offered, or more is demanded for it.</summary>
    /// <param name="isToldOfFraud">A fraud was told of before; otherwise it must be asked about.</param>
    public bool IsRecovery(string text, bool isToldOfFraud) =>
        text.Length <= LongestCall && understanding.Holds(text, "fraud.lay-lai") && (isToldOfFraud || understanding.Holds(text, "fraud.hoi-tiep")) && !understanding.Holds(text, "fraud.viec-khac");

    /// <summary>In the middle of a tip about fraud: the second scam is named, what was told of it is kept as a detail, and the form goes on.</summary>
    public bool TryWarnInside(Turn turn)
    {
        if (turn.State.Draft is not { CategoryCode: "lua-dao", Paused: false } draft || !draft.Answers.ContainsKey(TipForm.What)) return false;
        var asksOn = IsFresh(turn.State.Scam) && turn.State.Scam!.Stage == ScamStage.Recovery && understanding.Holds(turn.Text, "fraud.hoi-tiep") && WordsOf(turn.Text) <= MostWordsOfAsking;
        if (!asksOn && !IsRecovery(turn.Text, isToldOfFraud: true)) return false;
        turn.State = turn.State with { Draft = asksOn ? draft : Drafts.AddDetail(draft, turn.Text), Scam = new ScamNote(clock.GetUtcNow(), ScamStage.Recovery) };
        turn.Say(OnRecovery.TrimEnd());
        return true;
    }

    /// <summary>"Không" first: that is what is asked.</summary>
    public string OnRecovery => "Không, đừng đóng thêm đồng nào. " + FirstHelp.Recovery + (ArticleOnRecovery is { } article ? "\n" + article.Text : "");

    private const string OfRecovery = "Có người trên mạng nhận lấy lại tiền bị lừa giúp, có nên tin không?";

    /// <summary>The article behind <see cref="OnRecovery"/>; null where the knowledge base has none.</summary>
    public Answered? ArticleOnRecovery => ArticleOn(OfRecovery);

    private string OnSent => $"{FirstHelp.BankNow}Họ còn gọi thì CÚP MÁY, không chuyển thêm. Gọi ngân hàng xong, gọi 113{ward.DutyLineSuffix} hoặc đến công an gần nhất trình báo.";

    private string OnCode => $"{FirstHelp.LockNow}CÚP MÁY, không chuyển tiền, không đọc thêm mã nào. Gọi ngân hàng xong, gọi 113{ward.DutyLineSuffix} hoặc đến công an gần nhất trình báo.";

    private string Advice =>
        "Nhiều khả năng đây là lừa đảo. Làm ngay: CÚP MÁY, không nói tiếp; KHÔNG chuyển tiền, không đọc mã OTP, không cài ứng dụng, không bấm đường dẫn họ gửi. "
        + "Đã lỡ đọc mã, cài ứng dụng hay bị trừ tiền: gọi ngay tổng đài ngân hàng (số in trên thẻ) để khoá tài khoản, tắt mạng của điện thoại đó. "
        + $"Nói ngay với người nhà. Cần công an: gọi 113{ward.DutyLineSuffix}.";

    private Answered? ArticleOn(string text) =>
        desk.Answer(new Question(text)) is Answered answer && IsOnFraud(answer) ? answer : null;

    private static bool IsOnFraud(Answered answer) => answer.Citations is [{ } first, ..] && first.DocumentId.StartsWith(Articles, StringComparison.Ordinal);

    private static bool SpeaksOfAuthority(string text) => StoryReader.Has(text, "cong an", "canh sat", "vien kiem sat", "toa an", "lenh bat", "csgt", "can bo");
}
