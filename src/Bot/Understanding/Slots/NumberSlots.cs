using System.Globalization;
using System.Text.RegularExpressions;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Phones, plates, accounts, amounts of money and links, by their shape.</summary>
internal static partial class NumberSlots
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal)
    {
        ["mot"] = 1, ["hai"] = 2, ["ba"] = 3, ["bon"] = 4, ["nam"] = 5, ["sau"] = 6, ["bay"] = 7, ["tam"] = 8, ["chin"] = 9, ["muoi"] = 10, ["chuc"] = 10,
    };

    public static TipSlots Fill(TipSlots slots, PlainText plain, Utterance utterance, IReadOnlyList<Hit> hits)
    {
        var links = plain.Plain.Contains('.', StringComparison.Ordinal) || plain.Plain.Contains(':', StringComparison.Ordinal) ? Links(plain) : [];
        var accounts = plain.HasDigits ? Accounts(plain) : [];
        var plates = plain.HasDigits ? Plates(plain) : [];
        var phones = plain.HasDigits ? Phones(plain, accounts) : [];
        var amounts = Merge(plain.HasDigits ? Amounts(plain) : [], AmountWords.Find(utterance)).Where(amount => !phones.Any(phone => Overlap(phone, amount)) && !accounts.Any(account => Overlap(account, amount)) && !plates.Any(plate => Overlap(plate, amount)) && !IsPromised(utterance, hits, amount)).ToList();
        return slots with
        {
            Links = links,
            Accounts = accounts,
            Plates = plates,
            Phones = phones,
            Amounts = amounts,
            People = PeopleReader.Read(utterance, hits, at => Holds(phones, at) || Holds(plates, at) || Holds(accounts, at) || Holds(amounts, at)),
            Apps = [.. slots.Apps.Where(app => !links.Exists(link => Overlap(link, app))).Concat(links.Select(HostOf).OfType<Found<string>>()).DistinctBy(app => app.Value, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>Wages, interest and fines are told in passing.</summary>
    private static bool IsPromised(Utterance utterance, IReadOnlyList<Hit> hits, Found<long> amount)
    {
        foreach (var hit in hits)
        {
            if (hit.Group == "slot.amount.not" && utterance.Words[hit.First].Start <= amount.Start && amount.Start <= utterance.Words[hit.End - 1].Start) return true;
        }
        return false;
    }

    private static bool Holds<T>(List<Found<T>> found, int at) => found.Exists(one => one.Start <= at && at < one.Start + one.Length);

    /// <summary>Of two readings of the same place the longer one stands.</summary>
    private static List<Found<long>> Merge(List<Found<long>> written, IEnumerable<Found<long>> told)
    {
        foreach (var amount in told)
        {
            if (written.RemoveAll(other => Overlap(other, amount) && other.Length < amount.Length) > 0 || !written.Exists(other => Overlap(other, amount))) written.Add(amount);
        }
        return written;
    }

    private static bool Overlap<T, TOther>(Found<T> a, Found<TOther> b) => a.Start < b.Start + b.Length && b.Start < a.Start + a.Length;

    private static List<Found<string>> Phones(PlainText plain, List<Found<BankAccount>> accounts)
    {
        var phones = new List<Found<string>>();
        foreach (Match match in Phone().Matches(plain.Plain))
        {
            var digits = Digits(match.Value);
            if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length >= 11) digits = "0" + digits[2..];
            var isMobile = digits.Length == 10 && digits[1] is '3' or '5' or '7' or '8' or '9' && digits[0] == '0' && digits.Length == 10;
            var isFixed = digits.StartsWith("02", StringComparison.Ordinal) && digits.Length == 11;
            var isService = digits.Length is 8 or 10 && (digits.StartsWith("1900", StringComparison.Ordinal) || digits.StartsWith("1800", StringComparison.Ordinal));
            var found = plain.Found(match.Index, match.Length, digits);
            if ((isMobile || isFixed || isService) && !accounts.Exists(account => Overlap(account, found))) phones.Add(found);
        }
        return phones;
    }

    private static List<Found<string>> Plates(PlainText plain)
    {
        var plates = new List<Found<string>>();
        foreach (Match match in Plate().Matches(plain.Plain))
        {
            var value = new string([.. match.Value.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
            if (int.Parse(value[..2], CultureInfo.InvariantCulture) >= 11) plates.Add(plain.Found(match.Index, match.Length, value));
        }
        return plates;
    }

    private static List<Found<BankAccount>> Accounts(PlainText plain)
    {
        var accounts = new List<Found<BankAccount>>();
        foreach (Match match in Account().Matches(plain.Plain))
        {
            var number = match.Groups["n"];
            var digits = Digits(number.Value);
            if (digits.Length is < 6 or > 19) continue;
            accounts.Add(plain.Found(number.Index, number.Length, new BankAccount(digits, BankOf(plain.Plain, match.Index, number)?.ToUpperInvariant())));
        }
        return accounts;
    }

    /// <summary>The bank named right behind the number, else the last one before it, else one soon after. The sender's own ("tài khoản Vietcombank của tôi") is not where the money went.</summary>
    private static string? BankOf(string plain, int from, Group number)
    {
        var after = plain[(number.Index + number.Length)..Math.Min(plain.Length, number.Index + number.Length + 40)];
        if (BankBehind().Match(after) is { Success: true } behind) return behind.Groups["b"].Value;
        var before = Bank().Matches(plain[Math.Max(0, from - 30)..number.Index]).LastOrDefault(bank => !OwnBank().IsMatch(plain[(Math.Max(0, from - 30) + bank.Index + bank.Length)..]));
        return before?.Value ?? (Bank().Match(after) is { Success: true } later && !OwnBank().IsMatch(after[(later.Index + later.Length)..]) ? later.Value : null);
    }

    private static List<Found<string>> Links(PlainText plain) =>
        [.. Link().Matches(plain.Plain).Select(match => (match, value: match.Value.TrimEnd('.', ',', ')', '!', '?')))
            .Select(found => plain.Found(found.match.Index, found.value.Length, plain.Text.Substring(plain.Origin(found.match.Index), found.value.Length)))];

    private static readonly Dictionary<string, string> Hosts = new(StringComparer.Ordinal)
    {
        ["facebook.com"] = "Facebook", ["fb.com"] = "Facebook", ["fb.me"] = "Facebook", ["m.me"] = "Messenger", ["t.me"] = "Telegram", ["telegram.me"] = "Telegram", ["zalo.me"] = "Zalo",
        ["tiktok.com"] = "TikTok", ["youtube.com"] = "YouTube", ["instagram.com"] = "Instagram", ["shopee.vn"] = "Shopee", ["lazada.vn"] = "Lazada",
    };

    /// <summary>The network a link leads into: "fb.com/…" is Facebook.</summary>
    private static Found<string>? HostOf(Found<string> link)
    {
        var host = link.Value.ToLowerInvariant();
        host = host[(host.IndexOf("//", StringComparison.Ordinal) is var slashes and >= 0 ? slashes + 2 : 0)..].Split('/')[0];
        foreach (var prefix in (string[])["www.", "m.", "vt.", "vm."])
        {
            if (host.StartsWith(prefix, StringComparison.Ordinal) && !Hosts.ContainsKey(host)) host = host[prefix.Length..];
        }
        return Hosts.TryGetValue(host, out var app) ? new Found<string>(link.Start, link.Length, link.Text, app) : null;
    }

    /// <summary>Characters of a number that anybody could have paid.</summary>
    private const int MostDigits = 15;

    private static List<Found<long>> Amounts(PlainText plain)
    {
        var amounts = new List<Found<long>>();
        foreach (Match match in Amount().Matches(plain.Plain))
        {
            if (IsOtherWord(plain, match) || match.Groups["n"].Length > MostDigits || match.Groups["r"].Length > MostDigits) continue;
            var unit = Unit(match.Groups["u"].Value);
            var value = match.Groups["w"].Success ? Counts[match.Groups["w"].Value] : Number(match.Groups["n"].Value);
            var total = value * unit;
            if (match.Groups["half"].Success) total += unit / 2m;
            else if (match.Groups["r"].Success) total += Remainder(match.Groups["r"].Value, unit, match.Groups["ru"].Success);
            if (total is >= 1000 and < 1_000_000_000_000_000) amounts.Add(plain.Found(match.Index, match.Length, (long)total));
        }
        foreach (var match in Dong().Matches(plain.Plain).Concat(Paid().Matches(plain.Plain)))
        {
            if (long.TryParse(Digits(match.Groups["n"].Value), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1000)
                amounts.Add(plain.Found(match.Groups["n"].Index, match.Index + match.Length - match.Groups["n"].Index, value));
        }
        return amounts;
    }

    /// <summary>"23 cứ", "2 tối", "cao 1m7", "5 chai bia": with their marks or neighbours, these are no units of money.</summary>
    private static bool IsOtherWord(PlainText plain, Match match)
    {
        var unit = match.Groups["u"];
        if (unit.Value == "m" && Length().IsMatch(plain.Plain[(match.Index + match.Length)..])) return true;
        if (unit.Value == "m") return match.Groups["r"].Success || Measured().IsMatch(plain.Plain[Math.Max(0, match.Index - 12)..match.Index]);
        if (unit.Value == "chai") return Drink().IsMatch(plain.Plain[(match.Index + match.Length)..]);
        var typed = plain.Text[plain.Origin(unit.Index)..plain.Origin(unit.Index + unit.Length)].ToLowerInvariant().Trim();
        return unit.Value switch
        {
            "cu" => typed is not ("cu" or "củ"),
            "toi" => typed is not "tỏi",
            "ti" or "ty" => typed is not ("ti" or "ty" or "tỉ" or "tỷ" or "tỹ" or "tĩ"),
            "canh" => typed is not ("canh" or "cành"),
            "loet" or "lit" or "xi" => typed is not ("loét" or "lít" or "lit" or "xị"),
            _ => false,
        };
    }

    [GeneratedRegex(@"(?:cao|dai|rong|cach|sau|nhay|khoang cach|chung|xa)\s(?:khoang |tam |chung )?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Measured();

    [GeneratedRegex(@"^\s?(?:day|cap|vai|dat|vuong|duong|rao|ong|ruong|vuon|nha)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Length();

    [GeneratedRegex(@"^\s?(?:bia|ruou|nuoc|dau|sua|thuoc|coca)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Drink();

    /// <summary>"3tr5" is 3.5 million, "3tr500" 3,500 thousand, "1 tỷ 2" 1.2 billion, "2 triệu 300" 2.3 million.</summary>
    private static decimal Remainder(string digits, long unit, bool thousands)
    {
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        if (thousands) return value * 1000;
        return unit switch
        {
            1_000_000_000 when digits.Length == 3 => value * 1_000_000,
            _ => value * unit / (decimal)Math.Pow(10, digits.Length),
        };
    }

    private static decimal Number(string written)
    {
        if (Grouped().IsMatch(written)) return decimal.Parse(Digits(written), CultureInfo.InvariantCulture);
        return decimal.Parse(written.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static long Unit(string unit) => unit switch
    {
        "k" or "nghin" or "ngan" or "canh" or "ka" or "ng" => 1_000,
        "lit" or "xi" or "loet" => 100_000,
        "tram" or "tram nghin" or "tram ngan" or "tram k" => 100_000,
        "chuc trieu" => 10_000_000,
        "tram trieu" => 100_000_000,
        "ty" or "ti" or "toi" => 1_000_000_000,
        _ => 1_000_000,
    };

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    [GeneratedRegex(@"(?<![\d])(?:\+?84[\s.-]?|0)\d(?:[\s.-]?\d){7,9}(?!\d)|\b1[89]00(?:[\s.-]?\d){4,6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b\d{2}\s?-?\s?[a-z]{1,2}\d?\s?[-.]?\s?\d{3}[.\s]?\d{2}\b|\b\d{2}\s?-?[a-z]\d?\s?[-.]?\s?\d{4}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Plate();

    [GeneratedRegex(@"\b(?:stk|so tai khoan|so tk|tai khoan|tk|acc|(?:chuyen khoan|chuyen tien|ck|chuyen|nap tien|nap)\b[^\d\n]{0,20}\b(?:vao|vo|toi|den|qua) so)\b[^\d\n]{0,30}(?<n>\d(?:[\s.-]?\d){5,18})(?!\d)|\b(?:mb|mbbank|vcb|vietcombank|techcombank|tcb|acb|bidv|vietinbank|agribank|tpbank|vpbank|sacombank|msb|vib)\b[^\d\n]{0,10}(?<n>\d{6,19})(?!\d)|(?<![\d])(?<n>\d{6,19})(?= (?:mb|mbbank|vcb|vietcombank|techcombank|tcb|acb|bidv|vietinbank|agribank|tpbank|vpbank|sacombank|msb|vib)\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Account();

    [GeneratedRegex(@"\b(?:mb ?bank|mb|vcb|vietcombank|techcombank|tcb|acb|bidv|vietinbank|agribank|tpbank|vpbank|sacombank|msb|vib|shb|ocb|hdbank|eximbank|seabank|momo|zalopay|viettel ?pay)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bank();

    [GeneratedRegex(@"^[\s,;:()-]{0,3}(?:(?:ngan hang|nh|bank|tai|o|cua)\s)*(?<b>mb ?bank|mb|vcb|vietcombank|techcombank|tcb|acb|bidv|vietinbank|agribank|tpbank|vpbank|sacombank|msb|vib|shb|ocb|hdbank|eximbank|seabank|momo|zalopay|viettel ?pay)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex BankBehind();

    [GeneratedRegex(@"^ (?:cua )?(?:toi|em|minh|tui|con|chau|me|vo|chong|bo|nha)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OwnBank();

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+|\b(?:[a-z0-9-]+\.)+(?:com|net|vn|org|info|xyz|top|vip|club|shop|cc|io|me|online|site|app|live|link|ly|tv|win|bet|store|pro|biz|asia|gg)(?:/\S*)?(?![\w.])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\d.,/:])(?:(?<n>\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d{1,2})?)|\b(?<w>mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|chuc)\b)\s?(?<u>tram trieu|chuc trieu|tram nghin|tram ngan|tram k|trieu|tr|cu|chai|m|ty|ti|toi|nghin|ngan|canh|lit|xi|loet|k)(?:\s?(?<half>ruoi)\b|\s?(?<r>\d{1,3})(?!\d|[.,]\d|[/h:]| ?(?:trieu|ty|ti|cu)\b| ?(?:nguoi|ngay|gio|h|thang|tieng|lan|thanh|doi|dua|ten|xe|con|chiec|tuoi)\b)(?<ru>\s?(?:k|nghin|ngan)\b)?)?(?![a-z\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?<![\d.,])(?<n>\d{1,3}(?:[.,]\d{3})+|\d{4,12})\s?(?:dong|d|vnd|vnđ)\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Dong();

    /// <summary>"1.200.000" with nothing behind it is money where a verb of paying stands before.</summary>
    [GeneratedRegex(@"\b(?:dong|nop|chuyen|ck|tra|coc|mat|dua|gui|phi|lua|lay|doi|gia|het)\b[^\d\n]{0,24}(?<n>\d{1,3}(?:[.,]\d{3}){1,3})(?!\d|[.,]\d|\s?(?:dong|d|vnd|vnđ|nghin|ngan|trieu|tr|k|m2|m|met|kg|ta|tan|vien|cai|con|nguoi|lit|goi|bao|hop|km|ha)\b)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Paid();

    [GeneratedRegex(@"^\d{1,3}(?:[.,]\d{3})+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Grouped();
}
