using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>How many did it: "hai đứa", "nhóm 5-6 thanh niên", "hơn chục thằng", "vợ chồng nhà Thắng", "một gã". Who suffered it is not counted.</summary>
internal static class PeopleReader
{
    private const int MostPeople = 999;

    /// <summary>Of two numbers so far apart the second counts something else: "tổ 5 20 người".</summary>
    private const int WidestRange = 10;

    /// <summary>Words before which a number names a place, a day or a class: "ngõ 12 người ta", "thứ hai ông ấy".</summary>
    private static readonly HashSet<string> Numbered = new(
        "so to tdp ngo ngach hem kiet phong tang lop thu thang ngay hom mung mong khu pho duong xom thon khoa tap toa block nua".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Or = new(["den", "toi", "hoac", "hay"], StringComparer.Ordinal);

    private static readonly HashSet<string> And = new(["va", "voi", "cung"], StringComparer.Ordinal);

    /// <param name="isTaken">Whether the character belongs to a phone, a plate, an account or money.</param>
    public static Found<int>? Read(Utterance utterance, IReadOnlyList<Hit> hits, Func<int, bool> isTaken)
    {
        var people = Longest(utterance, hits, "slot.people");
        Found<int>? one = null;
        for (var at = 0; at < utterance.Words.Count; at++)
        {
            if (IsPartOfNumber(utterance, at) || isTaken(utterance.Words[at].Start) || Counted(utterance, hits, people, at, out var count) is not (> 0 and var end)) continue;
            if (count == 1) one ??= Found(utterance, at, end, 1);
            else return WithMore(utterance, hits, people, at, end, count);
        }
        foreach (var pair in hits)
        {
            if (pair.Group == "slot.people.pair" && !IsOther(hits, pair.First, pair.End)) return Found(utterance, pair.First, pair.End, 2);
        }
        foreach (var single in hits)
        {
            if (one is null && single.Group is "slot.people.single" or "slot.people.deed" && !IsBare(utterance, single) && !IsOther(hits, single.First, single.End) && !IsWithin("slot.people.caller", hits, single.First, single.End)) one = Found(utterance, single.First, single.End, 1);
        }
        return one;
    }

    /// <summary>The 11 of "20/11", the 45 of "123.45".</summary>
    private static bool IsPartOfNumber(Utterance utterance, int at) =>
        utterance.Words[at] is { IsNumber: true, Start: > 0 and var start } && utterance.Text[start - 1] is '/' or '.' or ':' or ',';

    /// <summary>"3 ông với 2 bà" are five.</summary>
    private static Found<int> WithMore(Utterance utterance, IReadOnlyList<Hit> hits, int[] people, int first, int end, int count)
    {
        var next = end < utterance.Words.Count && And.Contains(utterance.Words[end].Folded) ? end + 1 : end;
        return next < utterance.Words.Count && Counted(utterance, hits, people, next, out var more) is > 0 and var last && count + more <= MostPeople
            ? Found(utterance, first, last, count + more)
            : Found(utterance, first, end, count);
    }

    /// <returns>Index after the word for people the number counts; 0 when it counts none.</returns>
    private static int Counted(Utterance utterance, IReadOnlyList<Hit> hits, int[] people, int at, out int count)
    {
        var next = Number(utterance, at, out count);
        if (next == at || count is < 1 or > MostPeople || (at > 0 && utterance.Words[at - 1].After == Break.None && Numbered.Contains(utterance.Words[at - 1].Folded))) return 0;
        var noun = next;
        if (noun >= people.Length || people[noun] == 0 || utterance.Words[noun - 1].After == Break.Strong) return 0;
        var end = noun + people[noun];
        return IsOther(hits, at, end) ? 0 : end;
    }

    /// <summary>A number or the higher end of a range: "7 8", "5-6", "ba đến bốn", "chục".</summary>
    private static int Number(Utterance utterance, int at, out int count)
    {
        var next = Plain(utterance, at, out count);
        if (next == at) return at;
        var second = next < utterance.Words.Count && Or.Contains(utterance.Words[next].Folded) ? next + 1 : next;
        var end = Plain(utterance, second, out var most);
        if (end == second || most <= count || most - count > WidestRange) return next;
        count = most;
        return end;
    }

    private static int Plain(Utterance utterance, int at, out int count)
    {
        count = 0;
        if (at >= utterance.Words.Count) return at;
        var word = utterance.Words[at];
        if (word.IsNumber)
        {
            if (!int.TryParse(word.Folded, NumberStyles.None, CultureInfo.InvariantCulture, out count)) return at;
            if (!NumberWords.Is(utterance, at + 1, "chuc")) return at + 1;
            count *= 10;
            return at + 2;
        }
        if (word.Readings[0] is { Folded: "chuc" } ten && (utterance.UnmarkedTyping || ten.Tone is 0 or 5))
        {
            count = 10;
            return at + 1;
        }
        return NumberWords.Read(utterance, at, out count);
    }

    /// <summary>Within a phrase of people who are not the doers.</summary>
    private static bool IsOther(IReadOnlyList<Hit> hits, int first, int end) => IsWithin("slot.people.not", hits, first, end);

    /// <summary>Without marks "co" is có as well as cô, "bo" is bỏ, "me" is mé.</summary>
    private static bool IsBare(Utterance utterance, Hit single) =>
        (utterance.UnmarkedTyping && utterance.Words[single.First].Folded.Length < ShortestBare) || IsName(utterance, single.First);

    /// <summary>The "Anh" of "karaoke Ngọc Anh", the "Bà" of "đường Bà Triệu".</summary>
    private static bool IsName(Utterance utterance, int word) =>
        word > 0 && utterance.Words[word - 1].After != Break.Strong && char.IsUpper(utterance.Text[utterance.Words[word].Start]);

    private const int ShortestBare = 3;

    private static bool IsWithin(string group, IReadOnlyList<Hit> hits, int first, int end)
    {
        foreach (var hit in hits)
        {
            if (hit.Group == group && hit.First <= end - 1 && first < hit.End) return true;
        }
        return false;
    }

    private static int[] Longest(Utterance utterance, IReadOnlyList<Hit> hits, string group)
    {
        var longest = new int[utterance.Words.Count];
        foreach (var hit in hits)
        {
            if (hit.Group == group) longest[hit.First] = Math.Max(longest[hit.First], hit.Length);
        }
        return longest;
    }

    private static Found<int> Found(Utterance utterance, int first, int end, int count)
    {
        var (from, last) = (utterance.Words[first].Start, utterance.Words[end - 1]);
        var length = last.Start + last.Length - from;
        return new Found<int>(from, length, utterance.Text.Substring(from, length), count);
    }
}
