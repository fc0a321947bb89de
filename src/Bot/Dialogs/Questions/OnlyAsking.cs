using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;
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

    public bool IsSaidBy(string text) => WordsOf(text) <= MostWords && understanding.Holds(text, Wish);

    public void StepAside(Turn turn)
    {
        var draft = turn.State.Draft!;
        turn.State = turn.State with { Draft = draft with { Paused = true, TouchedAt = clock.GetUtcNow() } };
        var aside = $"Vâng, bạn chỉ hỏi. {(draft.Stub is null ? "Tin báo tôi để sang một bên, chưa gửi gì cả" : TipDialog.AtDesk)}; muốn báo lại thì bấm “Tiếp tục”.".Replace(".;", ";", StringComparison.Ordinal);
        var asked = understanding.Without(turn.Text, Wish);
        var answer = AnswerTo(asked, draft.Answers.GetValueOrDefault(TipForm.What)?.Text ?? "");
        if (answer is Answered) turn.State = turn.State with { RecentQuestions = [.. turn.State.RecentQuestions.TakeLast(2), asked.Length > 0 ? asked : turn.Text] };
        turn.Say(answer is null ? $"{aside}\nBạn hỏi lại giúp bằng một câu, tôi trả lời ngay." : $"{answer.Text}\n\n{aside}", new Choice("Tiếp tục"), new Choice("Xoá nháp"));
    }

    /// <summary>What was asked now, else what the form was begun with; null when neither asks anything that is known.</summary>
    private Answer? AnswerTo(string asked, string told)
    {
        var subject = told.Length <= LongestSubject ? told : "";
        List<string> tries = [];
        if (asked.Length > 0)
        {
            if (WordsOf(asked) <= MostWordsOfKind && subject.Length > 0) tries.Add($"{subject.TrimEnd('.', '?', '!', ' ')} {asked}");
            if (WordsOf(asked) <= MostWordsOfKind && understanding.DeedIn(told) is { } deed) tries.Add($"{deed} {asked}");
            tries.Add(asked);
        }
        if (told.Length > 0) tries.Add(told);
        var answers = tries.ConvertAll(text => desk.Ask(text));
        return answers.Find(answer => answer is Answered) ?? (asked.Length > 0 && WordsOf(asked) > MostWordsOfKind ? answers[0] : null);
    }

    private static int WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
