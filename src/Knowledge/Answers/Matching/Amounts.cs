using System.Globalization;
using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>A sum of money a question names as the value of what was taken, lost or staked.</summary>
/// <param name="Value">In đồng.</param>
/// <param name="From">First word of it.</param>
/// <param name="To">Word after its last.</param>
internal sealed record AskedAmount(decimal Value, int From, int To)
{
    /// <summary>What may stand right before a sum that is no value of goods: a fine, a fee, a pay, a bribe.</summary>
    private static readonly HashSet<string> OtherSums = new(["phạt", "nộp", "đóng", "lãi", "lương", "thưởng", "trả", "đền", "thuê", "đòi", "vay"], StringComparer.Ordinal);

    private const int Behind = 2;

    /// <summary>"60 triệu", "1 triệu 5", "800k", "2 triệu rưỡi", "vài trăm nghìn"; null where there is none, or more than one.</summary>
    internal static AskedAmount? In(IReadOnlyList<Word> words)
    {
        AskedAmount? found = null;
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (ReadAt(words, at) is not { } amount) continue;
            if (Enumerable.Range(Math.Max(0, at - Behind), Math.Min(Behind, at)).Any(before => OtherSums.Contains(words[before].Text))) return null;
            if (found is not null) return null;
            found = IsBelow(words, at) ? amount with { Value = amount.Value - 1 } : amount;
            at = amount.To - 1;
        }
        return found;
    }

    /// <summary>"Chưa tới 2 triệu", "dưới 2 triệu", "gần 2 triệu" lies on the lower side of a limit of two million.</summary>
    private static bool IsBelow(IReadOnlyList<Word> words, int at) =>
        at > 0 && (words[at - 1].Text is "dưới" or "gần" || (at > 1 && words[at - 1].Text is "tới" or "đến" or "đủ" && words[at - 2].Text is "chưa" or "không"));

    private static AskedAmount? ReadAt(IReadOnlyList<Word> words, int at)
    {
        var vague = words[at].Text is "vài" or "mấy";
        if ((!words[at].IsNumber && !vague) || words[at].Text.Length > MostDigits) return null;
        var value = vague ? Several : decimal.TryParse(words[at].Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var next = at + 1;
        if (words[next].Text is "trăm" or "chục")
        {
            value *= words[next].Text == "trăm" ? 100 : 10;
            if (++next == words.Count) return null;
        }
        var unit = UnitOf(words[next].Text);
        if (unit == 0) return words[next].Text == "đồng" && value >= LeastBare ? new AskedAmount(value, at, next + 1) : null;
        value *= unit;
        next++;
        if (next < words.Count && words[next].Text is "rưỡi") value += unit / 2m;
        else if (next < words.Count && unit >= Million && words[next].IsNumber && words[next].Text.Length <= 3 && int.TryParse(words[next].Text, out var rest)) value += rest * unit / (decimal)Math.Pow(10, words[next].Text.Length);
        else next--;
        next++;
        if (next < words.Count && words[next].Text is "đồng" or "bạc") next++;
        return new AskedAmount(value, at, Math.Min(next, words.Count));
    }

    /// <summary>Digits of a sum that anybody could have lost or taken.</summary>
    private const int MostDigits = 12;

    private const decimal Several = 5;
    private const decimal Million = 1_000_000;
    private const decimal LeastBare = 10_000;

    private static decimal UnitOf(string word) => word switch
    {
        "k" or "nghìn" or "ngàn" => 1_000,
        "tr" or "triệu" or "củ" => Million,
        "tỷ" or "tỉ" => 1_000_000_000,
        _ => 0,
    };
}

/// <summary>For which sums an article tells: "từ 2 triệu đồng trở lên", "dưới 5 triệu đồng". In đồng, the upper end left out.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly partial record struct SumBand(decimal From, decimal To)
{
    internal static SumBand All { get; } = new(0, decimal.MaxValue);

    /// <summary>More is no sum a text of law names.</summary>
    private const decimal MostSum = 1_000_000_000_000_000;

    internal bool Holds(decimal value) => value >= From && value < To;

    /// <summary>The band the text of an article names first.</summary>
    internal static SumBand Of(string text)
    {
        var at = Threshold().Match(text);
        if (!at.Success) return All;
        if (!decimal.TryParse(at.Groups["sum"].Value.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) || sum > MostSum) return All;
        var value = sum * (at.Groups["unit"].Value switch { "triệu" => 1_000_000, "tỷ" => 1_000_000_000, "nghìn" => 1_000, _ => 1 });
        return at.Groups["under"].Success ? new SumBand(0, value) : new SumBand(value, decimal.MaxValue);
    }

    [GeneratedRegex(@"(?:(?<under>dưới)|từ)\s+(?<sum>\d[\d.,]*)\s+(?:(?<unit>nghìn|triệu|tỷ)\s+)?đồng(?:\s*\([^)]*\))?(?(under)|\s+trở lên)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Documents.Patterns.TimeoutMs)]
    private static partial Regex Threshold();
}
