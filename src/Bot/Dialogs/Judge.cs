using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Talk;
using Answer = AnTT.Knowledge.Answers.Answer;
using Answered = AnTT.Knowledge.Answers.Answered;
using EvaluatedReply = AnTT.Knowledge.Evaluation.EvaluatedReply;
using Refused = AnTT.Knowledge.Answers.Refused;

namespace AnTT.Bot.Dialogs;

/// <param name="Intent">emergency, command, tip, question, smalltalk or unknown.</param>
/// <param name="Text">What the resident would read first.</param>
/// <param name="Answer">The knowledge base's answer, where it was asked.</param>
/// <param name="IsPlainQuestion">Surely a question and nothing else.</param>
internal sealed record Judgement(string Intent, string Text, Answer? Answer = null, bool IsPlainQuestion = false)
{
    /// <summary>How the message ended: answered, clarify, refused, out-of-force, other-place, other-authority, or what it was instead of a question.</summary>
    public string End => Answer is { } answer && Intent is "question" or "unknown" ? EvaluatedReply.EndOf(Answer!) : Intent is "unknown" ? "refused" : Intent is "question" ? "handoff" : Intent;

    /// <summary>Why a question was refused; null for every other end.</summary>
    public string? Reason => Answer is Refused refused ? refused.Reason.ToString() : null;

    public EvaluatedReply Evaluated => new(End, Text, End == "answered" ? Answer!.Citations : []);
}

/// <summary>The first judgement of a message outside any conversation, as the dialogs make it.</summary>
internal sealed class Judge(MessageUnderstanding understanding, AnswerDesk desk, WardText ward, OwnMatters own, ScamAdvice scams, TimeProvider clock)
{
    private const string TakesTip = "Tôi giúp bạn gửi việc này cho công an phường (ẩn danh nếu bạn muốn). Nếu có người đang gặp nguy hiểm, hãy gọi ngay 113.";

    public Judgement Decide(string text) => Decide(new Knowledge.Answers.Question(text));

    /// <param name="question">The message, with the day whose law is asked for and the questions before it.</param>
    public Judgement Decide(Knowledge.Answers.Question question)
    {
        var text = question.Text;
        var understood = understanding.Read(text, new MessageContext(clock.GetUtcNow()));
        if (understood.Intent is not (Emergency or Command) && own.AnswerTo(text) is { } said) return new Judgement("question", said.Reply);
        if (understood.Intent is not Emergency && scams.IsRecovery(text, isToldOfFraud: false)) return new Judgement("question", $"{scams.OnRecovery}\n\n{ScamAdvice.Offer}", scams.ArticleOnRecovery);
        if (scams.IsUnderWay(text, understood) || scams.IsJustSent(text, understood)) return OnScam(text);
        if (scams.IsDoubted(text, understood)) return OnScam(text) with { Intent = "question" };
        return understood.Intent switch
        {
            Emergency => new Judgement("emergency", understood.Reply!),
            Command => new Judgement("command", "Bạn cần gì? Chọn một mục, hoặc cứ nhắn bằng lời của mình."),
            Tip { Confidence: <= TipReader.Offered } unsure => FromDocuments(question, unsure.Confidence > TipReader.Uncertain) ?? new Judgement("tip", TakesTip),
            Tip => new Judgement("tip", TakesTip),
            OfficerComplaint => new Judgement("tip", Conflict.ConflictDoor.Pointer(ward)),
            SmallTalk => new Judgement("smalltalk", understood.Reply ?? "Xin chào! Bạn cần hỏi gì hoặc muốn báo tin gì?"),
            Declined { Reason: DeclineReason.OffTopic or DeclineReason.Politics or DeclineReason.Gossip } when desk.Answer(question) is Answered { Confidence: > SurelyMeant } answer => new Judgement("question", answer.Text, answer),
            Declined => new Judgement("unknown", understood.Reply ?? desk.Answer(question).Text),
            Question { IsExplicit: true } => FromKnowledge("question", question, understood),
            _ => FromKnowledge("unknown", question, understood),
        };
    }

    private Judgement OnScam(string text)
    {
        var (advice, source) = scams.For(text);
        return new Judgement(source is null ? "tip" : "question", $"{advice}\n\n{ScamAdvice.Offer}", source);
    }

    /// <summary>Words that may be a story or a title of something: a document of the ward that says just that answers.</summary>
    private Judgement? FromDocuments(Knowledge.Answers.Question question, bool tellsOfOffence)
    {
        var found = desk.Answer(question);
        if (QuestionDialog.IsOtherBusiness(found, tellsOfOffence)) return new Judgement("question", found.Text, found);
        if (found is not Answered answer) return null;
        var everyday = answer.Citations[0].DocumentId.StartsWith("hoi-dap/", StringComparison.Ordinal);
        var meant = desk.Asks(question.Text) ? answer.Confidence > (everyday ? JustMeant : LikelyMeant) : answer.Confidence > SurelyMeant && !everyday;
        return meant ? new Judgement("question", answer.Text, answer) : null;
    }

    /// <summary>Confidence from which a text is just what was asked for, whatever else the words could be.</summary>
    internal const double SurelyMeant = 0.8;

    /// <summary>The same of an everyday article, whose words stories share.</summary>
    private const double JustMeant = 0.9;

    /// <summary>The same of a message that has a word of asking once it is read with its marks and in full words.</summary>
    private const double LikelyMeant = 0.6;

    private Judgement FromKnowledge(string intent, Knowledge.Answers.Question question, Understood understood)
    {
        var answer = desk.Answer(question);
        if (answer is Answered) return new Judgement("question", answer.Text, answer, understood.Intent is Question { IsExplicit: true });
        return understood.Offer is not null && !QuestionDialog.IsOtherBusiness(answer, tellsOfOffence: understood.Intent is not Question { IsExplicit: true }) ? new Judgement("tip", TakesTip) : new Judgement(intent, answer.Text, answer);
    }
}
