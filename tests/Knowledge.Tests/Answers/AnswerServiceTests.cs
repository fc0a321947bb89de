using AnTT.Knowledge.Answers;

namespace AnTT.Knowledge.Tests.Answers;

public sealed class AnswerServiceTests
{
    [Theory]
    [InlineData("Diện tích phường Hòa An là bao nhiêu?", "12,5")]
    [InlineData("dien tich phuong hoa an bao nhieu", "12,5")]
    [InlineData("p. hòa an có mấy tổ dân phố", "14 tổ")]
    [InlineData("Phường Hòa An khởi tố bao nhiêu vụ cờ bạc?", "6 vụ")]
    [InlineData("Khi nào sơ kết đề án phường Hòa An?", "2027")]
    [InlineData("Ai ký đề án của phường Hòa An?", "Lê Văn Minh")]
    [InlineData("ở trọ mấy ngày thì phải đăng ký tạm trú", "30 ngày")]
    public void A_fact_is_answered_with_the_sentence_that_holds_it(string question, string fact) =>
        Assert.Contains(fact, SmallWard.Answered(question).Short, StringComparison.Ordinal);

    [Theory]
    [InlineData("Phường Hòa An có bao nhiêu vụ cháy?")]
    [InlineData("Đề án của phường Hòa An do công ty nào tài trợ?")]
    [InlineData("Phường Hòa An khởi tố bao nhiêu vụ giết người?")]
    public void What_a_refusal_names_as_nearest_is_answered_and_has_no_source_below_it(string question)
    {
        var refused = Assert.IsType<Refused>(SmallWard.Ask(question));

        Assert.Empty(refused.Citations);
        Assert.DoesNotContain("Nguồn:", refused.Text, StringComparison.Ordinal);
        Assert.All(refused.Nearest, near => Assert.IsType<Answered>(SmallWard.Ask(near)));
        Assert.All(refused.Nearest, near => Assert.Contains(near, refused.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_item_of_a_list_stands_alone_with_what_the_list_is_about()
    {
        var answer = SmallWard.Answered("Tai nạn giao thông ở phường Hòa An làm chết bao nhiêu người?");

        Assert.Contains("làm chết 4 người", answer.Short, StringComparison.Ordinal);
        Assert.Contains("giai đoạn 2020–2025", answer.Short, StringComparison.Ordinal);
        Assert.DoesNotContain("17 vụ", answer.Short, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_given_whole()
    {
        var answer = SmallWard.Answered("Công an phường Hòa An có nhiệm vụ gì?");

        Assert.All(["Tham mưu", "Tuần tra", "Tiếp nhận tin báo"], item => Assert.Contains(item, answer.Short, StringComparison.Ordinal));
    }

    [Fact]
    public void The_source_names_document_number_and_section()
    {
        var answer = SmallWard.Answered("Dân số phường Hòa An?");

        var citation = Assert.Single(answer.Citations);
        Assert.Equal("de-an-phuong-an", citation.DocumentId);
        Assert.Contains("05-ĐA/ĐU", answer.Text, StringComparison.Ordinal);
        Assert.Contains("mục I", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_everyday_answer_names_the_law_and_the_day_it_was_checked()
    {
        var answer = SmallWard.Answered("Xe máy vượt đèn đỏ phạt bao nhiêu?");

        Assert.Contains("Nghị định 168/2024/NĐ-CP, Điều 7", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Kiểm tra ngày 20/11/2026", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_from_a_secondary_source_asks_to_be_confirmed()
    {
        var answer = SmallWard.Answered("Ở trọ bao lâu thì phải đăng ký tạm trú?");

        Assert.True(Assert.Single(answer.Citations).MustConfirm);
        Assert.Contains("Cần đối chiếu", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_fits_several_articles_is_handed_back_with_choices()
    {
        var clarify = Assert.IsType<Clarify>(SmallWard.Ask("vượt đèn đỏ phạt bao nhiêu"));

        Assert.Equal(["Xe máy vượt đèn đỏ phạt bao nhiêu?", "Ô tô vượt đèn đỏ phạt bao nhiêu?"], clarify.Choices.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_no_longer_in_force_is_not_quoted()
    {
        var old = Assert.IsType<OutOfForce>(SmallWard.Ask("Nuôi chim bồ câu phải nộp phí bao nhiêu?"));

        Assert.Contains("hết hiệu lực từ ngày 01/07/2020", old.Text, StringComparison.Ordinal);
        Assert.Empty(old.Citations);
    }

    [Fact]
    public void The_law_of_an_earlier_day_can_be_asked_for() =>
        Assert.IsType<Answered>(SmallWard.Service.Ask(new Question("Nuôi chim bồ câu phải nộp phí bao nhiêu?", On: new DateOnly(2015, 1, 1))));

    [Fact]
    public void Two_questions_in_one_message_get_two_answers()
    {
        var answer = SmallWard.Answered("Diện tích phường Hòa An là bao nhiêu? Đề án tổng kết năm nào?");

        Assert.Contains("12,5", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2030", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_questions_the_one_without_an_answer_is_named()
    {
        var answer = SmallWard.Answered("Diện tích phường Hòa An là bao nhiêu? Trưởng Công an phường Hòa An là ai?");

        Assert.Contains("12,5", answer.Text, StringComparison.Ordinal);
        Assert.Contains("chưa tìm thấy", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hà Nội có bao nhiêu bác sĩ trên 10.000 dân?", "còn Hải Phòng thì sao?", "8,5")]
    [InlineData("Diện tích phường Hòa An là bao nhiêu?", "dân số bao nhiêu?", "21.300")]
    [InlineData("Xe máy vượt đèn đỏ phạt bao nhiêu?", "thế ô tô?", "18 triệu")]
    [InlineData("Đề án phường Hòa An sơ kết năm nào?", "ai ký?", "Lê Văn Minh")]
    public void A_follow_up_takes_its_subject_from_the_question_before(string before, string question, string fact) =>
        Assert.Contains(fact, SmallWard.Answered(question, null, before).Short, StringComparison.Ordinal);

    [Fact]
    public void A_complete_question_takes_nothing_from_the_one_before() =>
        Assert.Contains("2.500", SmallWard.Answered("Mỗi ngày Hải Phòng có bao nhiêu tấn rác thải?", null, "Diện tích phường Hòa An là bao nhiêu?").Short, StringComparison.Ordinal);

    [Fact]
    public void The_same_question_gets_the_same_answer_from_every_thread()
    {
        var answers = new string[64];
        Parallel.For(0, answers.Length, at => answers[at] = SmallWard.Ask("Phường Hòa An có bao nhiêu tổ dân phố?").Text);

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀😀")]
    [InlineData("\u0001\u0002\u0003")]
    [InlineData("???")]
    public void What_holds_no_words_is_no_question(string text) =>
        Assert.Equal(RefusalReason.NoQuestion, Assert.IsType<Refused>(SmallWard.Ask(text)).Reason);

    [Fact]
    public void A_hundred_thousand_characters_end_like_any_question() =>
        Assert.False(string.IsNullOrWhiteSpace(SmallWard.Ask(string.Concat(Enumerable.Repeat("phường Hòa An có gì ", 5000))).Text));

    [Fact]
    public void An_empty_knowledge_base_refuses()
    {
        var service = new AnswerService([], TimeProvider.System);

        Assert.IsType<Refused>(service.Ask(new Question("Diện tích phường Hòa An là bao nhiêu?")));
    }
}
