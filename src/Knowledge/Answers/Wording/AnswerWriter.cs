using System.Globalization;
using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers.Wording;

/// <summary>Puts findings into the words a resident reads.</summary>
internal static class AnswerWriter
{
    internal static Answer Write(Finding finding) => finding switch
    {
        Found found => Ambiguity.Of(found) ?? (Answer)Quote(found),
        NotInForce old => OutOfForceOf(old.Candidate),
        UnknownPlace unknown => new OtherPlace(RefusalText.ForPlace(unknown.Place.Name, unknown.Place.IsWard), unknown.Place.Name),
        TooVague vague => Ambiguity.Of(vague),
        DecidedElsewhere other => new OtherAuthority(RefusalText.ForAuthority(other.Authority), other.Authority),
        NotFound none => new Refused(RefusalText.For(RefusalReason.NotInCorpus), RefusalReason.NotInCorpus, none.BestScore),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The best text and nothing beside it.</summary>
    internal static Answered QuoteAlone(Found found) => Quote(found with { Nearest = [found.Best] });

    internal static Answered Quote(Found found)
    {
        var best = found.Best;
        var text = Quotation.Of(best, !found.Question.Reading.Wants(OneValue));
        if (found.Question.Reading.Wants(AskedKinds.Who)) text = Quotation.WithOrgan(best.Unit, text);
        var citation = Sources.CitationOf(best.Unit);
        var everyday = best.Unit.Passage.Document.Kind == "hoi-dap";
        var untold = found.Untold is { } what ? $"\nKho tài liệu chưa nêu {what} trong trường hợp này; bạn hỏi thêm cán bộ Công an phường." : null;
        var answer = $"{text}{untold}\n{Sources.LineOf(citation, everyday)}";
        string[] passages = [.. best.Unit.Passages.Select(passage => passage.Id)];
        var confidence = Math.Clamp(best.Score, 0, 1);
        if (Companion.Of(found, text) is not { } also) return new Answered(answer, [citation], confidence, text, passages);
        var second = Sources.CitationOf(also.Candidate.Unit);
        var more = second.Section == citation.Section || second.Section.Length == 0 ? "Cùng chỗ đó còn nêu" : $"Cùng văn bản, mục {second.Section}, còn nêu";
        return new Answered(
            $"{answer}\n\n{more}:\n{also.Text}",
            second.Section == citation.Section ? [citation] : [citation, second],
            confidence,
            text,
            [.. passages.Union(also.Candidate.Unit.Passages.Select(passage => passage.Id), StringComparer.Ordinal)]);
    }

    private const AskedKinds OneValue = AskedKinds.Number | AskedKinds.When | AskedKinds.Identity | AskedKinds.Document | AskedKinds.Topic | AskedKinds.Role;

    /// <summary>Two questions in one message: both answers, or the one there is and a word about the other.</summary>
    internal static Answered Join(IReadOnlyList<Answer> answers, IReadOnlyList<string> questions)
    {
        var answered = answers.OfType<Answered>().ToList();
        var blocks = answers.Select((answer, at) => answer is Answered part ? part.Text : $"Về câu “{questions[at]}”: {RefusalText.Short}");
        return new Answered(
            string.Join("\n\n", blocks),
            [.. answered.SelectMany(part => part.Citations).DistinctBy(citation => citation.PassageId)],
            answered.Min(part => part.Confidence),
            string.Join("\n", answered.Select(part => part.Short)),
            [.. answered.SelectMany(part => part.Passages).Distinct(StringComparer.Ordinal)]);
    }

    private static OutOfForce OutOfForceOf(Candidate candidate)
    {
        var header = candidate.Unit.Passage.Document;
        var name = header.Kind == "hoi-dap" ? header.Source ?? header.Title : header.Title;
        var why = header.Expires is { } expires && (header.Effective is null || header.Effective < expires) && header.Expires is not null
            ? $"đã hết hiệu lực từ ngày {Day(expires)}"
            : header.Effective is { } effective ? $"chỉ có hiệu lực từ ngày {Day(effective)}" : "không có hiệu lực vào ngày được hỏi";
        return new OutOfForce($"Quy định trả lời câu này ({name}) {why}, nên tôi không dùng để trả lời cho ngày bạn hỏi. Bạn nên hỏi Công an phường quy định đang áp dụng.", header.Id, candidate.Score);
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
