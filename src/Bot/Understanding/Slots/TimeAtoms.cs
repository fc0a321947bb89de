using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>One piece of a time: "tối", "hôm qua", "8h kém 15".</summary>
/// <param name="Kind">Last part of its group name without arguments, or clock, date, monthday, lunar.</param>
internal sealed record TimeAtom(int Start, int End, string Kind, string Argument, int Number = 0, int Second = 0, int Third = 0);

/// <summary>Finds the pieces of time in a message: words from the lexicon, numbers by their shape.</summary>
internal static partial class TimeAtoms
{
    private static readonly string[] Counts = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"];

    public static List<TimeAtom> Find(Utterance utterance, PlainText plain, IReadOnlyList<Hit> hits)
    {
        var atoms = new List<TimeAtom>();
        foreach (var hit in hits)
        {
            if (!hit.Group.StartsWith("time.", StringComparison.Ordinal)) continue;
            var parts = hit.Group.Split('.');
            if (parts[1] is "from" or "to" or "untilnow" or "not") continue;
            var (first, last) = (utterance.Words[hit.First], utterance.Words[hit.End - 1]);
            atoms.Add(new TimeAtom(first.Start, last.Start + last.Length, parts[1], string.Join('.', parts.Skip(2)), NumberIn(utterance, hit)));
        }
        if (plain.HasDigits) AddWritten(atoms, plain);
        if (plain.HasDigits || plain.Plain.Contains("ram", StringComparison.Ordinal))
        {
            foreach (Match date in Lunar().Matches(plain.Plain)) AddLunar(atoms, plain, date);
        }
        if (plain.Plain.Contains("thang", StringComparison.Ordinal) || plain.Plain.Contains("nam", StringComparison.Ordinal)) AddWider(atoms, plain);
        AddToldHours(atoms, utterance);
        // "thứ 6 tuần trước" is a weekday, not six weeks ago.
        var weekdays = atoms.Where(atom => atom.Kind == "weekday").ToList();
        atoms.RemoveAll(atom => atom.Kind is "ago" or "agoword" && weekdays.Exists(day => day.Start < atom.Start && atom.Start < day.End));
        // "Tối qua" is more than the "tối" that looks like "tôi".
        foreach (var hit in hits)
        {
            if (hit.Group != "time.not") continue;
            var (from, last) = (utterance.Words[hit.First].Start, utterance.Words[hit.End - 1]);
            atoms.RemoveAll(atom => atom.Kind is not ("recurs" or "ongoing" or "over") && from <= atom.Start && atom.Start < last.Start + last.Length && !(atom.Start == from && atom.End > last.Start + last.Length));
        }
        return DropContained(atoms);
    }

    private static void AddWritten(List<TimeAtom> atoms, PlainText plain)
    {
        foreach (Match date in Date().Matches(plain.Plain))
        {
            var (day, month) = (Int(date.Groups["d"]), Int(date.Groups["m"]));
            if (day is < 1 or > 31 || month is < 1 or > 12 || IsAddress(plain.Plain, date.Index)) continue;
            atoms.Add(At(plain, date, "date", day, month, Year(date.Groups["y"])));
        }
        foreach (Match date in WrittenDate().Matches(plain.Plain))
        {
            var (day, month) = (Int(date.Groups["d"]), Int(date.Groups["m"]));
            if (day is >= 1 and <= 31 && month is >= 1 and <= 12) atoms.Add(At(plain, date, "date", day, month, Year(date.Groups["y"])));
        }
        foreach (Match date in MonthDay().Matches(plain.Plain).Where(date => !IsSender(plain, date))) atoms.Add(At(plain, date, "monthday", Int(date.Groups["d"])));
        foreach (Match clock in Clock().Matches(plain.Plain)) AddClock(atoms, plain, clock);
        foreach (Match clock in FirstHour().Matches(plain.Plain)) atoms.Add(At(plain, clock, "clock", Int(clock.Groups["h"])));
        foreach (Match minutes in MinutesAgo().Matches(plain.Plain)) atoms.Add(At(plain, minutes, "ago", Int(minutes.Groups["n"])) with { Argument = "minute" });
    }

    /// <summary>The "tôi" of "cạnh nhà tôi 3 hôm nay" is no "tối".</summary>
    private static bool IsSender(PlainText plain, Match date)
    {
        var before = plain.Text[..plain.Origin(date.Index)].TrimEnd();
        return before.EndsWith("tôi", StringComparison.OrdinalIgnoreCase);
    }

    private static void AddClock(List<TimeAtom> atoms, PlainText plain, Match clock)
    {
        var hour = Int(clock.Groups["h"]);
        var minute = clock.Groups["m"].Success ? Int(clock.Groups["m"]) : 0;
        if (clock.Groups["half"].Success) minute = 30;
        if (clock.Groups["less"].Success) (hour, minute) = (hour == 0 ? 23 : hour - 1, 60 - Int(clock.Groups["less"]));
        if (hour > 24 || minute is < 0 or > 59) return;
        if (plain.Plain.AsSpan(clock.Index + clock.Length).TrimStart().StartsWith("truoc") || plain.Plain.AsSpan(0, clock.Index).TrimEnd().EndsWith("cach day") || plain.Plain.AsSpan(0, clock.Index).EndsWith(" thang ")) return;
        atoms.Add(At(plain, clock, "clock", hour, minute));
    }

    private static void AddLunar(List<TimeAtom> atoms, PlainText plain, Match date)
    {
        if (date.Groups["full"] is { Success: true } full && plain.Text[plain.Origin(full.Index)..plain.Origin(full.Index + full.Length)].Trim().ToLowerInvariant() is not ("rằm" or "ram")) return;
        var day = date.Groups["full"].Success ? 15 : Int(date.Groups["d"]);
        var month = date.Groups["tet"].Success ? (day >= 23 ? 12 : 1) : date.Groups["name"].Value switch
        {
            "gieng" => 1,
            "chap" => 12,
            _ => date.Groups["m"].Success ? Int(date.Groups["m"]) : 0,
        };
        if (day is >= 1 and <= 30 && month <= 12) atoms.Add(At(plain, date, "lunar", day, month));
    }

    private static void AddWider(List<TimeAtom> atoms, PlainText plain)
    {
        foreach (Match month in Month().Matches(plain.Plain).Where(match => SaysMonth(plain, match))) atoms.Add(At(plain, month, "month", MonthOf(month.Groups["m"]), Part(month), YearOf(month.Groups["y"])));
        foreach (Match month in MonthPart().Matches(plain.Plain).Where(match => SaysMonth(plain, match))) atoms.Add(At(plain, month, "month", month.Groups["w"].Value is "truoc" or "roi" ? -1 : 0, Part(month)));
        foreach (Match year in YearPart().Matches(plain.Plain))
        {
            if (year.Groups["p"].Success || year.Groups["y"].Value == "kia" || (year.Groups["y"].Value.Length == 4 && char.IsAsciiDigit(year.Groups["y"].Value[0]))) atoms.Add(At(plain, year, "year", YearOf(year.Groups["y"]), Part(year)));
        }
    }

    private static readonly string[] MonthNames = ["", "gieng", "hai", "ba", "tu", "", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"];

    private static int MonthOf(Group told) => char.IsAsciiDigit(told.Value[0]) ? Int(told) : Array.IndexOf(MonthNames, told.Value);

    /// <summary>"Đâu thằng" is no month.</summary>
    private static bool SaysMonth(PlainText plain, Match match)
    {
        var typed = plain.Text[plain.Origin(match.Index)..plain.Origin(match.Index + match.Length)].ToLowerInvariant();
        return typed.Contains("tháng", StringComparison.Ordinal) || typed.Contains("thang", StringComparison.Ordinal);
    }

    /// <summary>Third of the month or of the year: 1 đầu, 2 giữa, 3 cuối, 0 the whole.</summary>
    private static int Part(Match match) => match.Groups["p"].Value switch { "dau" => 1, "giua" => 2, "cuoi" => 3, _ => 0 };

    /// <summary>A year, -1 for last year, -2 for the one before, 0 for this one or none.</summary>
    private static int YearOf(Group group) => group.Value switch { "ngoai" or "truoc" or "roi" => -1, "kia" => -2, _ => Int(group) };

    /// <summary>"Mười giờ rưỡi", "hai giờ kém mười lăm", "tám giờ hai mươi".</summary>
    private static void AddToldHours(List<TimeAtom> atoms, Utterance utterance)
    {
        for (var at = 0; at < utterance.Words.Count; at++)
        {
            var next = NumberWords.Read(utterance, at, out var hour);
            // "Tám rưỡi tối" does without "giờ".
            var brief = next > at && NumberWords.Is(utterance, next, "ruoi") && next + 1 < utterance.Words.Count && utterance.Words[next + 1].Folded is "sang" or "toi" or "chieu" or "trua" or "dem";
            if (next == at || hour > 24 || !(brief || NumberWords.Is(utterance, next, "gio"))) continue;
            var (end, minute) = (next + 1, brief ? 30 : 0);
            if (NumberWords.Is(utterance, end, "ruoi")) (end, minute) = (end + 1, 30);
            else if (NumberWords.Is(utterance, end, "kem") && NumberWords.Read(utterance, end + 1, out var less) is var after && after > end + 1 && less < 60) (end, hour, minute) = (after, hour - 1, 60 - less);
            else if (NumberWords.Read(utterance, end, out var more) is var last && last > end && more is > 4 and < 60 && (last == utterance.Words.Count || utterance.Words[last].Folded is "phut" or "sang" or "toi" or "chieu" or "trua" or "dem")) (end, minute) = (last, more);
            var (first, final) = (utterance.Words[at], utterance.Words[end - 1]);
            atoms.Add(new TimeAtom(first.Start, final.Start + final.Length, "clock", "", hour, minute));
            at = end - 1;
        }
    }

    private static TimeAtom At(PlainText plain, Match match, string kind, int number, int second = 0, int third = 0) =>
        new(plain.Origin(match.Index), plain.Origin(match.Index + match.Length), kind, "", number, second, third);

    private static List<TimeAtom> DropContained(List<TimeAtom> atoms) =>
        [.. atoms.Where(atom => !atoms.Exists(other => other != atom && other.Start <= atom.Start && atom.End <= other.End && other.End - other.Start > atom.End - atom.Start
            && other.Kind is not ("recurs" or "ongoing" or "over") && atom.Kind is not ("recurs" or "ongoing" or "over"))).OrderBy(atom => atom.Start)];

    private static bool IsAddress(string plain, int at)
    {
        var before = plain[Math.Max(0, at - 12)..at].TrimEnd();
        return AddressWords().IsMatch(before) || plain.AsSpan(at).StartsWith("24/7") || plain.AsSpan(at).StartsWith("24/24");
    }

    private static int NumberIn(Utterance utterance, Hit hit)
    {
        for (var i = hit.First; i < hit.End; i++)
        {
            var folded = utterance.Words[i].Folded;
            if (int.TryParse(folded, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            if (hit.Group.StartsWith("time.agoword", StringComparison.Ordinal) && Array.IndexOf(Counts, folded) is > 0 and var count) return count;
        }
        return 0;
    }

    private static int Int(Group group) => int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Year(Group group) => !group.Success ? 0 : Int(group) is var year && year < 100 ? 2000 + year : year;

    /// <summary>The 7 of "7-8h".</summary>
    [GeneratedRegex(@"(?<![\d/.,-])(?<h>\d{1,2})(?=\s?-\s?\d{1,2}\s?(?:h|g|gio)\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FirstHour();

    [GeneratedRegex(@"\b(?<n>\d{1,3})\s?(?:p|ph|phut)\s(?:truoc|roi)\b|\bcach (?:day|nay) (?:(?:khoang|chung|tam|hon|gan|do|co) )?(?<n>\d{1,3})\s?(?:p|ph|phut)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MinutesAgo();

    [GeneratedRegex(@"(?<!\d )(?<!ram )\b(?:(?<p>dau|giua|cuoi) )?thang (?<m>1[0-2]|0?[1-9]|gieng|hai|ba|tu|sau|bay|tam|chin|muoi mot|muoi hai|muoi)\b(?! (?:am|al|nay|truoc|roi|ngay|tuoi|nguoi|lan|dua|thang|tram|trieu|nghin|ngan|ruoi))(?!\s?[/:h]|[.,]\d)(?: nam (?<y>20\d\d|ngoai|nay|truoc|roi)\b)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?<p>dau|giua|cuoi) thang\b(?: (?<w>nay|truoc|roi)\b)?(?! \d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MonthPart();

    [GeneratedRegex(@"\b(?:(?<p>dau|giua|cuoi) )?nam (?<y>20\d\d|nay|ngoai|truoc|kia)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex YearPart();

    [GeneratedRegex(@"(?<![\d/.,])(?<d>\d{1,2})\s?[/.-]\s?(?<m>\d{1,2})(?:\s?[/.-]\s?(?<y>20\d\d|\d\d))?(?![\d/]|[.,]\d|\s?(?:trieu|tr|k|cu|ty|%|nguoi|m2|km|ha|gio|h)\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:ngay |hom |mung |mong )?(?<d>\d{1,2}) (?:thang|thg) (?<m>\d{1,2})(?: nam (?<y>20\d\d))?\b(?! am| al)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"\b(?:ngay|hom|(?<=\b(?:sang|trua|chieu|toi|dem|khuya) )) ?(?<d>[0-3]?\d)\b(?!\s?(?:[/.-]|thang|thg)\s?\d|\s(?:am|al|nguoi|trieu|gio|ngay|cong|luong))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?:(?<full>ram)|(?:mung|mong|ngay)? ?(?<d>\d{1,2})(?= (?:tet|thang chap|thang gieng|am\b|al\b|thang \d{1,2} (?:am|al))))(?: (?<tet>tet)\b| thang (?<name>gieng|chap)| thang (?<m>\d{1,2}))?(?: am lich| am| al)?|\b(?:mung|mong) (?<d>\d{1,2})\b(?! thang)(?<tet>(?= tet))?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lunar();

    [GeneratedRegex(@"(?<![\da-z/.,])(?<h>\d{1,2})(?:(?:\s?h|\s?g(?=\d|\b)|\s?gio\b|\s?:(?=\d))\s?(?:(?<half>ruoi)\b|kem\s?(?<less>\d{1,2})|(?<m>[0-5]?\d)(?!\d|\s?(?:nguoi|thanh|doi|dua|thang|ten|xe|trieu))(?:\s?(?:phut|ph|p)\b)?)?)(?![\da-z])|(?<![\d/.,])(?<h>\d{1,2}) (?<half>ruoi)\b(?= (?:sang|trua|chieu|toi|dem|khuya))|(?<=\b(?:qua|nay|toi|sang|chieu|dem|trua|luc|khoang|tam) )(?<h>\d{1,2}) (?<half>ruoi)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(?:so|nha|ngo|ngach|hem|kiet|sn|so nha|duong|to|phong|lo|toa)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AddressWords();
}
