using System.Text.RegularExpressions;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Evaluation;

namespace AnTT.Knowledge.Tests.Answers;

/// <summary>The corpus that ships, asked the questions that ship with it.</summary>
public sealed partial class ShippedCorpusTests
{
    private static readonly string Root = FindRoot();
    private static readonly IReadOnlyList<Passage> Passages = ReadCorpus();
    private static readonly AnswerService Service = new(Passages, TimeProvider.System);

    [Theory]
    [InlineData("documents", 0.9)]
    [InlineData("ward-facts", 0.93)]
    [InlineData("law-own-words", 0.83)]
    [InlineData("refusals", 0.87)]
    [InlineData("conversations", 0.85)]
    [InlineData("composed", 0.9)]
    [InlineData("near-misses", 0.86)]
    [InlineData("resident-documents", 0.93)]
    [InlineData("resident-law", 0.9)]
    [InlineData("resident-near-misses", 0.84)]
    [InlineData("seeds-own-words", 0.9)]
    [InlineData("twins-answerable", 0.94)]
    [InlineData("twins-near-misses", 0.8)]
    [InlineData("acts", 0.95)]
    public void The_share_of_right_answers_does_not_fall(string set, double least)
    {
        var report = AnswerEvaluation.Run(Read(set), Service.Ask);

        Assert.True(report.All.Share >= least, $"{set}: {report.All.Share:P1}\n{string.Join('\n', report.Failures.Select(row => $"{row.Row.Ask}: {row.Failure}"))}");
    }

    [Theory]
    [InlineData("ô tô không có bảo hiểm vật chất có bị phạt không")]
    [InlineData("xe máy không xi nhan bị phạt nhiêu")]
    [InlineData("Thẻ căn cước gắn chip có mấy loại?")]
    [InlineData("Lắp biển quảng cáo có phải xin phép không?")]
    [InlineData("Thu nhập bình quân Hà Nội năm 2025?")]
    [InlineData("Thu nhập bình quân Hải Phòng năm 2023?")]
    [InlineData("GINI Hà Nội năm 2020?")]
    [InlineData("Phường Thạch Khôi có bao nhiêu công an?")]
    [InlineData("Bệnh viện ở Thạch Khôi tên là gì?")]
    [InlineData("Hà Nội hiện có bao nhiêu dân?")]
    public void The_right_topic_with_another_detail_is_no_answer(string question) =>
        Assert.False(Service.Ask(new Question(question)).IsAnswered);

    [Theory]
    [InlineData("ô tô rẽ không xi nhan phạt mấy triệu")]
    [InlineData("xe ba bánh chở tôn cồng kềnh phạt nhiêu")]
    [InlineData("quên mang cà vẹt xe bị phạt bao nhiêu")]
    [InlineData("xóa hộ khẩu tốn bao nhiêu lệ phí")]
    [InlineData("nghe lén tin nhắn người khác phạt bao nhiêu")]
    public void Another_act_than_the_article_tells_of_is_no_answer(string question) =>
        Assert.False(Service.Ask(new Question(question)).IsAnswered);

    [Theory]
    [InlineData("ô tô vượt đèn đỏ có bị trừ điểm không", "số điểm giấy phép lái xe bị trừ")]
    [InlineData("xin tách hộ phải có giấy tờ gì", "giấy tờ, hồ sơ cần có")]
    public void What_the_article_on_the_act_does_not_tell_is_named(string question, string what)
    {
        var refused = Assert.IsType<Refused>(Service.Ask(new Question(question)));

        Assert.Contains(what, refused.Text, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Nearest);
    }

    [Theory]
    [InlineData("ăn trộm đồ 1 triệu rưỡi thì bị phạt gì", "trom-vat-duoi-2-trieu")]
    [InlineData("ăn trộm đồ 30 triệu thì bị tội gì", "trom-tu-2-trieu")]
    [InlineData("đánh bài ăn tiền 2 triệu bị phạt bao nhiêu", "danh-bac-an-tien")]
    [InlineData("đánh bạc 8 triệu có bị đi tù không", "toi-danh-bac")]
    public void A_sum_is_compared_with_the_limit_the_article_names(string question, string article) =>
        Assert.Contains(article, Assert.IsType<Answered>(Service.Ask(new Question(question))).Passages[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("Đề án Thạch Khôi tốn tất cả mấy tỷ đồng?")]
    [InlineData("Hai chợ đầu mối ở Thạch Khôi tên là chợ gì?")]
    [InlineData("Ái Quốc có bao nhiêu người dân?")]
    [InlineData("Thạch Khôi khởi tố mấy vụ ma túy mỗi tháng?")]
    [InlineData("Nghị quyết của Đảng ủy Bạch Đằng mang số bao nhiêu?")]
    public void A_sum_a_name_a_ward_a_rhythm_or_a_number_that_is_not_told_is_no_answer(string question) =>
        Assert.False(Service.Ask(new Question(question)).IsAnswered);

    [Theory]
    [InlineData("cháu ở nhờ nhà bác bao nâu thì phải đăng ký tạm chú", "30 ngày")]
    [InlineData("nghị quyết57-NQ/TW nói về gì", "chuyển đổi số")]
    [InlineData("Diện tích phường Thcạh Kôhi là bao nhêiu", "19,94")]
    [InlineData("Nghị quyết đại hội Đảng bộ phường Thạch Khôi mang số mấy?", "01-NQ/ĐU")]
    public void A_question_is_understood_however_it_is_spelled(string question, string told) =>
        Assert.Contains(told, Assert.IsType<Answered>(Service.Ask(new Question(question))).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("Thạch Khôi đã xảy ra bao nhiêu vụ cháy?")]
    [InlineData("Đề án Thạch Khôi sơ kết vào tháng mấy?")]
    [InlineData("Nghị quyết 66-NQ/TW ai ký?")]
    [InlineData("Chỉ thị 38-CT/TU hết hiệu lực ngày nào?")]
    public void A_neighbouring_count_day_or_signer_is_no_answer(string question) =>
        Assert.False(Service.Ask(new Question(question)).IsAnswered);

    [Fact]
    public void Two_texts_that_answer_about_equally_well_are_both_given_with_where_they_stand()
    {
        var answer = Assert.IsType<Answered>(Service.Ask(new Question("Trường học ở Thạch Khôi phải xây dựng những mô hình an toàn nào?")));

        Assert.Contains("Tổ liên gia an toàn", answer.Text, StringComparison.Ordinal);
        Assert.Contains("còn nêu:\n", answer.Text, StringComparison.Ordinal);
        Assert.Contains("trường học an toàn", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Passages.Count >= 2);
    }

    [Theory]
    [InlineData("hết bao nhiêu tiền?", "15.000")]
    [InlineData("mang giấy tờ gì?", null)]
    public void What_of_a_procedure_is_asked_leans_on_the_question_before(string question, string? says)
    {
        var answer = Service.Ask(new Question(question, Before: ["đăng ký tạm trú ở đâu"]));

        if (says is null) Assert.IsType<Refused>(answer);
        else Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("con vện thả rông ngoài đường thì phạt nhiêu", "500.000")]
    [InlineData("canh cửa cho sòng bài bị phạt nhiêu", "2 triệu")]
    [InlineData("hàng xóm hát kẹo kéo ồn điếc tai phạt sao", "500.000")]
    [InlineData("đánh con nít bị phạt mấy triệu", "10 triệu")]
    [InlineData("hà nội cứ 10 nghìn dân thì có mấy bác sĩ", "16,6")]
    public void Everyday_words_of_every_region_find_the_law(string question, string says) =>
        Assert.Contains(says, Assert.IsType<Answered>(Service.Ask(new Question(question))).Short, StringComparison.Ordinal);

    [Theory]
    [InlineData("UBND phường Bạch Đằng phải làm gì để thực hiện nghị quyết?", "Huy động nguồn lực")]
    [InlineData("Mặt trận Tổ quốc phường Thạch Khôi có nhiệm vụ gì trong đề án?", "phản biện xã hội")]
    [InlineData("Vì sao công tác an ninh trật tự ở Thạch Khôi còn hạn chế?", "7. ")]
    [InlineData("bao nhiêu % tổ dân phố bạch đằng phải đăng ký danh hiệu an toàn", "100%")]
    [InlineData("Ngày hội toàn dân bảo vệ an ninh tổ quốc ở Thạch Khôi bao lâu tổ chức một lần?", "hằng năm")]
    [InlineData("Thông tư 124/2021/TT-BCA ký ngày nào?", "28/12/2021")]
    [InlineData("So sánh số bác sĩ trên vạn dân của Hà Nội và Hải Phòng?", "16,6")]
    [InlineData("những hạn chế, tồn tại về an ninh trật tự của Thạch Khôi là gì", "trang thiết bị")]
    public void The_text_that_tells_the_very_thing_comes_first(string question, string says) =>
        Assert.Contains(says, Assert.IsType<Answered>(Service.Ask(new Question(question))).Short, StringComparison.Ordinal);

    [Theory]
    [InlineData("Nhiệm vụ thứ ba trong đề án Thạch Khôi là gì?", "đấu tranh")]
    [InlineData("Giải pháp thứ 7 trong đề án Thạch Khôi là gì?", "chuyển đổi số")]
    [InlineData("Giai đoạn cuối của đề án Thạch Khôi làm những gì?", "tổng kết")]
    [InlineData("Nhiệm vụ thứ hai của nghị quyết phường Bạch Đằng nói về cái gì?", "trật tự an toàn xã hội")]
    public void A_member_of_a_series_is_found_by_its_number(string question, string says) =>
        Assert.Contains(says, Assert.IsType<Answered>(Service.Ask(new Question(question))).Short, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("Phần thứ năm của đề án Thạch Khôi nói gì?")]
    [InlineData("Kiến trúc sư trưởng của Hà Nội tên là gì?")]
    [InlineData("thi bằng lái xe máy A1 hết bao nhiêu tiền")]
    [InlineData("Năm 2022 Hà Nội có bao nhiêu bác sĩ trên 10.000 dân?")]
    [InlineData("GINI Hải Phòng năm 2024 là bao nhiêu?")]
    [InlineData("thạch khôi có bao nhiêu doanh nghiệp")]
    [InlineData("Dân số phường Hải Dương?")]
    public void A_text_without_the_very_thing_is_no_answer(string question) => Assert.False(Service.Ask(new Question(question)).IsAnswered);

    [Fact]
    public void Every_number_of_an_answer_stands_in_a_cited_passage()
    {
        var texts = Passages.ToDictionary(passage => passage.Id, passage => $"{passage.Document.Title} {string.Join(' ', passage.Path)} {passage.Text}", StringComparer.Ordinal);
        foreach (var row in new[] { "ward-facts", "law-own-words", "conversations" }.SelectMany(Read))
        {
            if (Service.Ask(new Question(row.Ask, row.Ward, row.On, row.Before)) is not Answered answer) continue;
            var cited = string.Join('\n', answer.Passages.Select(id => texts[id]));
            Assert.All(Numbers().Matches(answer.Short), number => Assert.True(cited.Contains(number.Value, StringComparison.Ordinal), $"{row.Ask}: {number.Value}"));
        }
    }

    [Fact]
    public void An_answer_without_its_source_fits_a_message()
    {
        foreach (var row in Read("ward-facts"))
        {
            if (Service.Ask(new Question(row.Ask)) is Answered answer) Assert.True(answer.Text.Length <= 1500, row.Ask);
        }
    }

    private static IReadOnlyList<EvaluationRow> Read(string set)
    {
        using var reader = File.OpenText(Path.Combine(Root, "knowledge-base", "questions", set + ".jsonl"));
        return EvaluationRows.Read(reader, set);
    }

    private static List<Passage> ReadCorpus() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "knowledge-base"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
            .Select(file => DocumentReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)))
            .OfType<ParsedDocument>()
            .SelectMany(document => document.Passages)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AnTT.Bot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\d+(?:[.,/]\d+)*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbers();
}
