using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Questions that name two or more of a kind: years, cities, vehicles, procedures; each stands for one question.</summary>
internal static class SideBySide
{
    /// <summary>Words that may stand between two things set side by side.</summary>
    private static readonly HashSet<string> Links = new(["và", "với", "cùng", "hay", "hoặc", "lẫn", "còn", "của", "ở", "năm", "giữa", "từ", "đến", "trong", "cả", "thì", "phường", "thành", "phố", "là"], StringComparer.Ordinal);

    /// <summary>Other words between two things that are compared: "Hà Nội năm 2023 hơn Hải Phòng".</summary>
    private const int MostBetween = 5;

    private sealed record Member(string Name, int First, int End);

    /// <summary>Words of which one must stand between them where nothing is compared: "tin báo tố giác" is one thing.</summary>
    private static readonly HashSet<string> Joining = new(["và", "với", "cùng", "hay", "hoặc", "lẫn", "còn"], StringComparer.Ordinal);

    /// <param name="rest">The question without words of comparing.</param>
    /// <param name="listed">Commas were typed, so that members may follow one another.</param>
    internal static Composition? Of(string rest, Operation operation, PlaceBook places, bool listed)
    {
        var text = new WordText(rest);
        var (years, named) = (Years(text), Places(text, places));
        var members = years is not null && named is not null ? PlacesWithYears(text, named, years) : years ?? named ?? Siblings(text);
        if (members is null) return null;
        var distinct = members.DistinctBy(member => member.Name, StringComparer.Ordinal).ToList();
        if (distinct.Count is < 2 or > Composition.Most || !AreLinked(text, members, operation != Operation.None || listed, operation is Operation.Difference or Operation.Unlike)) return null;
        return new Composition([.. distinct.Select(member => Asking(Only(text, members, member.Name), operation))], [.. distinct.Select(member => member.Name)], operation);
    }

    /// <summary>The text with one member and without the others and what joins them.</summary>
    private static string Only(WordText text, List<Member> members, string kept)
    {
        var words = new List<string>();
        var written = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (members.Find(member => at >= member.First && at < member.End) is { } inside)
            {
                if (inside.Name == kept && !written) words.Add(kept);
                written |= inside.Name == kept;
                at = inside.End - 1;
            }
            else if (!(at >= members[0].First && at < members[^1].End && Joining.Contains(text.Words[at].Text)) && !IsOpening(text, members, at)) words.Add(text.Slice(at, at + 1));
        }
        return string.Join(' ', words);
    }

    /// <summary>"Từ 2021 đến 2023", "giữa Hà Nội và Hải Phòng".</summary>
    private static bool IsOpening(WordText text, List<Member> members, int at) =>
        text.Words[at].Text is "từ" or "giữa" or "đến" or "cả" && members.Exists(member => member.First == at + 1);

    /// <summary>A part from which something is reckoned asks for a number.</summary>
    internal static string Asking(string question, Operation operation) =>
        operation is Operation.Difference or Operation.Sum && !QuestionReader.Read(question).Wants(AskedKinds.Number) ? $"{question} là bao nhiêu"
        : operation == Operation.Unlike && !QuestionReader.Read(question).HasQuestionWord ? $"{question} là gì"
        : question;

    private static List<Member>? Years(WordText text)
    {
        var years = Enumerable.Range(0, text.Length)
            .Where(at => text.Words[at] is { IsNumber: true, Text: ['1' or '2', _, _, _] } word && word.End - word.Start == 4 && !IsSpan(text, at))
            .Select(at => new Member("năm " + text.Words[at].Text, at > 0 && text.Words[at - 1].Text == "năm" ? at - 1 : at, at + 1)).ToList();
        return years.Count >= 2 && text.Find(["giai", "đoạn"]) < 0 && text.Find(["nhiệm", "kỳ"]) < 0 ? years : null;
    }

    /// <summary>"Hà Nội năm 2021 và Hải Phòng năm 2023": each place with its own year; null where they do not go in pairs.</summary>
    private static List<Member>? PlacesWithYears(WordText text, List<Member> places, List<Member> years)
    {
        if (places.DistinctBy(place => place.Name, StringComparer.Ordinal).Count() == 1) return years;
        if (years.DistinctBy(year => year.Name, StringComparer.Ordinal).Count() == 1) return places;
        if (places.Count != years.Count) return null;
        var pairs = places.Zip(years).ToList();
        return pairs.TrueForAll(pair => pair.First.End <= pair.Second.First && Enumerable.Range(pair.First.End, pair.Second.First - pair.First.End).All(at => Links.Contains(text.Words[at].Text)))
            ? pairs.ConvertAll(pair => new Member($"{pair.First.Name} {pair.Second.Name}", pair.First.First, pair.Second.End))
            : null;
    }

    /// <summary>"2020–2025" is one period, and the year of a document's number is none.</summary>
    private static bool IsSpan(WordText text, int at)
    {
        var word = text.Words[at];
        return (word.Start > 0 && text.Text[word.Start - 1] is '-' or '–' or '/') || (word.End < text.Text.Length && text.Text[word.End] is '-' or '–' or '/');
    }

    private static List<Member>? Places(WordText text, PlaceBook places)
    {
        var found = places.Find(text.Words).Where(place => place.WordCount > 0).Select(place => new Member(place.Name, place.FirstWord, place.FirstWord + place.WordCount)).ToList();
        return found.Count >= 2 ? found : null;
    }

    private static List<Member>? Siblings(WordText text)
    {
        var largest = SiblingBook.Find(text.Words).GroupBy(mention => mention.Class, StringComparer.Ordinal).Where(group => group.Select(mention => mention.Name).Distinct(StringComparer.Ordinal).Count() > 1).MaxBy(group => group.Count());
        return largest?.Select(mention => new Member(mention.Name, mention.First, mention.End)).ToList();
    }

    private static bool AreLinked(WordText text, List<Member> members, bool mayTouch, bool compared)
    {
        if (!mayTouch && !Enumerable.Range(members[0].End, members[^1].First - members[0].End).Any(at => Joining.Contains(text.Words[at].Text))) return false;
        for (var at = 1; at < members.Count; at++)
        {
            var between = Enumerable.Range(members[at - 1].End, members[at].First - members[at - 1].End).ToList();
            if (!between.TrueForAll(word => Links.Contains(text.Words[word].Text)) && !(compared && between.Count <= MostBetween)) return false;
        }
        return true;
    }
}
