using System.Collections.Frozen;

namespace AnTT.Bot.Understanding.Words;

/// <summary>Which unmarked letter groups can be a Vietnamese syllable; anything else is a slip, shorthand or a foreign word.</summary>
internal static class SyllableShape
{
    private static readonly string[] Onsets =
        ["", "b", "c", "ch", "d", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

    private const string Rimes =
        "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et ech enh eu i ia ich im in inh ip it iu iec iem ien ieng iep iet ieu " +
        "o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oen oeo oet oi om on ong ooc oong op ot " +
        "u ua uan uang uat uay uc ue uech uenh ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyp uyt uyu " +
        "y yem yen yeng yet yeu";

    private static readonly FrozenSet<string> All =
        Onsets.SelectMany(_ => Rimes.Split(' '), (onset, rime) => onset + rime).ToFrozenSet(StringComparer.Ordinal);

    public static bool Exists(string folded) => All.Contains(folded);
}
