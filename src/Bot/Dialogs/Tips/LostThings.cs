using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Tells the vehicle that was taken, "em bị mất xe máy ở chợ, xe Vision trắng", from what the taker came on, "đi Exciter trộm chó".</summary>
internal static partial class LostThings
{
    /// <summary>How far before the vehicle its loss may be told, words.</summary>
    private const int Far = 25;

    /// <summary>Words between a loss and the thing itself: "mất chiếc xe", "lấy luôn con".</summary>
    private const int Near = 4;

    private const int Ahead = 12;

    private static readonly HashSet<string> Losses = new(["mat", "trom", "cuop", "lay", "cuom", "giat", "nang", "dat"], StringComparer.Ordinal);
    private static readonly HashSet<string> Drives = new(["di", "chay", "cuoi", "ngoi", "bang", "lai", "phong", "tren"], StringComparer.Ordinal);
    private static readonly HashSet<string> Takers = new(["no", "chung", "bon", "thang", "tuong", "ke", "nghi", "nguoi", "dua"], StringComparer.Ordinal);
    private static readonly HashSet<string> Vehicles = new(["xe", "oto", "o", "to", "con", "chiec", "cai", "mot", "hai", "wave", "vision", "sh", "exciter", "dream", "sirius"], StringComparer.Ordinal);

    /// <param name="told">Everything told so far.</param>
    /// <param name="at">Where in it the vehicle or its plate stands.</param>
    public static bool IsLost(string told, int at)
    {
        var words = Word().Matches(told).Select(word => (word.Index, Letters: Letters.Fold(word.Value))).ToList();
        var here = words.FindIndex(word => word.Index + word.Letters.Length > at);
        if (here < 0) return false;
        for (var before = here - 1; before >= Math.Max(0, here - Far); before--)
        {
            var word = words[before].Letters;
            var next = words[before + 1].Letters;
            if (Losses.Contains(word) && (here - before <= Near || words.Skip(before + 1).Take(Near).Any(one => one.Letters is "xe" or "oto" or "wave" or "vision" or "sh" or "exciter"))) return true;
            if (Drives.Contains(word) && (before + 1 == here || Vehicles.Contains(next)) && !(before > 0 && Losses.Contains(words[before - 1].Letters))) return false;
            if (Takers.Contains(word) && here - before <= Near) return false;
        }
        return IsTakenAfter(words.Skip(here).Take(Ahead).Select(word => word.Letters).ToList());
    }

    /// <summary>"Xe của tôi Wave đỏ … bị trộm": said of the vehicle itself, not of what else was taken.</summary>
    private static bool IsTakenAfter(List<string> after) =>
        after.Index().Any(word => word.Item is "bi" && after.Skip(word.Index + 1).Take(Near - 1).Any(Losses.Contains))
        || (after.Exists(word => word is "toi" or "em" or "minh" or "tui" or "nha") && after.Contains("mat"));

    [GeneratedRegex(@"[\p{L}\p{N}.\-]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
