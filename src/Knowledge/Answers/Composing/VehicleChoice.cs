using AnTT.Knowledge.Answers.Asking;
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
        if (found.Best.Unit.Kind != UnitKind.Article || SiblingBook.VehiclesIn(question).Count > 0 || TitleVehicles(found).Count != 1) return [];
        var all = new List<(string, Found)>();
        foreach (var vehicle in Asked)
        {
            if (find(With(question, vehicle)) is Found other && other.Best.Unit.Kind == UnitKind.Article && other.Best.Score >= found.Best.Score * AboutAsGood && TitleVehicles(other).Contains(vehicle, StringComparer.Ordinal) && IsOfSameAct(found, other)
                && !all.Exists(known => ReferenceEquals(known.Item2.Best.Unit, other.Best.Unit)))
                all.Add((vehicle, other));
        }
        return all.Count > 1 && all.Exists(known => ReferenceEquals(known.Item2.Best.Unit, found.Best.Unit)) ? all : [];
    }

    /// <summary>The question with a vehicle: in the place of a bare "xe", else before it.</summary>
    internal static string With(string question, string vehicle)
    {
        var text = new WordText(question);
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Words[at].Text == "xe" && (at == 0 || text.Words[at - 1].Text is "lái" or "đi" or "chạy" or "điều" or "khiển" or "cầm") && (at + 1 == text.Length || text.Words[at + 1].Text is not ("cứu" or "ưu" or "chữa"))) return text.With(at, at + 1, vehicle);
        }
        return $"{vehicle} {question}";
    }

    /// <summary>Share of the shorter title that the other has too, vehicles aside.</summary>
    private const double SameAct = 0.6;

    private static bool IsOfSameAct(Found left, Found right)
    {
        var (one, other) = (ActWords(left), ActWords(right));
        return one.Count > 0 && other.Count > 0 && one.Intersect(other, StringComparer.Ordinal).Count() >= SameAct * Math.Min(one.Count, other.Count);
    }

    private static HashSet<string> ActWords(Found found)
    {
        var reading = QuestionReader.Read(found.Best.Unit.Passage.Document.Title);
        var vehicles = SiblingBook.Find(reading.Words);
        return [.. reading.Words.Where((word, at) => reading.IsContent[at] && word.Text is not ("đi" or "lái" or "phạt" or "mức") && !vehicles.Exists(vehicle => at >= vehicle.First && at < vehicle.End)).Select(word => word.Text)];
    }

    private static IReadOnlyList<string> TitleVehicles(Found found) => SiblingBook.VehiclesIn(found.Best.Unit.Passage.Document.Title);
}
