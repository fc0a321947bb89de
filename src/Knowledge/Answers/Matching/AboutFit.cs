using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Keeps the day and the signer of a document out of answers about its content.</summary>
internal static class AboutFit
{
    /// <summary>What a document says of itself (its day, its signer) tells nothing of what it is about.</summary>
    internal static double FactorOf(QuestionReading question, Unit unit) =>
        unit.Passage.Role == PassageRole.About && (question.Kinds & ~AskedKinds.Duty) is AskedKinds.List or AskedKinds.How or AskedKinds.Why && question.Wants(AskedKinds.Duty | AskedKinds.How | AskedKinds.Why) ? AboutItself : 1;

    private const double AboutItself = 0.6;
}
