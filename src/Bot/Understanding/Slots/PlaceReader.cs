using System.Globalization;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Reads where it happened: the longest chain of places ("ngõ 12 đường Lê Lợi, gần chợ Mới, tổ 5").</summary>
internal static class PlaceReader
{
    /// <summary>Words of a name after "chợ", "đường"… that are neither numbers nor capitalised.</summary>
    private const int LongestPlainName = 4;

    private const int LongestHouseNumber = 4;

    private static readonly string[] Neighbourhoods = ["to", "pho", "khu", "tdp"];

    /// <summary>"Ở Hải Dương" is a place, "bến xe Hải Dương" and "người Trung Quốc" are names.</summary>
    private static readonly string[] Towards = ["o", "tai", "ben", "tu", "duoi", "tren", "ra", "ve", "que", "trong", "ngoai", "tp", "tinh"];

    /// <summary>Units that may have a number for a name.</summary>
    private static readonly string[] Numbered = ["phuong", "quan"];

    /// <summary>Units of the ward's own level.</summary>
    private static readonly string[] WardLike = ["phuong", "xa", "dac"];

    private static readonly string[] Vague = ["phong", "so", "nha", "khu", "cua", "bai", "san", "tang", "quan", "duong", "kho", "ho", "ga", "dong", "lo"];

    /// <param name="numbers">Phones, plates, accounts: what they hold is no house number.</param>
    public static Found<PlaceMeant>? Read(Utterance utterance, IReadOnlyList<Hit> hits, TipSlots numbers)
    {
        var anchors = Longest(utterance, hits, "place.anchor");
        var nears = Longest(utterance, hits, "place.near");
        var stops = Longest(utterance, hits, "place.stop");
        foreach (var name in hits)
        {
            if (name.Group == "place.name") Array.Clear(stops, name.First, name.Length);
        }
        // "số" opens a place, "số điện thoại" does not.
        for (var word = 0; word < anchors.Length; word++)
        {
            if (stops[word] > anchors[word]) anchors[word] = 0;
        }
        foreach (var hit in hits)
        {
            // The "xóm" of "hàng xóm" is no place, unless it is a neighbour's house.
            if (hit.Group != "place.stop" || hit.Length == 1) continue;
            Array.Clear(anchors, hit.First + 1, hit.Length - 1);
            Array.Clear(nears, hit.First + 1, hit.Length - 1);
        }
        Block(utterance, numbers, anchors, stops);
        // The bank money went to is no place.
        if (numbers.Accounts.Count > 0)
        {
            for (var word = 0; word + 1 < utterance.Words.Count; word++)
            {
                if (anchors[word] == 2 && utterance.Words[word].Folded == "ngan" && utterance.Words[word + 1].Folded == "hang") anchors[word] = 0;
            }
        }
        (int First, int End, int Weight) best = default;
        for (var word = 0; word < utterance.Words.Count;)
        {
            var (end, weight) = Chain(utterance, word, anchors, nears, stops);
            if (weight > best.Weight) best = (word, end, weight);
            word = Math.Max(word + 1, weight > 0 ? end : word + 1);
        }
        if (best.Weight <= 1 && !(best.Weight == 1 && nears[best.First] > 0)) return Elsewhere(utterance, hits, 0, utterance.Words.Count) is [var alone, ..] ? Found(utterance, alone.First, alone.End, hits) : null;
        var start = hits.Where(hit => hit.Group == "place.lead" && hit.First == best.First && hit.End < best.End).Select(hit => hit.End).DefaultIfEmpty(best.First).Max();
        // "45 ngõ Đình", "27 đường Tranh": the house number is part of the place.
        if (start == best.First && start > 0 && anchors[start - 1] == 0 && stops[start - 1] == 0 && IsHouseBefore(utterance, start)) start--;
        return Found(utterance, start, best.End, hits);
    }

    /// <summary>A number that is a phone, a plate, an account or a link ends a place, and "số" before it begins none.</summary>
    private static void Block(Utterance utterance, TipSlots numbers, int[] anchors, int[] stops)
    {
        var spans = numbers.Phones.Select(found => (found.Start, found.Length)).Concat(numbers.Plates.Select(found => (found.Start, found.Length)))
            .Concat(numbers.Accounts.Select(found => (found.Start, found.Length))).Concat(numbers.Links.Select(found => (found.Start, found.Length)))
            .Concat(numbers.Amounts.Select(found => (found.Start, found.Length))).ToList();
        for (var word = 0; word < utterance.Words.Count; word++)
        {
            var at = utterance.Words[word].Start;
            if (!spans.Exists(span => span.Start <= at && at < span.Start + span.Length)) continue;
            (anchors[word], stops[word]) = (0, 1);
            if (word > 0 && utterance.Words[word - 1].Folded == "so") anchors[word - 1] = 0;
        }
    }

    /// <summary>Every ward, commune or province that is named: "phường Tân Bình", "quận 7", "Hà Nội".</summary>
    private static List<Hit> Elsewhere(Utterance utterance, IReadOnlyList<Hit> hits, int first, int end)
    {
        var named = new List<Hit>();
        foreach (var hit in hits)
        {
            if (hit.First < first || hit.First >= end) continue;
            if (hit.Group == "place.elsewhere" && (hit.First == 0 || Towards.Contains(utterance.Words[hit.First - 1].Folded))) named.Add(hit);
            if (hit.Group != "place.unit" || hit.End >= utterance.Words.Count) continue;
            var name = hit.End;
            while (name < utterance.Words.Count && name - hit.End < LongestPlainName && char.IsUpper(utterance.Text[utterance.Words[name].Start]) && utterance.Words[name - 1].After == Break.None) name++;
            if (name == hit.End && Numbered.Contains(utterance.Words[hit.First].Folded) && utterance.Words[name].Folded is { Length: <= 2 } number && number.All(char.IsAsciiDigit)) name++;
            if (name > hit.End) named.Add(hit with { End = name });
        }
        return named;
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
            // "Trong phòng" says less than any place with a name.
            weight += strength == 0 && !specific && Vague.Contains(utterance.Words[anchor].Folded) ? 1 : 1 + strength + (near ? 1 : 0) + (specific ? 1 : 0);
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
                if (stops[at] > 0) break;
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

    private static bool IsHouseBefore(Utterance utterance, int street)
    {
        var number = utterance.Words[street - 1];
        return utterance.Words[street].Folded is "ngo" or "ngach" or "hem" or "kiet" or "duong" or "pho" && number.IsNumber && number.After == Break.None && IsHouseNumber(number.Folded)
            && !(street > 1 && utterance.Words[street - 2].Folded is "gan" or "hon" or "khoang" or "tam" or "luc" or "co" or "thu");
    }

    /// <summary>12, 12a: not 200k, 8h, 3tr.</summary>
    private static bool IsHouseNumber(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits > LongestHouseNumber) return false;
        return digits == word.Length || (digits == word.Length - 1 && word[^1] is not ('k' or 'h' or 'g' or 'm'));
    }

    private static Found<PlaceMeant> Found(Utterance utterance, int first, int end, IReadOnlyList<Hit> hits)
    {
        var (from, last) = (utterance.Words[first].Start, utterance.Words[end - 1]);
        var text = utterance.Text[from..(last.Start + last.Length)];
        return new Found<PlaceMeant>(from, text.Length, text, new PlaceMeant(text, Neighbourhood(utterance, first, end), Outside(utterance, hits, first, end)));
    }

    /// <summary>The named unit, wherever in the message it stands, unless it is this ward or what this ward lies in.</summary>
    private static string? Outside(Utterance utterance, IReadOnlyList<Hit> hits, int first, int end)
    {
        var named = Elsewhere(utterance, hits, first, end);
        if (named.Count == 0) named = Elsewhere(utterance, hits, 0, utterance.Words.Count);
        named.RemoveAll(unit => Is(unit, "place.within"));
        if (named.Count == 0 || named.Exists(unit => Is(unit, "place.ward"))) return null;
        // "Thạch Khôi, Hải Dương": beside the ward's own name a city or province is where the ward lies.
        if (hits.Any(hit => hit.Group == "place.ward") && !WardLike.Contains(utterance.Words[named[0].First].Folded)) return null;
        var last = utterance.Words[named[0].End - 1];
        return utterance.Text[utterance.Words[named[0].First].Start..(last.Start + last.Length)];

        bool Is(Hit unit, string group) => hits.Any(hit => hit.Group == group && hit.Overlaps(unit));
    }

    private static int? Neighbourhood(Utterance utterance, int first, int end)
    {
        for (var i = first; i < end - 1; i++)
        {
            var isUnit = Neighbourhoods.Contains(utterance.Words[i].Folded) && (utterance.Words[i].Folded is "to" or "tdp" or "khu" || (i > 0 && (Means(utterance, i - 1, "dan") || Means(utterance, i - 1, "khu"))));
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
