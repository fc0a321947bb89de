using System.Text.RegularExpressions;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Finds where a sender who wants to be hidden names himself in the story, and covers it if he wishes.</summary>
internal static partial class OwnTraces
{
    public const string Covered = "[đã che]";

    private const int LongestRead = 4000;

    /// <summary>Names and numbers as written, each once; empty when there are none or the sender leaves a name anyway.</summary>
    public static IReadOnlyList<string> In(TipDraft draft)
    {
        if (draft.Answers.GetValueOrDefault(TipForm.Identity)?.Code == TipForm.NamedSender) return [];
        return [.. draft.Answers.Values.SelectMany(answer => Find(answer.Text)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The draft with them covered.</summary>
    public static TipDraft Cover(TipDraft draft)
    {
        var traces = In(draft);
        return draft with
        {
            Answers = draft.Answers.ToDictionary(
                pair => pair.Key, pair => pair.Value with { Text = traces.Aggregate(pair.Value.Text, (text, trace) => Whole(trace).Replace(text, Covered)) }, StringComparer.Ordinal),
        };
    }

    /// <summary>"Hoa" is no part of "Hoàng", and in "đường Hoàng Hoa Thám" it is a street.</summary>
    private static Regex Whole(string trace) => new($@"(?<!\p{{L}})(?<!\p{{Lu}}\p{{Ll}}*\s){Regex.Escape(trace).Replace(@"\ ", @"\s+", StringComparison.Ordinal)}(?!\p{{L}})(?!\s\p{{Lu}})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private static IEnumerable<string> Find(string answer)
    {
        // Of a longer text the beginning is looked at: that is where people say who they are.
        var text = Spaces().Replace(answer.Length > LongestRead ? answer[..LongestRead] : answer, " ");
        var names = Name().Matches(text).Select(found => found.Groups["name"].Value);
        var numbers = Number().Matches(text).Select(found => found.Groups["number"].Value);
        return names.Concat(numbers);
    }

    /// <summary>"Tôi là Nguyễn Thị Lan", "em tên Hoa"; a calling begins with a small letter: "tôi là chủ quán".</summary>
    [GeneratedRegex(@"(?:^|[\s,.;:(])(?i:tôi|toi|em|mình|cháu|con|tui)\s+(?i:tên\s+là|tên|là|ten\s+la|ten|la)\s+(?<name>\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){0,4})|(?i:tên|ten)\s+(?i:tôi|em|mình|cháu|con|của\s+tôi)\s+(?i:là)\s+(?<name>\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){0,4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Name();

    /// <summary>"sđt của tôi 09…", "gọi em 09…", and a number within the sentence where the sender has said a name.</summary>
    [GeneratedRegex(@"(?i:(?:gọi|goi|liên hệ|lien he|alo|nhắn|sđt|sdt|số điện thoại|số máy|số|đt|zalo)\s*(?:cho|của|cua|là|:)?\s*(?:tôi|toi|em|mình|cháu|con|tui)\b)[^\d\n]{0,20}(?<number>0\d{2,3}[\s.\-]?\d{3}[\s.\-]?\d{3,4})|(?i:tôi|toi|em|mình|cháu)\s+(?i:tên\s+là|tên|là)\s+\p{Lu}[^.!?\n]{0,80}?(?<number>0\d{2,3}[\s.\-]?\d{3}[\s.\-]?\d{3,4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Spaces();
}
