using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Finds out that an answer holds for one vehicle only although the question names none and there are others.</summary>
internal static class VehicleChoice
{
    private static readonly string[] Asked = ["xe máy", "ô tô", "xe đạp"];

    /// <summary>What another vehicle's answer must reach beside the best.</summary>
    private const double AboutAsGood = 0.8;

    /// <summary>The answers for each vehicle, with its name; fewer than two where the question needs no vehicle.</summary>
    internal static IReadOnlyList<(string Vehicle, Found Found)> Of(string question, Found found, Func<string, Finding> find)
    {
        if (found.Best.Unit.Kind != UnitKind.Article || SiblingBook.VehiclesIn(question).Count > 0 || !Array.Exists(Asked, vehicle => IsAbout(found.Best, vehicle))) return [];
        var all = new List<(string, Found)>();
        foreach (var vehicle in Asked)
        {
            var (source, told) = (found, IsAbout(found.Best, vehicle) ? found.Best : SameActOf(found.Best, found, vehicle));
            if (told is null && find(With(question, vehicle)) is Found other) (source, told) = (other, SameActOf(found.Best, other, vehicle));
            if (told is not null && !all.Exists(known => ReferenceEquals(known.Item2.Best.Unit, told.Unit))) all.Add((vehicle, source with { Best = told }));
        }
        return all.Count > 1 && all.Exists(known => ReferenceEquals(known.Item2.Best.Unit, found.Best.Unit)) ? all : [];
    }

    /// <summary>Among what came nearest the article on the same act of that vehicle; null where there is none.</summary>
    internal static Candidate? SameActOf(Candidate act, Found found, string vehicle) =>
        found.Nearest.Prepend(found.Best).FirstOrDefault(candidate => candidate.Unit.Kind == UnitKind.Article && candidate.Score >= found.Best.Score * AboutAsGood && IsAbout(candidate, vehicle) && IsOfSameAct(act, candidate));

    /// <summary>The question with a vehicle: in the place of a bare "xe", else before it.</summary>
    internal static string With(string question, string vehicle)
    {
        var text = new WordText(question);
        for (var at = 0; at < text.Length; at++)
        {
            if (at > 1 && text.Words[at - 2].Text is "phép" or "bằng") continue;
            if (text.Words[at].Text == "xe" && (at == 0 || text.Words[at - 1].Text is "lái" or "đi" or "chạy" or "điều" or "khiển" or "cầm") && (at + 1 == text.Length || text.Words[at + 1].Text is not ("cứu" or "ưu" or "chữa"))) return text.With(at, at + 1, vehicle);
        }
        return $"{vehicle} {question}";
    }

    /// <summary>Share of the shorter title that the other has too, vehicles aside.</summary>
    private const double SameAct = 0.6;

    private static bool IsOfSameAct(Candidate left, Candidate right)
    {
        var (one, other) = (ActWords(left), ActWords(right));
        return one.Count > 0 && other.Count > 0 && one.Intersect(other, StringComparer.Ordinal).Count() >= SameAct * Math.Min(one.Count, other.Count);
    }

    private static HashSet<string> ActWords(Candidate candidate)
    {
        var reading = QuestionReader.Read(candidate.Unit.Passage.Document.Title);
        var vehicles = SiblingBook.Find(reading.Words);
        return [.. reading.Words.Where((word, at) => reading.IsContent[at] && word.Text is not ("phạt" or "mức" or "tiền") && !vehicles.Exists(vehicle => at >= vehicle.First && at < vehicle.End)).Select(word => word.Text)];
    }

    private static bool IsAbout(Candidate candidate, string vehicle) => SiblingBook.VehiclesIn(candidate.Unit.Passage.Document.Title).Contains(vehicle, StringComparer.Ordinal);
}
