using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Answers.Wording;

namespace AnTT.Knowledge.Answers.Register;

/// <summary>Answers what is asked of a legal document itself, and of what one says that is no longer in force.</summary>
internal static class RegisterAnswers
{
    /// <summary>Ways to ask whether a document still holds or what holds instead.</summary>
    private static readonly string[] OfValidity = ["hiệu lực", "còn dùng", "còn áp dụng", "còn xài", "còn đúng", "còn giá trị", "áp dụng từ", "bị thay", "thay thế", "thay bằng", "bị bãi bỏ", "mới nhất", "hết hạn"];

    /// <summary>Ways to ask for its number, day or subject.</summary>
    private static readonly string[] OfItself = ["số bao nhiêu", "số mấy", "số hiệu", "số nào", "là số", "ban hành ngày", "ban hành khi", "ban hành năm", "ra đời", "ký ngày", "ngày ban hành", "năm nào", "về vấn đề gì", "về việc gì", "về gì", "là gì", "nói về", "quy định về gì", "tên gì", "tên là"];

    /// <param name="whole">What answers the question without the register.</param>
    /// <param name="find">Looks a complete question up.</param>
    /// <returns>Null where the question is not about a registered document, or a text answers it better.</returns>
    internal static Answer? Of(DocumentRegister register, AskedQuestion question, Finding whole, DateOnly day, Func<string, Finding> find)
    {
        if (register.NamedIn(question) is not { } document) return null;
        var text = $" {string.Join(' ', question.Reading.Words.Select(word => word.Text))} ";
        var validity = Has(text, OfValidity);
        if ((validity || Has(text, OfItself)) && !AsksBeyond(document, question))
        {
            // An article on the change itself says more.
            if (document.IsOver(day) && whole is Found { Best.Unit: var told } && told.Text.Contains($"{document.Reference.Number}/{document.Reference.Year}", StringComparison.Ordinal)) return null;
            // The day it came into force is asked for and not known.
            if (document.Effective.Length == 0 && question.Reading.Wants(AskedKinds.When) && !Has(text, ["hết hiệu lực", "hết hạn", "thay"]))
                return document.IsOver(day) ? new OutOfForce(document.Ending, DocumentRegister.DocumentId, 1) : null;
            return Quote(document, document.Told(day));
        }
        if (!document.IsOver(day)) return null;
        var rest = DocumentRegister.Without(document, question);
        if (rest.Length == 0) return Quote(document, document.Ending);
        return find(rest) is Found today && AnswerWriter.QuoteAlone(today) is var quoted
            ? quoted with { Text = $"{document.Ending}\n{Sources.LineOf(CitationOf(document), everyday: true)}\nTheo quy định hiện nay:\n\n{quoted.Text}", Citations = [.. quoted.Citations, CitationOf(document)], Passages = [.. quoted.Passages, document.Passage.Id] }
            : new OutOfForce($"{document.Ending} Tôi không dùng văn bản cũ để trả lời, và chưa tìm thấy câu trả lời theo quy định hiện nay trong kho tài liệu.", DocumentRegister.DocumentId, 1);
    }

    /// <summary>"Theo Luật Căn cước, thẻ hết hạn thì phạt bao nhiêu": what is left beside the document and the way of asking for it names a matter of its own.</summary>
    private static bool AsksBeyond(RegisteredDocument document, AskedQuestion question)
    {
        var rest = $" {DocumentRegister.Without(document, question)} ";
        foreach (var phrase in OfValidity.Concat(OfItself).OrderByDescending(phrase => phrase.Length)) rest = rest.Replace($" {phrase} ", " ", StringComparison.Ordinal);
        var left = QuestionReader.Read(rest.Trim());
        // "Nghị định 168 về giao thông": words of its own name say which it is.
        var own = document.Names.SelectMany(name => Word.Split(name)).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
        return left.Words.Where((word, at) => left.IsContent[at] && !word.IsNumber && !OfDocuments.Contains(word.Text) && (Sanctions.Contains(word.Text) || !(own.Contains(word.Text) || FollowUpWords.IsDependent(word.Text) || LightWords.Single(word.Text) || LightWords.IsEveryday(word.Text)))).Any();
    }

    private static readonly HashSet<string> Sanctions = new(["phạt", "tù", "tội", "phí"], StringComparer.Ordinal);

    /// <summary>Syllables of what documents are called and of what is done with them.</summary>
    private static readonly HashSet<string> OfDocuments = new(["luật", "bộ", "nghị", "định", "thông", "tư", "văn", "bản", "quy", "hiệu", "lực", "thay", "thế", "ban", "hành", "áp", "dụng", "sửa", "đổi", "hiện", "nay"], StringComparer.Ordinal);

    private static bool Has(string padded, string[] phrases) => Array.Exists(phrases, phrase => padded.Contains($" {phrase}", StringComparison.Ordinal));

    private static Answered Quote(RegisteredDocument document, string text)
    {
        var citation = CitationOf(document);
        return new Answered($"{text}\n{Sources.LineOf(citation, everyday: true)}", [citation], 1, text, [document.Passage.Id]);
    }

    private static Citation CitationOf(RegisteredDocument document)
    {
        var header = document.Passage.Document;
        return new Citation(header.Id, header.Title, document.Number, $"{header.Title}, dòng {document.Number}", header.Url, header.Checked, header.MustConfirm, document.Passage.Id);
    }
}
