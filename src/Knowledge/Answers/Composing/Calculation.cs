namespace AnTT.Knowledge.Answers.Composing;

/// <summary>What may be done with the figures of several texts.</summary>
internal enum Operation
{
    None,

    /// <summary>How much one is above the other.</summary>
    Difference,

    /// <summary>All together.</summary>
    Sum,

    /// <summary>How many of a hundred parts of the second the first is.</summary>
    Share,

    /// <summary>Both sides are shown; nothing is reckoned.</summary>
    Unlike,
}

/// <summary>Differences and sums of figures, in decimal arithmetic. Reckons only what has one unit and one case.</summary>
internal static class Calculation
{
    /// <param name="labels">What the figures are of, in the words of the question.</param>
    /// <param name="figures">For each label its figure, or one a case.</param>
    /// <returns>The sentence with the reckoning, and each number it came to; null where the figures do not go together.</returns>
    internal static Computation? Of(Operation operation, IReadOnlyList<string> labels, IReadOnlyList<IReadOnlyList<Quantity>> figures)
    {
        if (figures.Any(of => of.Count == 0)) return null;
        var cases = figures[0].Select(figure => figure.Case).ToList();
        if (!figures.All(of => of.Select(figure => figure.Case).SequenceEqual(cases, StringComparer.Ordinal) && of.All(figure => figure.Unit == figures[0][0].Unit))) return null;
        if (operation == Operation.Sum && figures[0][0].Unit is "" or "%" or "lần") return null;
        if (operation is Operation.Difference or Operation.Share && figures.Count != 2) return null;
        if (operation == Operation.Share && (cases.Count > 1 || figures.Any(of => of[0].IsRange) || figures[0][0].Low > figures[1][0].Low || figures[1][0].Low == 0)) return null;
        var parts = cases.Select((name, at) => One(operation, labels, [.. figures.Select(of => of[at])], name)).ToList();
        return new Computation(string.Join(" ", parts.Select(part => part.Text)), [.. parts.SelectMany(part => part.Results).Distinct(StringComparer.Ordinal)]);
    }

    private static Computation One(Operation operation, IReadOnlyList<string> labels, IReadOnlyList<Quantity> figures, string name)
    {
        var when = name.Length > 0 ? $" (nộp {name})" : string.Empty;
        return operation switch
        {
            Operation.Sum => Sum(figures, when),
            Operation.Share => Share(figures[0], figures[1]),
            _ => Difference(labels, figures[0], figures[1], when),
        };
    }

    private static Computation Share(Quantity part, Quantity all)
    {
        var share = VietnameseNumber.Write(decimal.Round(100 * part.Low / all.Low, 1, MidpointRounding.AwayFromZero));
        return new Computation($"Khoảng {share}%: {VietnameseNumber.Write(part.Low)} trên {VietnameseNumber.Write(all.Low)}{all.Suffix}.", [share]);
    }

    private static Computation Sum(IReadOnlyList<Quantity> figures, string when)
    {
        var (low, high) = (figures.Sum(figure => figure.Low), figures.Sum(figure => figure.High));
        var suffix = figures[0].Suffix;
        if (low == high) return new Computation($"Cộng lại{when}: {string.Join(" + ", figures.Select(figure => VietnameseNumber.Write(figure.Low)))} = {VietnameseNumber.Write(low)}{suffix}.", [VietnameseNumber.Write(low)]);
        return new Computation(
            $"Cộng lại{when}: từ {VietnameseNumber.Write(low)}{suffix} ({string.Join(" + ", figures.Select(figure => VietnameseNumber.Write(figure.Low)))}) đến {VietnameseNumber.Write(high)}{suffix} ({string.Join(" + ", figures.Select(figure => VietnameseNumber.Write(figure.High)))}).",
            [VietnameseNumber.Write(low), VietnameseNumber.Write(high)]);
    }

    private static Computation Difference(IReadOnlyList<string> labels, Quantity first, Quantity second, string when)
    {
        if ((first.Low, first.High) == (second.Low, second.High)) return new Computation($"{Capital(labels[0])} và {labels[1]} bằng nhau{when}: {first.Written}.", []);
        if (!first.IsRange && !second.IsRange)
        {
            var (more, less) = first.Low > second.Low ? (first.Low, second.Low) : (second.Low, first.Low);
            var (higher, lower) = first.Low > second.Low ? (labels[0], labels[1]) : (labels[1], labels[0]);
            var gap = VietnameseNumber.Write(more - less);
            var unit = first.Unit == "%" ? " điểm phần trăm" : first.Suffix;
            return new Computation($"{Capital(higher)} {(first.Unit is "vụ" or "người" or "đối" ? "nhiều" : "cao")} hơn {lower} là {gap}{unit}{when}: {VietnameseNumber.Write(more)} − {VietnameseNumber.Write(less)} = {gap}.", [gap]);
        }
        var atLeast = VietnameseNumber.Write(Math.Abs(first.Low - second.Low));
        var atMost = VietnameseNumber.Write(Math.Abs(first.High - second.High));
        var ahead = first.High > second.High || (first.High == second.High && first.Low > second.Low);
        var (above, below) = ahead ? (first, second) : (second, first);
        return new Computation(
            $"{Capital(ahead ? labels[0] : labels[1])} có mức cao hơn {(ahead ? labels[1] : labels[0])}{when}: mức thấp nhất chênh {atLeast}{first.Suffix} ({VietnameseNumber.Write(above.Low)} so với {VietnameseNumber.Write(below.Low)}), mức cao nhất chênh {atMost}{first.Suffix} ({VietnameseNumber.Write(above.High)} so với {VietnameseNumber.Write(below.High)}).",
            [atLeast, atMost]);
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
