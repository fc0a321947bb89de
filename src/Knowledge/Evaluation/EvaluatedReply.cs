using AnTT.Knowledge.Answers;

namespace AnTT.Knowledge.Evaluation;

/// <summary>What a resident got for one row, however it came about.</summary>
/// <param name="End">answered, clarify, refused, out-of-force, other-place, other-authority; of the bot as a whole also emergency, tip, smalltalk, command, handoff.</param>
public sealed record EvaluatedReply(string End, string Text, IReadOnlyList<Citation> Citations)
{
    public bool IsAnswered => End == "answered";

    public static EvaluatedReply Of(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return new EvaluatedReply(EndOf(answer), answer.Text, answer.Citations);
    }

    /// <summary>Name of the end an answer is, as question sets and <c>ask --json</c> write it.</summary>
    public static string EndOf(Answer answer) => answer switch
    {
        Answered => "answered",
        Clarify => "clarify",
        OutOfForce => "out-of-force",
        OtherPlace => "other-place",
        OtherAuthority => "other-authority",
        _ => "refused",
    };
}
