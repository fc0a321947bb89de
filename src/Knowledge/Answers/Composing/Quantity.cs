namespace AnTT.Knowledge.Answers.Composing;

/// <summary>A figure of a text with what it counts; <paramref name="Low"/> and <paramref name="High"/> are the same unless it is a range ("4.000.000–6.000.000 đồng").</summary>
/// <param name="Unit">What is counted: đồng, vụ, %, lần; empty for a bare coefficient.</param>
/// <param name="Case">When it applies, where one text gives several: "trực tiếp", "trực tuyến"; else empty.</param>
internal sealed record Quantity(decimal Low, decimal High, string Unit, string Case = "")
{
    internal bool IsRange => Low != High;

    internal string Written => IsRange ? $"{VietnameseNumber.Write(Low)}–{VietnameseNumber.Write(High)}{Suffix}" : $"{VietnameseNumber.Write(Low)}{Suffix}";

    /// <summary>How the unit stands behind a number.</summary>
    internal string Suffix => Unit.Length == 0 ? string.Empty : Unit == "%" ? "%" : " " + Unit;
}
