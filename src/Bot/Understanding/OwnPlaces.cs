using AnTT.Bot.Understanding.Phrases;
using AnTT.Cases.Routing;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Understanding;

/// <summary>The ward's own names as a word list, so that naming them is not taken for another place.</summary>
internal static class OwnPlaces
{
    private static readonly string[] Units = ["thanh pho", "thi tran", "thi xa", "dac khu", "phuong", "huyen", "quan", "tinh", "tp", "xa"];

    public static LexiconFile WordsOf(WardOptions ward)
    {
        var areas = ward.Areas.SelectMany(area => area.Aliases.Append(area.Name)).Select(Words).ToList();
        return new LexiconFile
        {
            Name = "Ward",
            Phrases = new Dictionary<string, string>
            {
                ["place.ward"] = Lines(ward.Aliases.Append(ward.Name).Select(Bare).Concat(areas)),
                ["place.within"] = Lines(ward.Within.Select(Bare)),
                // A nickname stands for a place by itself; "tổ dân phố 3" is read as a place already.
                ["place.anchor"] = Lines(areas.Where(area => area.Contains(' ', StringComparison.Ordinal) && !area.Any(char.IsDigit))),
            },
        };
    }

    /// <summary>Without "phường", which people leave out; a ward that is a number keeps it.</summary>
    private static string Bare(string name)
    {
        var (words, folded) = (Words(name), Letters.Fold(Words(name)));
        if (Units.Contains(folded)) return "";
        var unit = Array.Find(Units, unit => folded.StartsWith(unit + " ", StringComparison.Ordinal));
        return unit is null || char.IsAsciiDigit(folded[unit.Length + 1]) ? words : words[(unit.Length + 1)..];
    }

    /// <summary>Letters and digits only: everything else means something in a pattern.</summary>
    private static string Words(string name) => string.Join(
        ' ', string.Concat(VietnameseText.Compose(name).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Lines(IEnumerable<string> patterns) => string.Join('\n', patterns.Where(pattern => pattern.Length > 0).Distinct());
}
