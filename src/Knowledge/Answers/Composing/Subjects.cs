using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Holds an answer to a follow-up against what the talk is about, so that it never answers of something else.</summary>
internal static class Subjects
{
    /// <summary>Share of the subject that the answer or its headings must name.</summary>
    private const double MostOfIt = 0.6;

    /// <param name="said">What the resident sent, restored.</param>
    /// <param name="complete">The same with what it takes over.</param>
    internal static bool AreKept(Found found, string said, string complete)
    {
        var text = Padded(found.Best);
        var own = SubjectWords(said);
        if (!own.TrueForAll(word => Has(text, word))) return false;
        var all = SubjectWords(complete);
        return all.Count == 0 || all.Count(word => Has(text, word)) >= MostOfIt * all.Count;
    }

    private static List<string> SubjectWords(string question)
    {
        var reading = QuestionReader.Read(question);
        return [.. reading.Words.Where((word, at) => reading.IsContent[at] && !word.IsNumber && !FollowUpWords.IsDependent(word.Text) && !LightWords.Single(word.Text)).Select(word => word.Text).Distinct(StringComparer.Ordinal)];
    }

    private static string Padded(Candidate candidate)
    {
        var (unit, passage) = (candidate.Unit, candidate.Unit.Passage);
        return $" {string.Join(' ', Word.Split(string.Join(" ; ", [unit.Text, unit.Lead, passage.Document.Title, .. passage.Document.Aliases, .. passage.Document.Wards, .. passage.Path, .. passage.Questions])).Select(word => word.Text))} ";
    }

    private static bool Has(string padded, string word) => padded.Contains($" {word} ", StringComparison.Ordinal);
}
