using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Reads a message that is nothing but a command and polite filler.</summary>
internal static class CommandReader
{
    /// <summary>A longer message is a story, even if it begins like a command.</summary>
    private const int LongestCommandWords = 12;

    private static readonly Dictionary<string, CommandKind> Kinds = Enum.GetValues<CommandKind>()
        .ToDictionary(kind => "command." + kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Commands that stop nothing and change nothing while the resident tells a story; the others might be part of it.</summary>
    private static readonly CommandKind[] AlsoInFreeText =
        [CommandKind.Menu, CommandKind.Cancel, CommandKind.Back, CommandKind.Skip, CommandKind.Send, CommandKind.Officer, CommandKind.Restart, CommandKind.Stop, CommandKind.Help];

    public static Command? Read(Utterance utterance, IReadOnlyList<Hit> hits, MessageContext context)
    {
        if (LookUp(utterance, hits) is { } lookUp && context.Expecting != Expecting.FreeText) return lookUp;
        if (utterance.Words.Count is 0 or > LongestCommandWords) return null;

        var commands = hits.Where(hit => hit.Group.StartsWith("command.", StringComparison.Ordinal) && hit.Group != "command.filler").ToList();
        var filler = Covered(utterance, hits.Where(hit => hit.Group == "command.filler"));
        var whole = commands.Where(command => CoversRest(utterance, command, filler)).ToList();
        if (whole.Count == 0) return null;

        var found = whole.OrderByDescending(command => Rank(command, context)).ThenByDescending(command => command.Length).Select(command => Of(command, utterance, context))
            .FirstOrDefault(command => command is not null);
        return found is not null && context.Expecting == Expecting.FreeText && !AlsoInFreeText.Contains(found.Kind) ? null : found;
    }

    private static Command? Of(Hit hit, Utterance utterance, MessageContext context)
    {
        if (Kinds.TryGetValue(hit.Group, out var kind)) return new Command(kind);
        var choice = hit.Group switch
        {
            "command.chooselast" => -1,
            "command.choosen" => Number(utterance, hit),
            var group when group.StartsWith("command.choose", StringComparison.Ordinal) => int.Parse(group["command.choose".Length..], CultureInfo.InvariantCulture),
            _ => 0,
        };
        if (choice == 0 || choice > Math.Max(context.Choices, context.Expecting == Expecting.Nothing ? 20 : context.Choices)) return null;
        return context.Expecting == Expecting.YesNo ? null : new Command(CommandKind.Choose, Choice: choice);
    }

    /// <summary>What was asked decides between two readings of the same words: "thôi", "hết rồi", "xong".</summary>
    private static int Rank(Hit hit, MessageContext context) => context.Expecting switch
    {
        Expecting.YesNo => hit.Group is "command.yes" or "command.no" ? 2 : 1,
        Expecting.Choice => hit.Group.StartsWith("command.choose", StringComparison.Ordinal) ? 2 : 1,
        _ => hit.Group is "command.yes" or "command.no" ? 0 : 1,
    };

    private static int Number(Utterance utterance, Hit hit)
    {
        for (var word = hit.First; word < hit.End; word++)
        {
            if (utterance.Words[word].IsNumber && int.TryParse(utterance.Words[word].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        }
        return 0;
    }

    private static Command? LookUp(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var asked = hits.Where(hit => hit.Group == "command.lookup" && hit.First <= 4).OrderByDescending(hit => hit.End).ToList();
        if (asked.Count == 0) return null;
        var last = utterance.Words[asked[0].End - 1];
        var rest = utterance.Text[(last.Start + last.Length)..].Trim(' ', ':', '-', '.', '?', '!', '"', '\n');
        if (rest.StartsWith("mã ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ma ", StringComparison.OrdinalIgnoreCase)) rest = rest[3..].Trim();
        if (rest.Length > 120 || hits.Any(hit => hit.Group is "frame.ask" or "frame.legal" && hit.First >= asked[0].End)) return null;
        return new Command(CommandKind.LookUp, rest.Length == 0 ? null : rest);
    }

    internal static bool[] Covered(Utterance utterance, IEnumerable<Hit> by)
    {
        var covered = new bool[utterance.Words.Count];
        foreach (var hit in by) Array.Fill(covered, true, hit.First, hit.Length);
        return covered;
    }

    internal static bool CoversRest(Utterance utterance, Hit hit, bool[] filler)
    {
        for (var word = 0; word < utterance.Words.Count; word++)
        {
            if (!filler[word] && (word < hit.First || word >= hit.End)) return false;
        }
        return true;
    }
}
