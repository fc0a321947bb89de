using System.Text.RegularExpressions;

namespace AnTT.Cases.Handover;

/// <summary>Sentences in which a sender was told that something would be done, or by when.</summary>
internal static partial class Promises
{
    /// <returns>Null: nothing was promised.</returns>
    public static string? In(string text)
    {
        var said = Sentences().Split(text).Where(sentence => Words().IsMatch(sentence)).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).ToList();
        return said.Count == 0 ? null : string.Join(" ", said);
    }

    [GeneratedRegex(@"(?<=[.!?…])\s+|\n+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@"(?<!\w)(sẽ|hẹn|chậm nhất|trước ngày|trước \d|muộn nhất|trong hôm nay|ngày mai|tuần sau|tuần tới)(?!\w)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
