using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>Finds out when a question fits several answers equally well, so that the resident should choose.</summary>
internal static class Ambiguity
{
    /// <summary>Difference of scores under which two answers are equally good.</summary>
    private const double Margin = 0.02;

    /// <summary>The same between two wards: figures of the wrong ward do more harm than a question back.</summary>
    private const double WardMargin = 0.08;

    private const int MostChoices = 4;

    internal static Clarify? Of(Found found) => BetweenWards(found) ?? BetweenArticles(found);

    /// <summary>A question without a subject: examples that can be sent as they stand (vague-choices.tsv).</summary>
    internal static Answer Of(TooVague vague)
    {
        var words = Word.Split(vague.Question).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        var row = Examples.Value.First(row => row.Words is ["*"] || Array.Exists(row.Words, form => form.Split(' ').All(words.Contains)));
        if (row.Words is ["*"] && !QuestionReader.Read(vague.Question).HasQuestionWord) return new Refused(RefusalText.For(RefusalReason.NoQuestion), RefusalReason.NoQuestion);
        return new Clarify("Bạn muốn hỏi về việc gì? Bạn viết rõ hơn giúp tôi, ví dụ:", row.Questions, 0);
    }

    private static readonly Lazy<IReadOnlyList<(string[] Words, string[] Questions)>> Examples = new(() =>
        [.. LexiconFile.Read("vague-choices.tsv", null).Select(line => (line.Required(0).Split('|'), line.Required(1).Split('|')))]);

    /// <summary>The same act of different vehicles.</summary>
    internal static Clarify Of(IReadOnlyList<Found> vehicles) =>
        new("Mức phạt khác nhau theo loại xe. Bạn đi xe gì?", [.. vehicles.Take(MostChoices).Select(found => found.Best.Unit.Passage.Document.Title)], Math.Clamp(vehicles[0].Best.Score, 0, 1));

    /// <summary>No ward is named, and two wards have an answer.</summary>
    private static Clarify? BetweenWards(Found found)
    {
        if (found.Question.Places.Count > 0 || !found.Question.Reading.Wants(AskedKinds.Number | AskedKinds.When | AskedKinds.Who)) return null;
        var wards = found.Nearest
            .Where(candidate => candidate.Unit.Passage.Document.Wards.Count > 0 && candidate.Score >= found.Best.Score - WardMargin)
            .Select(candidate => candidate.Unit.Passage.Document.Wards[0])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (wards.Count < 2 || found.Best.Unit.Passage.Document.Wards.Count == 0) return null;
        var question = found.Question.Query.Original.TrimEnd('?', ' ', '.');
        return new Clarify("Bạn đang hỏi về phường nào?", [.. wards.Take(MostChoices).Select(ward => $"{question} ở phường {ward}?")], Math.Clamp(found.Best.Score, 0, 1));
    }

    /// <summary>The question says no more than what several articles have in common ("vượt đèn đỏ phạt bao nhiêu": xe máy, ô tô, xe đạp).</summary>
    private static Clarify? BetweenArticles(Found found)
    {
        if (found.Best.Unit.Kind != UnitKind.Article) return null;
        var close = found.Nearest
            .Where(candidate => candidate.Unit.Kind == UnitKind.Article && candidate.Score >= found.Best.Score - Margin && candidate.TitleCoverage > 0.95)
            .DistinctBy(candidate => candidate.Unit.Passage.Document.Id, StringComparer.Ordinal)
            .ToList();
        if (close.Count < 2 || found.Best.TitleCoverage <= 0.95) return null;
        return new Clarify("Câu này có nhiều trường hợp. Bạn muốn hỏi trường hợp nào?", [.. close.Take(MostChoices).Select(candidate => candidate.Unit.Passage.Document.Title)], Math.Clamp(found.Best.Score, 0, 1));
    }
}
