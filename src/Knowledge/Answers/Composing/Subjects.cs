using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Holds an answer to a follow-up against what the talk is about, so that it never answers of something else.</summary>
internal static class Subjects
{
    /// <summary>Share of the subject that the answer or its headings must name.</summary>
    private const double MostOfIt = 0.6;

    /// <summary>Share of what is new in the message that it must name.</summary>
    private const double HalfOfNew = 0.5;

    /// <param name="said">What the resident sent, restored.</param>
    /// <param name="complete">The same with what it takes over.</param>
    internal static bool AreKept(Found found, string said, string complete)
    {
        var text = Padded(found.Best);
        var own = SubjectWords(said, alone: true);
        if (own.Count(word => Has(text, word)) < HalfOfNew * own.Count) return false;
        if (AsksOfDocument(said) && found.Best.Unit.References.Count > 0 && found.Question.References.Count == 0) return false;
        var kept = SubjectWords(complete, alone: false).Except(own, StringComparer.Ordinal).ToList();
        return kept.Count == 0 || kept.Count(word => Has(text, word)) >= MostOfIt * kept.Count;
    }

    /// <summary>Whether the message names something of its own and not only a verb: "chửi bới", but not "mua bán".</summary>
    internal static bool HasOwn(string said) => SubjectWords(said, alone: false).Exists(word => !FollowUpWords.IsVerb(word));

    /// <summary>Share of what is new in the message that the text or its title names.</summary>
    internal static double ShareNamed(Found found, string said)
    {
        var text = $" {string.Join(' ', Word.Split($"{found.Best.Unit.Passage.Document.Title} ; {found.Best.Unit.Text}").Select(word => word.Text))} ";
        var own = SubjectWords(said, alone: true);
        return own.Count == 0 ? 0 : (double)own.Count(word => Has(text, word)) / own.Count;
    }

    /// <summary>"Ký ngày nào", "ban hành khi nào": a text that names another document tells of that one.</summary>
    private static bool AsksOfDocument(string said) => QuestionReader.Read(said) is var reading && reading.Wants(AskedKinds.When) && reading.Words.Any(word => word.Text is "ký" or "hành");

    /// <param name="alone">The words of one message, in which a common verb may be all there is.</param>
    private static List<string> SubjectWords(string question, bool alone)
    {
        var reading = QuestionReader.Read(question);
        return [.. reading.Words.Where((word, at) => reading.IsContent[at] && !word.IsNumber && !IsLight(reading, at, alone)).Select(word => word.Text).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsLight(QuestionReading reading, int at, bool alone)
    {
        var word = reading.Words[at].Text;
        return FollowUpWords.IsDependent(word) || LightWords.Single(word) || (!alone && (LightWords.IsEveryday(word) || LightWords.IsCommonVerb(word)))
            || (at > 0 && LightWords.Pair(reading.Words[at - 1].Text, word)) || (at + 1 < reading.Words.Count && LightWords.Pair(word, reading.Words[at + 1].Text));
    }

    private static string Padded(Candidate candidate)
    {
        var (unit, passage) = (candidate.Unit, candidate.Unit.Passage);
        return $" {string.Join(' ', Word.Split(string.Join(" ; ", [unit.Text, unit.Lead, passage.Document.Title, .. passage.Document.Aliases, .. passage.Document.Wards, .. passage.Path, .. passage.Questions])).Select(word => word.Text))} ";
    }

    private static bool Has(string padded, string word) => padded.Contains($" {word} ", StringComparison.Ordinal);
}
