using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>For one question and one thread. Keeps figures of one place from answering a question about another.</summary>
/// <param name="ward">Key of the ward the channel serves: documents of other wards do not answer unless the question names them.</param>
internal sealed class PlaceFilter(PlaceBook book, AskedQuestion question, string? ward)
{
    private const double NamesNoPlace = 0.85;
    private const double OnlyItsDocumentNamesIt = 0.96;
    private const double NamesAnotherUnasked = 0.985;

    // Units come document by document: what is known of the last one is kept.
    private DocumentHeader? _document;
    private IReadOnlyCollection<string> _scope = [];
    private bool _hasWard;

    /// <summary>0 where the unit may not answer, else how surely it speaks of the place, up to 1.</summary>
    internal double FactorOf(Unit unit)
    {
        var header = unit.Passage.Document;
        if (!ReferenceEquals(header, _document)) (_document, _scope, _hasWard) = (header, book.ScopeOf(header), book.HasWard(header));
        var (scope, hasWard) = (_scope, _hasWard);
        if (question.Places.Count == 0)
        {
            if (ward is not null && hasWard && !scope.Contains(ward)) return 0;
            return unit.Places.Count > 0 && !hasWard ? NamesAnotherUnasked : 1;
        }
        var factor = 1.0;
        foreach (var place in question.DecidingPlaces)
        {
            if (unit.Places.Contains(place.Key)) continue;
            if (scope.Contains(place.Key))
            {
                if (!place.IsWard) factor *= OnlyItsDocumentNamesIt;
                continue;
            }
            if (hasWard || unit.Places.Count > 0) return 0;
            // A text about the whole country says of a place only what it says by its name.
            if (unit.Kind != UnitKind.Article || (place.IsWard ? header.Kind is "tin-tuc" or "bai-viet" : scope.Count > 0)) return 0;
            if (AsksLocalFact(unit)) return 0;
            factor *= NamesNoPlace;
        }
        return factor;
    }

    private bool AsksAddress => question.Reading.Wants(AskedKinds.Where) && question.Reading.Words.Any(word => word.Text is "trụ" or "chỉ");

    /// <summary>An article about the law everywhere answers a question that names a place only where it asks for the law: a fine, a time limit, a duty.</summary>
    private bool AsksLocalFact(Unit unit)
    {
        if (unit.Kind != UnitKind.Article) return false;
        var reading = question.Reading;
        if (AsksAddress || reading.Wants(AskedKinds.Phone | AskedKinds.Who)) return true;
        if (reading.Unit.Count > 0 && reading.Wants(AskedKinds.Number) && !reading.Wants(AskedKinds.Money | AskedKinds.Percent | AskedKinds.Duration) && !reading.Words.Any(word => word.Text == "phạt")) return true;
        return !reading.Wants(AskedKinds.Money | AskedKinds.Duration | AskedKinds.YesNo) && !reading.Words.Any(word => OfTheLaw.Contains(word.Text));
    }

    private static readonly HashSet<string> OfTheLaw = new(["phạt", "tội", "đăng", "khai", "tố", "khiếu", "thủ", "cấp", "báo", "nộp", "xin"], StringComparer.Ordinal);
}
