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
    internal string Complete(string text, string last)
    {
        if (last.Length == 0) return text;
        var said = FollowUpWords.Corrected(text) ?? text;
        if (Vehicle(said, last) is { } vehicle) return vehicle;
        if (Amounts.Complete(said, last) is { } amount) return amount;
        var ways = FollowUps.Ways(said, last, places);
        if (ways.Count == 1) return ways[0];
        var told = ways.Select(way => (Way: way, Found: find(way) as Found)).Where(way => way.Found is { } found && Subjects.AreKept(found, said, way.Way)).ToList();
        return told.Count == 0 ? ways[0] : told.MaxBy(way => way.Found!.Best.Score).Way;
    }

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
        if (SiblingBook.Find(words.Words).Find(mention => mention.Class == SiblingBook.Vehicle) is { } old) return words.With(old.First, old.End, vehicle.Name);
        if (find(last) is Found found && VehicleChoice.Of(last, found, find).FirstOrDefault(choice => choice.Vehicle == vehicle.Name) is { Found: { } chosen }) return string.Join(' ', Word.Split(chosen.Best.Unit.Passage.Document.Title).Select(word => word.Text));
        return VehicleChoice.With(last, vehicle.Name);
    }
}
