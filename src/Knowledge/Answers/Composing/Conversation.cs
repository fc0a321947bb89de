using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Completes what leans on the questions before it; where it may be completed in several ways, the knowledge base decides which is meant.</summary>
/// <param name="find">Looks a complete question up.</param>
internal sealed class Conversation(Func<string, Finding> find, PlaceBook places)
{
    /// <param name="text">The message, restored.</param>
    /// <param name="last">The complete question before it, restored; empty where there is none.</param>
    /// <param name="previous">The complete question before that.</param>
    internal string Complete(string text, string last, string previous)
    {
        if (last.Length == 0) return text;
        var said = FollowUpWords.Corrected(text) is { } corrected ? (Word.Split(corrected).Length <= LongestCorrection ? "còn " + corrected : corrected) : text;
        if (Vehicle(said, last) is { } vehicle) return vehicle;
        if (ComparedTurns.Complete(said, last, previous, places) is { } compared) return compared;
        if (Amounts.Complete(said, last) is { } amount) return amount;
        var ways = FollowUps.Ways(said, last, places);
        if (ways is [var only]) return only == said || SharesWords(last, only) || find(only) is not Found sole || IsOfSameField(sole, last, only, said) ? only : $"{last} {said}";
        var told = ways.Where(way => way != said).Select(way => (Way: way, Found: find(way) as Found)).Where(way => way.Found is { } found && Subjects.AreKept(found, said, way.Way) && IsOfSameField(found, last, way.Way, said)).ToList();
        if (told.Count > 0)
        {
            var best = told.MaxBy(way => way.Found!.Best.Score + (SharesWords(last, way.Way) ? KeepsSubject : 0) + NamesIt * Subjects.ShareNamed(way.Found!, said)).Found!.Best.Unit;
            var same = told.FindAll(way => ReferenceEquals(way.Found!.Best.Unit, best));
            return (same.Find(way => SharesWords(last, way.Way)) is { Way: { } kept } ? kept : null) ?? same[0].Way;
        }
        if (ways.Contains(said, StringComparer.Ordinal) && find(said) is Found) return said;
        return SharesWords(last, ways[0]) ? ways[0] : $"{last} {said}";
    }

    /// <summary>Where nothing of the subject is left in the words, the answer must lie in the same field of the knowledge base.</summary>
    private bool IsOfSameField(Found found, string last, string way, string said)
    {
        if (SharesWords(last, way) || Subjects.HasOwn(said)) return true;
        return find(last) is not Found before || Field(before) == Field(found);
    }

    /// <summary>Syllables of a correction that only names what is meant.</summary>
    private const int LongestCorrection = 4;

    /// <summary>What a reading that keeps words of the subject may score less and still be meant.</summary>
    private const double KeepsSubject = 0.1;

    /// <summary>What naming all of what is new in the message adds to the score of an answer.</summary>
    private const double NamesIt = 0.3;

    private static bool SharesWords(string last, string way)
    {
        var words = Word.Split(last).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var reading = QuestionReader.Read(way);
        return reading.Words.Where((word, at) => reading.IsContent[at] && !FollowUpWords.IsDependent(word.Text)).Any(word => words.Contains(word.Text));
    }

    private static string Field(Found found) => found.Best.Unit.Passage.Document.Id is var id && id.LastIndexOf('/') is > 0 and var end ? id[..end] : id;

    /// <summary>"Xe máy", "còn ô tô?": the same act with that vehicle, in the words of its article where the vehicle was asked back.</summary>
    private string? Vehicle(string text, string last)
    {
        var reading = QuestionReader.Read(text);
        var named = SiblingBook.Find(reading.Words);
        if (named is not [{ Class: SiblingBook.Vehicle } vehicle]) return null;
        for (var at = 0; at < reading.Words.Count; at++)
        {
            if (reading.IsContent[at] && (at < vehicle.First || at >= vehicle.End) && reading.Words[at].Text is not ("lái" or "chạy" or "loại")) return null;
        }
        var words = new WordText(last);
        if (SiblingBook.Find(words.Words).Find(mention => mention.Class == SiblingBook.Vehicle) is { } old)
        {
            var swapped = words.With(old.First, old.End, vehicle.Name);
            return find(last) is Found before && find(swapped) is Found after && VehicleChoice.SameActOf(before.Best, after, vehicle.Name) is { } told && !ReferenceEquals(told.Unit, after.Best.Unit)
                ? Asked(told)
                : swapped;
        }
        if (find(last) is Found found && VehicleChoice.Of(last, found, find).FirstOrDefault(choice => choice.Vehicle == vehicle.Name) is { Found: { } chosen }) return Asked(chosen.Best);
        return VehicleChoice.With(last, vehicle.Name);
    }

    /// <summary>The question an article answers, as words.</summary>
    private static string Asked(Candidate article) => string.Join(' ', Word.Split(article.Unit.Passage.Document.Title).Select(word => word.Text));
}
