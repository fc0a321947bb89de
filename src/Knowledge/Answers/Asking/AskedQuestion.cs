using System.Globalization;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Search.Queries;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Asking;

/// <summary>A question with everything it names: places, document numbers, years, and words that may have been read wrongly.</summary>
internal sealed class AskedQuestion
{
    /// <summary>Folded letters of document numbers that stand apart once punctuation is gone: 57-NQ/TW → 57 nq tw.</summary>
    private static readonly string[] Issuers = ["nq", "nd", "tw", "cp", "bca", "ttg", "qd", "ct", "kl", "tu", "du", "duca", "hdnd", "qh"];

    private static readonly string[] BeforePlace = ["phường", "xã", "p", "tỉnh"];

    private AskedQuestion(RewrittenQuery query, QuestionReading reading, PlaceBook book)
    {
        Query = query;
        Reading = reading;
        Places = PlacesIn(query, reading, book);
        References = ReferencesIn(query);
        Doubtful = DoubtfulIn(query, reading);
        Years = [.. reading.Words.Where(word => word.IsNumber && word.Text.Length == 4 && word.Text[0] is '1' or '2').Select(word => word.Text)];
        LeaveOutPlaces();
        LeaveOutOwnWard();
        foreach (var reference in References) LeaveOut(reference);
    }

    public RewrittenQuery Query { get; }

    public QuestionReading Reading { get; }

    public IReadOnlyList<PlaceMention> Places { get; }

    public IReadOnlyList<DocumentReference> References { get; }

    public IReadOnlyList<string> Years { get; }

    /// <summary>Words that were changed although what was typed is a good syllable: perhaps the corpus just lacks it.</summary>
    public IReadOnlySet<int> Doubtful { get; }

    /// <summary>Words that name a place or a document and are no subject of their own.</summary>
    public HashSet<int> Named { get; } = [];

    /// <summary>The places that decide whose figures may answer: with a ward named, the city beside it only says where the ward is.</summary>
    public IEnumerable<PlaceMention> DecidingPlaces => Places.Any(place => place.IsWard) ? Places.Where(place => place.IsWard) : Places;

    /// <summary>The question with every other place left out.</summary>
    internal string WithOnly(PlaceMention kept)
    {
        var others = Places.Where(place => place.Key != kept.Key).ToList();
        var words = new List<string>();
        for (var at = 0; at < Reading.Words.Count; at++)
        {
            if (others.Exists(place => at >= place.FirstWord && at < place.FirstWord + place.WordCount)) continue;
            var next = at + 1;
            while (next < Reading.Words.Count && Reading.Words[next].Text is "của" or "ở") next++;
            var joins = Reading.Words[at].Text is "và" or "với" && (others.Exists(place => place.FirstWord == next) || Places.Any(place => place.FirstWord == next));
            if (!joins && Reading.Words[at].Text is not ("so" or "sánh")) words.Add(Reading.Text[Reading.Words[at].Start..Reading.Words[at].End]);
        }
        return string.Join(' ', words);
    }

    internal static AskedQuestion Of(RewrittenQuery query, PlaceBook book) => new(query, QuestionReader.Read(query.Text), book);

    /// <summary>Names the corpus does not have may have been taken for slips of the finger: what was typed is looked at as well.</summary>
    private static List<PlaceMention> PlacesIn(RewrittenQuery query, QuestionReading reading, PlaceBook book)
    {
        var places = book.Find(reading.Words);
        foreach (var typed in book.Find(Word.Split(VietnameseText.Compose(query.Original))))
        {
            if (!places.Exists(place => place.Key == typed.Key)) places.Add(typed with { FirstWord = 0, WordCount = 0 });
        }
        return places;
    }

    private static List<DocumentReference> ReferencesIn(RewrittenQuery query)
    {
        var found = DocumentReference.FindAll(query.Original);
        foreach (var reference in DocumentReference.FindAll(query.Text))
        {
            if (!found.Exists(other => other.Number == reference.Number)) found.Add(reference);
        }
        return found;
    }

    private static HashSet<int> DoubtfulIn(RewrittenQuery query, QuestionReading reading)
    {
        var doubtful = new HashSet<int>();
        var start = 0;
        foreach (var token in query.Tokens)
        {
            if (token.Change == TokenChange.Typo && Syllable.IsVietnamese(token.Typed) && VietnameseText.HasMarks(token.Typed) && !HasSameLetters(token.Typed, token.Text))
            {
                for (var at = 0; at < reading.Words.Count; at++)
                {
                    if (reading.Words[at].Start >= start && reading.Words[at].End <= start + token.Text.Length) doubtful.Add(at);
                }
            }
            start += token.Text.Length + 1;
        }
        return doubtful;
    }

    /// <summary>Letters that only changed places name no other subject.</summary>
    private static bool HasSameLetters(string typed, string text) => Letters.Fold(typed).Order().SequenceEqual(Letters.Fold(text).Order());

    private void LeaveOutPlaces()
    {
        var words = Reading.Words;
        foreach (var place in DecidingPlaces)
        {
            for (var at = place.FirstWord; at < place.FirstWord + place.WordCount; at++) Named.Add(at);
            if (place.FirstWord > 0 && BeforePlace.Contains(words[place.FirstWord - 1].Text)) Named.Add(place.FirstWord - 1);
            if (place.FirstWord <= 1 || words[place.FirstWord - 1].Text != "phố" || words[place.FirstWord - 2].Text != "thành") continue;
            Named.Add(place.FirstWord - 1);
            Named.Add(place.FirstWord - 2);
        }
    }

    /// <summary>What goes on after "phường" where no name does.</summary>
    private static readonly HashSet<string> AfterOwnWard = new(["bắt", "xử", "thu", "phạt", "khởi", "xảy", "mình", "ta", "tôi", "em", "có", "đã", "đang", "được", "bị", "sẽ", "này"], StringComparer.Ordinal);

    /// <summary>"Mấy năm nay phường bắt …": the ward the resident lives in, no subject of its own; "công an phường" is one.</summary>
    private void LeaveOutOwnWard()
    {
        for (var at = 0; at + 1 < Reading.Words.Count; at++)
        {
            if (Reading.Words[at].Text == "phường" && (at == 0 || !Reading.IsContent[at - 1]) && AfterOwnWard.Contains(Reading.Words[at + 1].Text)) Named.Add(at);
        }
    }

    /// <summary>The parts of a document number, and "nghị quyết", "thông tư" right before it.</summary>
    private void LeaveOut(DocumentReference reference)
    {
        var number = reference.Number.ToString(CultureInfo.InvariantCulture);
        var parts = new HashSet<string>(reference.Issuer.Split('-'), StringComparer.Ordinal) { number, reference.Type };
        if (reference.Year > 0) parts.Add(reference.Year.ToString(CultureInfo.InvariantCulture));
        for (var at = 0; at < Reading.Words.Count; at++)
        {
            var text = Reading.Words[at].Text;
            if (!parts.Contains(Letters.Fold(text)) && !Issuers.Contains(Letters.Fold(text)) && !text.StartsWith("qh1", StringComparison.Ordinal)) continue;
            Named.Add(at);
            if (text == number) LeaveOutTypeBefore(at);
        }
    }

    private void LeaveOutTypeBefore(int number)
    {
        var words = Reading.Words;
        var last = number - 1;
        if (last > 0 && words[last].Text == "số") Named.Add(last--);
        if (last < 1 || !DocumentReference.IsTypeName(words[last - 1].Text, words[last].Text)) return;
        Named.Add(last);
        Named.Add(last - 1);
    }
}
