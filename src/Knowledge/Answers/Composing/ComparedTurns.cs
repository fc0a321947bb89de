using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>"Hơn nhau bao nhiêu?", "nơi nào cao hơn", "khác khiếu nại thế nào": sets what was asked last beside what was asked before it, or beside what the message names.</summary>
internal static class ComparedTurns
{
    /// <param name="previous">The complete question before <paramref name="last"/>; empty where there is none.</param>
    /// <returns>The complete comparison; null where the message compares nothing or there is no pair.</returns>
    internal static string? Complete(string text, string last, string previous, PlaceBook places)
    {
        var (rest, operation, _) = ComparisonWords.Take(text);
        if (operation is not (Operation.Difference or Operation.Unlike or Operation.Sum)) return null;
        var own = Members(rest, places);
        var lasts = Members(last, places);
        if (lasts.Count == 0) return null;
        if (own is [var named])
        {
            var other = lasts.Find(member => member.Class == named.Class && member.Name != named.Name);
            if (other is null) return null;
            return operation == Operation.Unlike ? $"{other.Name} {text}" : Beside(last, other, $"{other.Name} và {named.Name}", Said(text));
        }
        if (own.Count > 0 || previous.Length == 0 || HasSubject(rest)) return null;
        var earlier = Members(previous, places);
        foreach (var member in lasts)
        {
            if (earlier.Find(before => before.Class == member.Class && before.Name != member.Name) is { } pair) return Beside(last, member, $"{pair.Name} và {member.Name}", Said(text));
        }
        return null;
    }

    private static string Beside(string last, SiblingMention member, string both, string asked) => $"{new WordText(last).With(member.First, member.End, both)} {asked}";

    /// <summary>Only the words of comparing: what is counted stands in the question before.</summary>
    private static string Said(string text) => ComparisonWords.Take(text).Operation switch
    {
        Operation.Sum => "cộng lại",
        Operation.Unlike => "khác nhau thế nào",
        _ => "chênh nhau",
    };

    private static bool HasSubject(string rest)
    {
        var reading = QuestionReader.Read(rest);
        return reading.Words.Where((word, at) => reading.IsContent[at] && !FollowUpWords.IsDependent(word.Text) && !reading.Unit.Contains(word.Text) && !LightWords.Single(word.Text)).Any();
    }

    private static List<SiblingMention> Members(string text, PlaceBook places)
    {
        var words = new WordText(text);
        return
        [
            .. places.Find(words.Words).Where(place => place.WordCount > 0).Select(place => new SiblingMention("place", place.Name, place.FirstWord, place.FirstWord + place.WordCount)),
            .. Enumerable.Range(0, words.Length).Where(at => words.Words[at] is { IsNumber: true, Text: ['1' or '2', _, _, _] }).Select(at => new SiblingMention("year", words.Words[at].Text, at, at + 1)),
            .. SiblingBook.Find(words.Words),
        ];
    }
}
