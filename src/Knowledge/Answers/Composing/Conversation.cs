using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

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
        if (Lack(text, last) is { } lack) return lack;
        var complete = Completed(text, last, previous);
        if (complete == text && OfSameWard(text, last) is { } kept) return kept;
        return complete == text && find(text) is not Found && OfSameArticle(text, last) is { } whole ? whole : complete;
    }

    /// <summary>"Mục tiêu giảm tội phạm bao nhiêu" after a resolution of one ward: the document of another ward does not answer in its place.</summary>
    private string? OfSameWard(string text, string last)
    {
        var ward = places.Find(Word.Split(last)).Find(place => place.IsWard && place.WordCount > 0);
        if (ward is null || places.Find(Word.Split(text)).Count > 0) return null;
        if (find(text) is not Found { Best.Unit: var unit } || unit.Passage.Document.Wards.Count == 0 || unit.Places.Contains(ward.Key)) return null;
        var way = $"{FollowUps.Named(QuestionReader.Read(last), places)} {text}";
        return find(way) is Found other && other.Best.Unit.Places.Contains(ward.Key) ? way : null;
    }

    /// <summary>"Nếu không có bằng thì sao" after another act: the lack is an act of its own, with the vehicle of the talk.</summary>
    private string? Lack(string text, string last)
    {
        var words = new WordText(text);
        var first = 0;
        while (first < words.Length && words.Words[first].Text is "nếu" or "còn" or "thế" or "mà" or "lỡ") first++;
        if (first == 0 || words.Length < first + LeastOfLack || words.Words[first].Text != "không" || !text.EndsWith(" thì sao", StringComparison.Ordinal)) return null;
        var act = words.Slice(first, words.Length - 2);
        var vehicle = SiblingBook.VehiclesIn(act).Count == 0 && SiblingBook.VehiclesIn(last) is [var named] ? named : string.Empty;
        var way = WordText.Joined(vehicle, act, "phạt bao nhiêu");
        return find(last) is Found { Best.Unit.Kind: UnitKind.Article } before && find(way) is Found { Best.Unit.Kind: UnitKind.Article } after && !ReferenceEquals(before.Best.Unit, after.Best.Unit) ? way : null;
    }

    /// <summary>"Không …" and "thì sao" with something between.</summary>
    private const int LeastOfLack = 4;

    /// <summary>A message that looks whole and finds nothing, but that the article which answered last also answers.</summary>
    private string? OfSameArticle(string text, string last)
    {
        var way = $"{FollowUps.Bare(QuestionReader.Read(last))} {text}";
        return find(last) is Found before && find(way) is Found after && ReferenceEquals(before.Best.Unit, after.Best.Unit) ? way : null;
    }

    private string Completed(string text, string last, string previous)
    {
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
        var others = Enumerable.Range(0, reading.Words.Count).Where(at => (reading.IsContent[at] || reading.Words[at].IsNumber) && (at < vehicle.First || at >= vehicle.End) && reading.Words[at].Text is not ("lái" or "chạy" or "loại")).ToList();
        if (others.Count > 0)
        {
            // "Xe máy, thổi 0,5": the vehicle and what was measured.
            if (others.Count > MostMeasured || !others.Exists(at => reading.Words[at].IsNumber) || reading.HasQuestionWord) return null;
            var measured = string.Join(' ', others.Select(at => reading.Text[reading.Words[at].Start..reading.Words[at].End]));
            return Vehicle(vehicle.Name, last) is { } with ? $"{with} {measured}" : null;
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

    private const int MostMeasured = 4;

    /// <summary>The question an article answers, as words.</summary>
    private static string Asked(Candidate article) => string.Join(' ', Word.Split(article.Unit.Passage.Document.Title).Select(word => word.Text));
}
