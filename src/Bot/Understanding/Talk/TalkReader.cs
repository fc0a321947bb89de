using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Small talk and requests the bot declines.</summary>
internal static class TalkReader
{
    private static readonly Dictionary<string, SmallTalkKind> Kinds = Enum.GetValues<SmallTalkKind>()
        .ToDictionary(kind => "talk." + kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>What the bot must never do; judged before a tip.</summary>
    public static readonly (string Group, DeclineReason Reason)[] Never =
    [
        ("decline.jailbreak", DeclineReason.Jailbreak), ("decline.who-reported", DeclineReason.WhoReported), ("decline.crime-help", DeclineReason.CrimeHelp),
        ("decline.private-data", DeclineReason.PrivateData), ("decline.fine-dodging", DeclineReason.FineDodging), ("decline.off-topic.hỏi-số", DeclineReason.OffTopic),
    ];

    /// <summary>What is not the bot's business; a tip goes before it.</summary>
    public static readonly (string Group, DeclineReason Reason)[] Outside =
        [("decline.politics", DeclineReason.Politics), ("decline.gossip", DeclineReason.Gossip), ("decline.off-topic", DeclineReason.OffTopic)];

    /// <summary>Groups whose words also stand where somebody asks what an offence costs or tells what was done.</summary>
    public static readonly string[] Mentionable = ["decline.crime-help", "decline.fine-dodging", "decline.private-data"];

    /// <summary>"… phạt bao nhiêu", "… đi tù mấy năm", "… bị gì".</summary>
    public static bool AsksPenalty(List<Hit> hits) => hits.Exists(hit => hit.Group == "decline.penalty");

    /// <summary>The message is nothing but small talk.</summary>
    public static (SmallTalk Talk, string Key)? ReadSmallTalk(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var talk = hits.Where(hit => hit.Group.StartsWith("talk.", StringComparison.Ordinal)).ToList();
        if (talk.Count == 0 || utterance.Words.Count > 14) return null;
        var filler = CommandReader.Covered(utterance, hits.Where(hit => hit.Group is "command.filler" or "polite.filler" || hit.Group.StartsWith("talk.", StringComparison.Ordinal)));
        if (!Array.TrueForAll(filler, covered => covered) && !IsMostly(utterance, hits, talk, filler)) return null;
        var main = talk.OrderByDescending(hit => hit.Group == "talk.greeting" ? 0 : 1).ThenByDescending(hit => hit.Length).First();
        return (new SmallTalk(Kinds[main.Group]), main.Group["talk.".Length..]);
    }

    /// <summary>Somebody of the ward is said to have struck, threatened, molested or taken money; nobody is called or pretended to be one of them in the same breath.</summary>
    public static bool TellsOfOfficials(List<Hit> hits) =>
        hits.Exists(hit => hit.Group == "complaint.deed" && !hits.Exists(not => not.Group is "complaint.not" or "complaint.plea" && (not.Overlaps(hit) || not.End == hit.First)))
        && !hits.Exists(hit => hit.Group == "complaint.remote");

    /// <summary>"Chúc các chú buổi tối vui vẻ": a word or two that no list has, beside small talk, and nothing told or asked.</summary>
    private static bool IsMostly(Utterance utterance, IReadOnlyList<Hit> hits, List<Hit> talk, bool[] covered)
    {
        if (utterance.UnmarkedTyping || utterance.Words.Count > LongestLoose || !talk.Exists(hit => hit.Length > 1 && Loose.Contains(hit.Group))) return false;
        if (covered.Count(word => word) < MostlyCovered * utterance.Words.Count || utterance.Words.Exists(word => word.IsNumber || word.Asked)) return false;
        return !hits.Any(hit => (hit.Kind is "tip" or "complaint" or "decline" or "command" && hit.Group != "command.filler" && hit.Length > 1)
            || (hit.Group is "frame.legal" or "frame.ask" or "frame.info" or "frame.askhelp" or "report.start" or "report.request" or "report.plea" or "report.outcry" && !talk.Exists(said => said.Overlaps(hit))));
    }

    /// <summary>Kinds that nothing else begins with.</summary>
    private static readonly string[] Loose = ["talk.thanks", "talk.wish", "talk.praise", "talk.gripe", "talk.laugh", "talk.bye", "talk.ack", "talk.who"];

    private const int LongestLoose = 10;

    private const double MostlyCovered = 0.7;

    public static (Declined Declined, string Key)? ReadDeclined(IReadOnlyList<Hit> hits, (string Group, DeclineReason Reason)[] reasons)
    {
        foreach (var (group, reason) in reasons)
        {
            if (hits.Any(hit => hit.Group == group && !hits.Any(not => not.Group == "decline.not" && not.Overlaps(hit)))) return (new Declined(reason), group["decline.".Length..]);
        }
        return null;
    }
}
