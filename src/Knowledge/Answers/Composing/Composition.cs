namespace AnTT.Knowledge.Answers.Composing;

/// <summary>A message that asks several things in one sentence, as the questions it stands for.</summary>
/// <param name="Questions">Complete questions, in the order of the message.</param>
/// <param name="Labels">What tells each from the others, in the words of the message: "xe máy", "năm 2021".</param>
/// <param name="Operation">What is to be reckoned from their answers.</param>
internal sealed record Composition(IReadOnlyList<string> Questions, IReadOnlyList<string> Labels, Operation Operation)
{
    /// <summary>Questions one message may stand for.</summary>
    internal const int Most = 4;
}
