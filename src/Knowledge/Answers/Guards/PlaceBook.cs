using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>A place read in a text.</summary>
/// <param name="Key">One key for all names of the place.</param>
/// <param name="Name">The name to show.</param>
/// <param name="FirstWord">Index of its first word in the text it was read from.</param>
internal sealed record PlaceMention(string Key, string Name, bool IsWard, int FirstWord, int WordCount);

/// <summary>Knows wards and cities by all their names, and which of them each document is about. Immutable.</summary>
internal sealed partial class PlaceBook
{
    private const double ShareOfWardMentions = 0.25;
    private const double ShareOfCityMentions = 0.6;

    private readonly Dictionary<string, List<(string[] Words, string[] Folded, string Key, string Name, bool IsWard)>> _byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _scopes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    internal PlaceBook(IReadOnlyList<IReadOnlyList<Passage>> documents)
    {
        foreach (var names in PlaceNames.Cities) Register(names.Split('|'), isWard: false);
        foreach (var document in documents)
        {
            var wards = WardsOf(document);
            if (wards.Count == 0) continue;
            Register(wards, isWard: true);
            foreach (var ward in wards) _named.Add(KeyOf(ward, isWard: true));
            _scopes[document[0].Document.Id] = [.. wards.Select(ward => KeyOf(ward, isWard: true))];
        }
        foreach (var ward in PlaceNames.Wards) Register([ward], isWard: true);
        foreach (var document in documents)
        {
            if (_scopes.ContainsKey(document[0].Document.Id)) continue;
            if (MainCityOf(document) is { } city) _scopes[document[0].Document.Id] = [city];
        }
    }

    /// <summary>Places the document as a whole is about; empty: none in particular.</summary>
    internal IReadOnlyCollection<string> ScopeOf(DocumentHeader document) =>
        _scopes.TryGetValue(document.Id, out var scope) ? scope : [];

    internal bool HasWard(DocumentHeader document) => ScopeOf(document).Any(key => key[0] == 'w');

    /// <summary>Whether any document names the place.</summary>
    internal bool IsInCorpus(string key) => _named.Contains(key);

    /// <summary>Key of the ward a channel serves; null where no document knows it.</summary>
    internal string? WardKey(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var mentions = Find(Word.Split("phường " + name));
        return mentions.FirstOrDefault(mention => mention.IsWard)?.Key;
    }

    /// <summary>Places named in the words, longest first at each place.</summary>
    internal List<PlaceMention> Find(IReadOnlyList<Word> words)
    {
        var found = new List<PlaceMention>();
        for (var at = 0; at < words.Count; at++)
        {
            if (MentionAt(words, at) is not { } mention) continue;
            found.Add(mention);
            at += mention.WordCount - 1;
        }
        return found;
    }

    private PlaceMention? MentionAt(IReadOnlyList<Word> words, int at)
    {
        if (!_byFirst.TryGetValue(words[at].Text, out var candidates)) return null;
        PlaceMention? best = null;
        var afterWard = at > 0 && words[at - 1].Text is "phường" or "phuong" or "p";
        var afterCity = at > 0 && words[at - 1].Text is "phố" or "pho" or "tỉnh" or "tinh";
        foreach (var candidate in candidates)
        {
            if (!Fits(candidate.Words, words, at) && !(candidate.Words.Length > 1 && Fits(candidate.Folded, words, at))) continue;
            if (candidate.Words.Length == 1 && !(candidate.IsWard ? afterWard : afterCity) && candidate.Words[0] is not ("huế" or "tphcm" or "hcm")) continue;
            if (candidate.IsWard && !afterWard && !_named.Contains(candidate.Key) && (at > 0 && NotAWard.Contains(words[at - 1].Text) || !Fits(candidate.Words, words, at))) continue;
            // "Phường Hải Dương" is a ward of that name, which no document speaks of, and not the city.
            if (!candidate.IsWard && afterWard && best is null && candidate.Words.Length > 1 && words[at - 1].Text is "phường" or "phuong") best = new PlaceMention(Prefixed(candidate.Name, isWard: true), candidate.Name, true, at, candidate.Words.Length);
            if ((candidate.IsWard && afterCity) || (!candidate.IsWard && afterWard)) continue;
            if (best is not null && (best.WordCount > candidate.Words.Length || (best.WordCount == candidate.Words.Length && !(candidate.IsWard && afterWard)))) continue;
            best = new PlaceMention(candidate.Key, candidate.Name, candidate.IsWard, at, candidate.Words.Length);
        }
        return best;
    }

    /// <summary>Streets, schools and bridges are named after the same people as wards.</summary>
    private static readonly HashSet<string> NotAWard = new(["đường", "phố", "trường", "chợ", "cầu", "sông", "đồng", "chí", "ông", "bà", "tướng", "vua", "hùng", "khu", "quốc", "tế", "viện", "đảo", "biển", "xã", "huyện", "quận", "làng", "thôn", "tuyến", "ngõ", "chùa", "đền", "công"], StringComparer.Ordinal);

    private static bool Fits(string[] name, IReadOnlyList<Word> words, int at)
    {
        if (at + name.Length > words.Count) return false;
        for (var inside = 0; inside < name.Length; inside++)
        {
            if (words[at + inside].Text != name[inside]) return false;
        }
        return true;
    }

    private void Register(IReadOnlyList<string> names, bool isWard)
    {
        var key = _byFirst.Values.SelectMany(list => list).FirstOrDefault(known => known.IsWard == isWard && names.Contains(known.Name, StringComparer.Ordinal)).Key
                  ?? Prefixed(names[0], isWard);
        foreach (var name in names)
        {
            var words = Word.Split(name).Select(word => word.Text).ToArray();
            if (words.Length == 0 || _byFirst.Values.Any(list => list.Exists(known => known.IsWard == isWard && known.Name == name))) continue;
            var folded = words.Select(Letters.Fold).ToArray();
            Add(words[0], (words, folded, key, names[0], isWard));
            if (folded[0] != words[0]) Add(folded[0], (words, folded, key, names[0], isWard));
        }
    }

    private void Add(string first, (string[] Words, string[] Folded, string Key, string Name, bool IsWard) entry)
    {
        if (!_byFirst.TryGetValue(first, out var list)) _byFirst.Add(first, list = []);
        list.Add(entry);
    }

    private string KeyOf(string name, bool isWard) =>
        _byFirst.Values.SelectMany(list => list).First(known => known.IsWard == isWard && known.Name == name || known.IsWard == isWard && string.Join(' ', known.Words) == string.Join(' ', Word.Split(name).Select(word => word.Text))).Key;

    private static string Prefixed(string name, bool isWard) => (isWard ? "w:" : "c:") + name;

    /// <summary>Wards of the header; for text without one, those its date line or most of its mentions name.</summary>
    private static List<string> WardsOf(IReadOnlyList<Passage> document)
    {
        var header = document[0].Document;
        if (header.Wards.Count > 0) return [.. header.Wards];
        if (header.Kind is "hoi-dap" or "luat" or "nghi-dinh" or "thong-tu") return [];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in document)
        {
            foreach (Match match in NamedWard().Matches(passage.Text))
            {
                var name = match.Groups["name"].Value;
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
            foreach (Match match in DateLine().Matches(passage.Text))
            {
                var name = match.Groups["name"].Value;
                if (PlaceNames.Wards.Contains(name, StringComparer.Ordinal) || counts.ContainsKey(name)) counts[name] = counts.GetValueOrDefault(name) + 5;
            }
        }
        var total = counts.Values.Sum();
        return total < 5 ? [] : [.. counts.Where(pair => pair.Value >= ShareOfWardMentions * total).OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
    }

    /// <summary>Several cities in turn, so that a sentence without a name speaks of the one named last.</summary>
    internal bool IsAboutSeveralCities(IReadOnlyList<Passage> document)
    {
        var counts = CityMentionsOf(document);
        return counts.Count >= 2 && counts.Values.Order().Reverse().Take(2).All(count => count >= 4);
    }

    private string? MainCityOf(IReadOnlyList<Passage> document)
    {
        var counts = CityMentionsOf(document);
        var total = counts.Values.Sum();
        var main = counts.OrderByDescending(pair => pair.Value).FirstOrDefault();
        return main.Value >= 3 && main.Value >= ShareOfCityMentions * total ? main.Key : null;
    }

    private Dictionary<string, int> CityMentionsOf(IReadOnlyList<Passage> document)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in document.SelectMany(passage => Find(Word.Split(passage.Text))))
        {
            _named.Add(mention.Key);
            if (!mention.IsWard) counts[mention.Key] = counts.GetValueOrDefault(mention.Key) + 1;
        }
        return counts;
    }

    [GeneratedRegex(@"\b[Pp]hường\s+(?<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex NamedWard();

    [GeneratedRegex(@"(?<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2}),\s+ngày(?:\s+\d{1,2})?\s+tháng", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex DateLine();
}
