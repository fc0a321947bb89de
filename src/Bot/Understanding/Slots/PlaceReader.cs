using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Reads where it happened: the longest chain of places ("ngõ 12 đường Lê Lợi, gần chợ Mới, tổ 5").</summary>
internal static class PlaceReader
{
    /// <summary>Words of a name after "chợ", "đường"… that are neither numbers nor capitalised.</summary>
    private const int LongestPlainName = 4;

    private static readonly string[] Neighbourhoods = ["to", "pho"];

    private static readonly string[] Vague = ["phong", "so", "nha", "khu", "cua", "bai", "san", "tang", "quan", "duong", "kho", "ho", "ga", "dong", "lo"];

    public static Found<PlaceMeant>? Read(Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var anchors = Longest(utterance, hits, "place.anchor");
        var nears = Longest(utterance, hits, "place.near");
        var stops = Longest(utterance, hits, "place.stop");
        // "số" opens a place, "số điện thoại" does not.
        for (var word = 0; word < anchors.Length; word++)
        {
            if (stops[word] > anchors[word]) anchors[word] = 0;
        }
        (int First, int End, int Weight) best = default;
        for (var word = 0; word < utterance.Words.Count;)
        {
            var (end, weight) = Chain(utterance, word, anchors, nears, stops);
            if (weight > best.Weight) best = (word, end, weight);
            word = Math.Max(word + 1, weight > 0 ? end : word + 1);
        }
        if (best.Weight <= 1) return null;
        var start = hits.Where(hit => hit.Group == "place.lead" && hit.First == best.First && hit.End < best.End).Select(hit => hit.End).DefaultIfEmpty(best.First).Max();
        return Found(utterance, start, best.End);
    }

    /// <summary>Follows preposition, place word and name, over and over.</summary>
    private static (int End, int Weight) Chain(Utterance utterance, int first, int[] anchors, int[] nears, int[] stops)
    {
        int at = first, end = first, weight = 0;
        while (at < utterance.Words.Count)
        {
            var from = at;
            var near = false;
            while (at < utterance.Words.Count && anchors[at] == 0 && nears[at] > 0) (at, near) = (at + nears[at], true);
            if (at >= utterance.Words.Count || anchors[at] == 0) break;
            if (from > first && from > 0 && utterance.Words[from - 1].After == Break.Strong) break;
            var anchor = at;
            var specific = anchors[at] > 1;
            at += anchors[at];
            var nameEnd = Name(utterance, at, anchors, nears, stops, out var strength);
            if (strength == 0 && !near && Vague.Contains(utterance.Words[anchor].Folded) && anchors[anchor] == 1) break;
            weight += 1 + strength + (near ? 1 : 0) + (specific ? 1 : 0);
            at = end = nameEnd;
        }
        return (end, weight);
    }

    private static int Name(Utterance utterance, int at, int[] anchors, int[] nears, int[] stops, out int strength)
    {
        strength = 0;
        var plain = 0;
        while (at < utterance.Words.Count && (at == 0 || utterance.Words[at - 1].After == Break.None))
        {
            var word = utterance.Words[at];
            var capital = char.IsUpper(utterance.Text[word.Start]);
            if (word.IsNumber)
            {
                if (!IsHouseNumber(word.Folded)) break;
                strength += 2;
            }
            else if (capital && (anchors[at] == 0 || strength > 0)) strength++;
            else if (strength > 0 || anchors[at] > 0 || nears[at] > 0 || stops[at] > 0 || ++plain > LongestPlainName) break;
            at++;
        }
        if (plain > 0 && strength == 0) strength = 1;
        return at;
    }

    /// <summary>12, 12a: not 200k, 8h, 3tr.</summary>
    private static bool IsHouseNumber(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        return digits == word.Length || (digits == word.Length - 1 && word[^1] is not ('k' or 'h' or 'g' or 'm'));
    }

    private static Found<PlaceMeant> Found(Utterance utterance, int first, int end)
    {
        var (from, last) = (utterance.Words[first].Start, utterance.Words[end - 1]);
        var text = utterance.Text[from..(last.Start + last.Length)];
        return new Found<PlaceMeant>(from, text.Length, text, new PlaceMeant(text, Neighbourhood(utterance, first, end)));
    }

    private static int? Neighbourhood(Utterance utterance, int first, int end)
    {
        for (var i = first; i < end - 1; i++)
        {
            var isUnit = Neighbourhoods.Contains(utterance.Words[i].Folded) && (utterance.Words[i].Folded == "to" || (i > 0 && (Means(utterance, i - 1, "dan") || Means(utterance, i - 1, "khu"))));
            var next = i + 1 < end && utterance.Words[i + 1].Folded == "so" ? i + 2 : i + 1;
            if (isUnit && next < end && int.TryParse(utterance.Words[next].Folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        }
        return null;
    }

    private static bool Means(Utterance utterance, int word, string folded) => Array.Exists(utterance.Words[word].Readings, reading => reading.Folded == folded);

    /// <summary>At each word, how many words the longest phrase of the group takes there; 0 for none.</summary>
    private static int[] Longest(Utterance utterance, IReadOnlyList<Hit> hits, string group)
    {
        var longest = new int[utterance.Words.Count];
        foreach (var hit in hits)
        {
            if (hit.Group == group) longest[hit.First] = Math.Max(longest[hit.First], hit.Length);
        }
        return longest;
    }
}
