using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Units;
using AnTT.Knowledge.Answers.Wording;

namespace AnTT.Knowledge.Answers.Composing;

/// <summary>Answers a message that stands for several questions: each with its source or said not to be told, with what can be reckoned from them.</summary>
/// <param name="find">Looks a complete question up.</param>
internal sealed partial class Composer(Func<string, Finding> find, PlaceBook places)
{
    /// <param name="question">The message, complete and with its marks.</param>
    /// <param name="pieces">The same cut at its commas.</param>
    /// <param name="whole">What answers the message as one question.</param>
    internal Answer? Answer(string question, IReadOnlyList<string> pieces, Finding whole)
    {
        if (whole is Found one && SumWithin.Of(one) is { } sum) return WithComputed(AnswerWriter.QuoteAlone(one), sum);
        var (rest, operation, cut) = ComparisonWords.Take(question);
        if (operation == Operation.Share) return ShareOf.Of(rest, cut) is { } share ? Shared(share, whole) : null;
        if (operation is Operation.Difference or Operation.Unlike)
            return (SideBySide.Of(rest, operation, places, pieces.Count > 1) ?? (operation == Operation.Difference ? MoreThan.Of(rest, cut) : null)) is { } compared ? Compared(compared, whole) : null;
        if (SideBySide.Of(rest, operation, places, pieces.Count > 1) is { } members && Told(members, whole) is { } each) return each;
        if (ProcedureAsks.Of(string.Join(' ', pieces)) is { } asks && Told(asks, whole, mustAll: true) is { } procedure) return procedure;
        // A text that says nearly every word of the message speaks of one act, however it is put.
        if (whole is Found { Best: { Unit.Kind: UnitKind.Article, Match.Coverage: >= SaysItAll } }) return null;
        Answered? half = null;
        var isFirst = true;
        foreach (var acts in ActPairs.Of([.. pieces.Select(piece => ComparisonWords.Take(piece) is { Operation: Operation.Sum } cutOut ? cutOut.Question : piece)], operation))
        {
            // What is told of half the acts is shown for the likeliest reading only: other readings end at the first act that is not told.
            if (acts.Questions.Any(act => !IsArticle(find(act))))
            {
                if (isFirst) half = Half(acts, [.. acts.Questions.Select(find)], whole);
                isFirst = false;
                continue;
            }
            isFirst = false;
            if (Told(acts, whole) is { } told) return told;
        }
        return half;
    }

    private const double SaysItAll = 0.93;

    /// <summary>Two sides and what can be reckoned from them.</summary>
    private Answered? Compared(Composition asked, Finding whole)
    {
        var findings = asked.Questions.Select(find).ToList();
        var found = findings.OfType<Found>().ToList();
        if (found.Count == 0) return null;
        if (found.Count < findings.Count) return whole is Found one && !found.Exists(part => Same(part, one)) ? null : Joined(asked, findings, null);
        var computed = asked.Operation == Operation.Difference && AreOfOnePeriod(asked, found) ? Calculation.Of(Operation.Difference, asked.Labels, [.. found.Select(QuantityReader.Of)]) : null;
        // One text tells both sides, or says itself what is asked.
        if (found.TrueForAll(part => Same(part, found[0]))) return computed is null ? null : WithComputed(AnswerWriter.QuoteAlone(found[0]), computed);
        if (computed is null && asked.Operation == Operation.Difference && !found.TrueForAll(part => part.Best.Unit.Kind == UnitKind.Article) && whole is Found told && !found.Exists(part => Same(part, told))) return null;
        return Joined(asked, findings, computed);
    }

    /// <summary>A part of a whole: reckoned where one passage tells both, else the one that is told, unless a text says the share itself.</summary>
    private Answer? Shared(Composition asked, Finding whole)
    {
        if (whole is Found { Best.Unit: var unit } && (unit.Text.Contains("chiếm", StringComparison.OrdinalIgnoreCase) || unit.Text.Contains("tỷ lệ", StringComparison.OrdinalIgnoreCase) || unit.Text.Contains("tỉ lệ", StringComparison.OrdinalIgnoreCase))) return null;
        var findings = asked.Questions.Select(question => find(question) is Found found && QuantityReader.IsToldBy(found, question) ? (Finding)found : new NotFound(0, [])).ToList();
        if (!findings.Exists(finding => finding is Found)) return AnswerWriter.Write(findings[0]);
        var computed = findings is [Found part, Found all] && ReferenceEquals(part.Best.Unit.Passage, all.Best.Unit.Passage) ? Calculation.Of(Operation.Share, asked.Labels, [QuantityReader.Of(part), QuantityReader.Of(all)]) : null;
        return Joined(asked, findings, computed);
    }

    private Answered? Told(Composition asked, Finding whole, bool mustAll = false)
    {
        var findings = asked.Questions.Select(find).ToList();
        var found = findings.OfType<Found>().ToList();
        if (found.Count == 0 || (found.Count == 1 && findings.Count > 1 && !mustAll && whole is Found other && !Same(found[0], other))) return null;
        if (found.Count == findings.Count && found.TrueForAll(part => Same(part, found[0]))) return null;
        var computed = asked.Operation == Operation.Sum && found.Count == findings.Count && AreOfOnePeriod(asked, found) ? Calculation.Of(Operation.Sum, asked.Labels, [.. found.Select(QuantityReader.Of)]) : null;
        return Joined(asked, findings, computed);
    }

    /// <summary>One act is told and the other is not: said so, unless what answers speaks of both.</summary>
    private Answered? Half(Composition asked, List<Finding> findings, Finding whole)
    {
        var found = findings.Where(IsArticle).Cast<Found>().ToList();
        if (found.Count == 0 || (whole is Found one && !found.Exists(part => Same(part, one)))) return null;
        var text = string.Concat(found.Select(part => $" {string.Join(' ', Matching.Word.Split(part.Best.Unit.Text + " " + string.Join(" ; ", part.Best.Unit.Passage.Questions)).Select(word => word.Text))} "));
        for (var at = 0; at < findings.Count; at++)
        {
            if (IsArticle(findings[at])) continue;
            var reading = QuestionReader.Read(asked.Labels[at]);
            var content = reading.Words.Where((_, word) => reading.IsContent[word]).Select(word => word.Text).ToList();
            if (content.Count < 2 || content.Count(word => text.Contains($" {word} ", StringComparison.Ordinal)) > content.Count / 2) return null;
        }
        return Joined(asked, findings, null);
    }

    /// <summary>Figures of different years are reckoned with only where the years are what is set side by side.</summary>
    private static bool AreOfOnePeriod(Composition asked, List<Found> found)
    {
        if (asked.Labels.All(label => label.Contains("năm ", StringComparison.Ordinal)) || found.Exists(IsArticle) || found.TrueForAll(part => part.Question.Years.Count > 0)) return true;
        var years = found.ConvertAll(part => Matching.UnitYears.In(part.Best.Unit)).FindAll(of => of.Count > 0);
        return years.TrueForAll(of => of.SetEquals(years[0]));
    }

    private static bool IsArticle(Finding finding) => finding is Found { Best.Unit.Kind: UnitKind.Article };

    private static bool Same(Found left, Found right) => ReferenceEquals(left.Best.Unit, right.Best.Unit);

    private Answered Joined(Composition asked, List<Finding> findings, Computation? computed)
    {
        var answers = new List<Answer>();
        var questions = new List<string>();
        var byVehicle = false;
        var quoted = new HashSet<Unit>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < findings.Count; at++)
        {
            IReadOnlyList<Found> told = findings[at] is not Found found ? [] : VehicleChoice.Of(asked.Questions[at], found, find) is { Count: > 1 } each ? [.. each.Select(one => one.Found)] : [found];
            byVehicle |= told.Count > 1;
            answers.AddRange(told.Where(one => quoted.Add(one.Best.Unit)).Select(AnswerWriter.QuoteAlone));
            if (told.Count == 0) answers.Add(AnswerWriter.Write(findings[at]));
            while (questions.Count < answers.Count) questions.Add(Spelled(asked.Questions[at]));
        }
        var joined = AnswerWriter.Join(answers, questions);
        if (byVehicle && asked.Operation is Operation.Sum or Operation.Difference) return joined with { Text = $"{joined.Text}\n\n{DependsOnVehicle}" };
        return computed is not null ? WithComputed(joined, computed) : NotComputed(asked.Operation, findings) is { } why ? joined with { Text = $"{joined.Text}\n\n{why}" } : joined;
    }

    private const string DependsOnVehicle = "Mức phạt còn tùy loại xe nên tôi không tính. Bạn hỏi lại kèm loại xe, tôi tính cho loại xe đó.";

    /// <summary>A question as it is shown: with capitals where places are named.</summary>
    private string Spelled(string question)
    {
        foreach (var place in places.Find(Matching.Word.Split(question)).Where(place => place.WordCount > 0).OrderByDescending(place => place.FirstWord))
            question = new WordText(question).With(place.FirstWord, place.FirstWord + place.WordCount, place.Name);
        return question.Replace("gini", "GINI", StringComparison.Ordinal);
    }

    private static string? NotComputed(Operation operation, List<Finding> findings) => operation switch
    {
        Operation.None or Operation.Unlike => null,
        _ when !findings.TrueForAll(finding => finding is Found) => "Thiếu một số liệu nên tôi không tính.",
        _ => "Các mức trên không cùng đơn vị, cùng kỳ hoặc còn tùy trường hợp nên tôi không tính.",
    };

    private Answered WithComputed(Answered answer, Computation computed)
    {
        var said = Decimals().Replace(Spelled(computed.Text), match => AsQuoted(match.Value, answer.Text));
        var capital = said.Length == 0 ? said : char.ToUpperInvariant(said[0]) + said[1..];
        return answer with { Text = $"{capital}\n(Tôi tính từ số liệu trích dưới đây.)\n\n{answer.Text}", Computed = computed };
    }

    /// <summary>A figure is written as the text below has it ("0.359"), so that who compares finds it.</summary>
    private static string AsQuoted(string figure, string quoted)
    {
        var dotted = figure.Replace(',', '.');
        return quoted.Contains(figure, StringComparison.Ordinal) || !quoted.Contains(dotted, StringComparison.Ordinal) ? figure : dotted;
    }

    [GeneratedRegex(@"\d+,\d+", RegexOptions.CultureInvariant, Documents.Patterns.TimeoutMs)]
    private static partial Regex Decimals();
}
