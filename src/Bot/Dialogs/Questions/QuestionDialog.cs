using AnTT.Bot.Conversations;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.LanguageModel;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>Questions about law and the ward's documents: the cited answer, a question back, or an honest no.</summary>
internal sealed class QuestionDialog(AnswerDesk desk, AnswerWording wording, AnswerMeanings meanings)
{
    private const int Remembered = 6;

    /// <summary>Letters kept of a question.</summary>
    private const int LongestRemembered = 300;

    /// <summary>Times in a row the bot asks back before it sends the resident to a person.</summary>
    private const int MostAskedBack = 2;

    /// <summary>Confidence from which an answer may interrupt a form.</summary>
    private const double SureEnough = 0.5;

    /// <param name="isPlainQuestion">Surely a question and nothing else: only such words may be shown to a model.</param>
    public void Answer(Turn turn, bool isPlainQuestion)
    {
        var mayLeave = isPlainQuestion && turn.State.Draft is null;
        Meaning? meaning = null;
        if (mayLeave && meanings.IsOn && !turn.TryGet($"meaning:{turn.Text}", ct => meanings.OfAsync(turn.Text, ct), out meaning)) return;
        var answer = desk.Ask(turn.Text, turn.State.RecentQuestions, meaning);
        Remember(turn, answer);
        switch (answer)
        {
            case Answered found when mayLeave && wording.IsOn:
                if (turn.TryGet($"wording:{turn.Text}\n{found.Short}", ct => wording.PlainerAsync(turn.Text, found, ct), out var plainer)) turn.Say((plainer ?? found).Text);
                break;
            case Answered:
                turn.Say(answer.Text);
                break;
            case Clarify when turn.State.AskedBack > MostAskedBack:
                turn.State = turn.State with { AskedBack = 0 };
                turn.Say("Tôi vẫn chưa rõ bạn hỏi việc nào. Bạn viết thành một câu có đủ việc, loại xe hay tên giấy tờ, hoặc hỏi trực tiếp cán bộ Công an phường.", new("Gặp cán bộ"), new("Hỏi quy định"), new("Báo tin", "Tôi muốn báo tin"));
                break;
            case Clarify clarify:
                turn.Say(clarify.Text, [.. clarify.Choices.Select(choice => new Choice(choice)), new Choice("Không phải các mục này", "Menu")]);
                break;
            case Refused { Nearest.Count: > 0 } refused:
                turn.State = turn.State with { Misses = turn.State.Misses + 1 };
                turn.Say(answer.Text, [.. refused.Nearest.Select(choice => new Choice(choice)), new("Gặp cán bộ")]);
                break;
            default:
                turn.State = turn.State with { Misses = turn.State.Misses + 1 };
                turn.Say(answer.Text, turn.State.Misses > 1 ? [new("Gặp cán bộ"), .. Greeting.Menu.Take(2)] : [new("Báo tin", "Tôi muốn báo tin"), new("Gặp cán bộ")]);
                break;
        }
    }

    private const string OfferTip = "Bạn đang gặp hay thấy việc này? Tôi gửi giúp thành tin báo cho công an phường được, không cần nói tên. Đang nguy hiểm thì gọi 113.";

    /// <summary>For a message that may be a tip as well as a question: says what it found, or that it found nothing, and offers to file; never files by itself.</summary>
    /// <param name="asks">It is a question first: then it hears also that nothing was found.</param>
    /// <param name="tellsOfOffence">Words of a kind of tip stand in it.</param>
    public void AnswerOrOfferTip(Turn turn, bool asks, bool tellsOfOffence = true)
    {
        var answer = desk.Ask(turn.Text, turn.State.RecentQuestions);
        // What a plan or a report tells is asked about, not reported.
        var isOfDocument = asks && answer is Answered { Confidence: >= SureEnough } told && told.Citations.Any(citation => !citation.DocumentId.StartsWith("hoi-dap/", StringComparison.Ordinal));
        if (isOfDocument || IsOtherBusiness(answer, tellsOfOffence))
        {
            Answer(turn, isPlainQuestion: false);
            return;
        }
        Remember(turn, answer);
        turn.State = turn.State with { OfferedTip = turn.Text };
        var said = answer switch
        {
            Answered { Confidence: >= SureEnough } => answer.Text + "\n\n",
            Clarify when asks => answer.Text + "\n\n",
            _ when asks => "Câu bạn hỏi, tôi chưa tìm thấy trong kho tài liệu hiện có. ",
            _ => "",
        };
        turn.Say(
            said + OfferTip,
            [.. answer is Clarify clarify && asks ? clarify.Choices.Select(choice => new Choice(choice)) : [], new Choice("Gửi thành tin báo", "Gửi tin báo này"), new Choice("Tôi chỉ hỏi")]);
    }

    /// <summary>What nobody files: weather, homework, another office's matter. Where no word tells of an offence, also other people's data and how offences are done.</summary>
    internal static bool IsOtherBusiness(Answer answer, bool tellsOfOffence) => answer switch
    {
        OtherAuthority => !tellsOfOffence,
        Refused { Reason: RefusalReason.OffTopic or RefusalReason.Politics or RefusalReason.RuleChange } => true,
        Refused { Reason: RefusalReason.PrivatePerson or RefusalReason.ReporterIdentity or RefusalReason.Harmful } => !tellsOfOffence,
        _ => false,
    };

    /// <summary>Whether the knowledge base surely has an answer.</summary>
    public bool Knows(Turn turn) => desk.Ask(turn.Text, turn.State.RecentQuestions) is Answered { Confidence: >= SureEnough };

    /// <summary>Answers a question in the middle of a form, if the knowledge base surely does.</summary>
    public bool TryAnswerInside(Turn turn) => TryAnswer(turn, SureEnough);

    /// <summary>Answers what seems to be other business where the knowledge base has just that.</summary>
    public bool TryAnswerOtherBusiness(Turn turn) => TryAnswer(turn, Judge.SurelyMeant);

    private bool TryAnswer(Turn turn, double least)
    {
        if (desk.Ask(turn.Text, turn.State.RecentQuestions) is not Answered answer || answer.Confidence < least) return false;
        Remember(turn, answer);
        turn.Say(answer.Text);
        return true;
    }

    private static void Remember(Turn turn, Answer answer) => Remember(turn, answer, turn.Text);

    /// <param name="question">What was answered: longer than what was typed where the subject was told before.</param>
    internal static void Remember(Turn turn, Answer answer, string question) => turn.State = turn.State with
    {
        RecentQuestions = [.. turn.State.RecentQuestions.TakeLast(Remembered - 1), question.Length > LongestRemembered ? question[..LongestRemembered] : question],
        Misses = answer.IsAnswered ? 0 : turn.State.Misses,
        AskedBack = answer is Clarify ? turn.State.AskedBack + 1 : 0,
    };
}
