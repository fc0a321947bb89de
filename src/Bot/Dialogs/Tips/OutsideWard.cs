using System.Text.RegularExpressions;
using AnTT.Cases.Routing;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Notices that a named ward, commune or district is another one. Such a tip is taken and handed over, never turned away (Bộ luật Tố tụng hình sự 101/2015/QH13, Điều 145).</summary>
internal static partial class OutsideWard
{
    /// <returns>The other place as named; null when none is.</returns>
    public static string? Read(string text, WardOptions ward)
    {
        var own = ward.Aliases.Append(ward.Name).Select(Bare).Where(name => name.Length > 0).ToList();
        if (own.Count == 0) return null;
        return Named().Matches(text)
            .Select(match => (Whole: match.Value, Name: Bare(match.Groups["name"].Value)))
            .FirstOrDefault(place => !own.Exists(name => place.Name.StartsWith(name, StringComparison.Ordinal) || name.StartsWith(place.Name, StringComparison.Ordinal))).Whole;
    }

    private static string Bare(string name)
    {
        var folded = Letters.Fold(name.Trim());
        return folded == "phuong" ? "" : folded.StartsWith("phuong ", StringComparison.Ordinal) ? folded["phuong ".Length..] : folded;
    }

    // With a capital letter or a number: "phường mình", "xã hội" are no names.
    [GeneratedRegex(@"(?:[Pp]hường|[Xx]ã|[Qq]uận|[Hh]uyện|[Tt]hị trấn)\s+(?<name>\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,3}|\d{1,2})", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Named();
}
