using AnTT.Knowledge.LanguageModel;

namespace AnTT.Knowledge.Answers;

/// <summary>What a resident asks, with what is known around it.</summary>
/// <param name="Text">The message as typed: with marks, without, in shorthand.</param>
/// <param name="Ward">Ward (phường) the asking channel serves: what "phường mình" means; null where unknown.</param>
/// <param name="On">Day whose law is asked for; null: today.</param>
/// <param name="Meaning">Vector of the text, where one could be had; a follow-up that has to be completed goes by its words.</param>
/// <param name="Before">The resident's earlier questions of this conversation, oldest first.</param>
public sealed record Question(
    string Text,
    string? Ward = null,
    DateOnly? On = null,
    IReadOnlyList<string>? Before = null,
    Meaning? Meaning = null)
{
    public IReadOnlyList<string> Before { get; init; } = Before ?? [];
}
