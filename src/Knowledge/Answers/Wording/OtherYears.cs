using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Register;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>Says so where a penalty of another year is asked for and only today's rule is held.</summary>
internal static class OtherYears
{
    /// <summary>The answer, opened by that word of caution where the rules it quotes were not in force all that year; else as it is.</summary>
    /// <param name="documents">Headers by id.</param>
    internal static Answer Said(Answer answer, AskedQuestion question, IReadOnlyDictionary<string, DocumentHeader> documents, DateOnly day)
    {
        if (answer is not (Answered or Clarify) || !AsksPenalty(question.Reading) || YearOf(question.Reading) is not { } year || year == day.Year) return answer;
        if (answer is Answered told)
        {
            if (told.Citations.Any(citation => citation.DocumentId == DocumentRegister.DocumentId)) return answer;
            var articles = told.Citations.Select(citation => documents[citation.DocumentId]).Where(header => header.Kind == DocumentKinds.Faq).ToList();
            if (articles.Count == 0 || articles.TrueForAll(header => year <= day.Year && header.Effective is { } from && from <= new DateOnly(year, 1, 1))) return answer;
        }
        return answer with { Text = $"Tôi chỉ có mức đang áp dụng, không có mức của năm {year}.\n\n{answer.Text}" };
    }

    private static bool AsksPenalty(QuestionReading reading) => reading.Words.Any(word => word.Text is "phạt" or "tội" or "tù" or "xử" or "trừ");

    /// <summary>"Năm 2019", "hồi 2023": when it happened; a year of birth, of a law or of a vehicle is none.</summary>
    private static int? YearOf(QuestionReading reading)
    {
        for (var at = 0; at < reading.Words.Count; at++)
        {
            if (reading.Words[at] is not { IsNumber: true, Text: ['1' or '2', _, _, _] } word || at == 0 || reading.Words[at - 1].Text is not ("năm" or "hồi" or "từ" or "trước")) continue;
            if (!Enumerable.Range(Math.Max(0, at - Behind), Math.Min(Behind, at)).Any(before => OtherThanWhen.Contains(reading.Words[before].Text))) return int.Parse(word.Text, System.Globalization.CultureInfo.InvariantCulture);
        }
        return null;
    }

    /// <summary>Syllables before a year within which such a word takes it for itself.</summary>
    private const int Behind = 6;

    private static readonly HashSet<string> OtherThanWhen = new(["sinh", "đời", "luật", "định", "tư", "quyết"], StringComparer.Ordinal);
}
