using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Slots;
using AnTT.Knowledge.Answers;

namespace AnTT.Bot.Dialogs.Questions;

/// <summary>"Không, tôi chỉ hỏi phạt bao nhiêu": the form steps aside with all that was told, and what was asked is answered at once.</summary>
internal sealed class OnlyAsking(MessageUnderstanding understanding, AnswerDesk desk, TimeProvider clock)
{
    private const string Wish = "wish.chi-hoi";

    /// <summary>A longer message tells something.</summary>
    private const int MostWords = 24;

    /// <summary>"Phạt bao nhiêu", "đi tù mấy năm": what it is about was said before.</summary>
    private const int MostWordsOfKind = 6;

    /// <summary>A story of more letters is no half of a question.</summary>
    private const int LongestSubject = 200;

    /// <summary>Whether the words leave the form: nothing is left of them, or a question; what tells of a place or of people stays a tip.</summary>
    public bool IsSaidBy(string text, TipSlots slots)
    {
        if (WordsOf(text) > MostWords || !understanding.Holds(text, Wish)) return false;
        var left = understanding.Without(text, Wish);
        return left.Length == 0 || (!Tells(slots) && (WordsOf(left) <= FewWords || desk.Asks(left)));
    }

    /// <summary>"Bạn cháu thôi": so few words tell nothing.</summary>
    private const int FewWords = 3;

    /// <summary>Whether the words name a place here, somebody, or what can be looked up.</summary>
    internal static bool Tells(TipSlots slots) =>
        slots.Where is { Value.Outside: null } || slots.People is not null || slots.Person is not null || slots.Plates.Count + slots.Phones.Count + slots.Accounts.Count + slots.Links.Count > 0;

    /// <summary>"Phạt họ thế nào" in the middle of a form: asked of what is being told; answered, and never written down as an answer of the form.</summary>
    /// <returns>False when the words ask no law.</returns>
    public bool TryAnswerInside(Turn turn, TipSlots slots)
    {
        if (turn.State.Draft is not { Paused: false, Asking: { } asking } draft || asking is TipForm.What || WordsOf(turn.Text) > MostWordsInside || Tells(slots) || !understanding.Holds(turn.Text, "form.hoi-luat")) return false;
        if (AnswerTo(turn.Text, draft.Answers.GetValueOrDefault(TipForm.What)?.Text ?? "", ofTold: false) is ({ } answer, var question) && answer is Answered)
        {
            QuestionDialog.Remember(turn, answer, question);
            turn.Say(answer.Text);
        }
        else
        {
            turn.Say("Câu này tôi chưa tìm thấy trong kho tài liệu; cán bộ đọc tin sẽ trả lời được.");
        }
        return true;
    }

    private const int MostWordsInside = 10;

    public void StepAside(Turn turn)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with { Draft = draft with { Paused = true, TouchedAt = clock.GetUtcNow() } };
        var aside = $"Vâng, bạn chỉ hỏi. {(draft.Stub is null ? "Tin báo tôi để sang một bên, chưa gửi gì cả" : TipDialog.AtDesk)}; muốn báo lại thì bấm “Tiếp tục”.".Replace(".;", ";", StringComparison.Ordinal);
        var asked = understanding.Without(turn.Text, Wish);
        var (answer, question) = AnswerTo(asked, draft.Answers.GetValueOrDefault(TipForm.What)?.Text ?? "");
        if (answer is not null) QuestionDialog.Remember(turn, answer, question);
        turn.Say(
            answer is null ? $"{aside}\nBạn hỏi lại giúp bằng một câu, tôi trả lời ngay." : $"{answer.Text}\n\n{aside}",
            [.. answer is Clarify clarify ? clarify.Choices.Select(choice => new Choice(choice)) : [], new Choice("Tiếp tục"), new Choice("Xoá nháp")]);
    }

    /// <summary>What was asked now, else what the form was begun with, and the question that found it; null when neither asks anything that is known.</summary>
    /// <param name="ofTold">Whether what was told may be the question itself.</param>
    private (Answer? Answer, string Question) AnswerTo(string asked, string told, bool ofTold = true)
    {
        var subject = told.Length <= LongestSubject ? told : "";
        Answer? last = null;
        foreach (var question in Tries(asked, told, subject, ofTold))
        {
            var answer = desk.Ask(question);
            if (answer is Answered or Clarify) return (answer, question);
            if (question == asked) last = answer;
        }
        return asked.Length > 0 && WordsOf(asked) > MostWordsOfKind ? (last, asked) : (null, asked);
    }

    private IEnumerable<string> Tries(string asked, string told, string subject, bool ofTold)
    {
        if (asked.Length > 0)
        {
            if (WordsOf(asked) <= MostWordsOfKind && subject.Length > 0) yield return $"{subject.TrimEnd('.', '?', '!', ' ')} {asked}";
            if (WordsOf(asked) <= MostWordsOfKind && understanding.DeedIn(told) is { } deed) yield return $"{deed} {asked}";
            yield return asked;
        }
        if (ofTold && told.Length > 0) yield return told;
    }

    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
