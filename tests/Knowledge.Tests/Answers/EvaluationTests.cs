using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Evaluation;

namespace AnTT.Knowledge.Tests.Answers;

public sealed class EvaluationTests
{
    private const string Rows = """
        {"id":"a","ask":"Diện tích phường Hòa An là bao nhiêu?","expect":"answered","cites":["de-an-phuong-an › I"],"has":["12,5|12.5"],"slice":["ward"]}
        {"id":"b","ask":"Dân số phường Hòa An?","expect":"answered","has":["99.999"],"slice":["ward"]}
        {"id":"c","ask":"Đội nào vô địch World Cup?","expect":"refused","slice":["negative"]}

        {"id":"q1","kind":"fact","doc":"T","text":"Đề án sơ kết năm nào?","must":[["2027","hai nghìn"]],"variant":"clean"}
        {"id":"q2","kind":"tip","text":"có người bán ma túy","variant":"clean"}
        """;

    [Fact]
    public void A_set_is_scored_by_slice_and_its_wrong_rows_say_why()
    {
        var report = Run(SmallWard.Service.Ask);

        Assert.Equal(3, report.All.Right);
        Assert.Equal(4, report.All.Rows);
        Assert.Equal(0.5, Assert.Single(report.Slices, slice => slice.Slice == "ward").Share);
        Assert.Equal("thiếu “99.999”", Assert.Single(report.Failures).Failure);
    }

    [Fact]
    public void Rows_that_were_right_before_and_are_wrong_now_are_named()
    {
        using var saved = new StringWriter();
        Run(SmallWard.Service.Ask).Save(saved);

        var worse = Run(_ => new Refused("không", RefusalReason.NotInCorpus)).GotWorse(new StringReader(saved.ToString()));

        Assert.Equal(["a", "q1"], worse.Select(row => row.Row.Id));
    }

    [Fact]
    public void A_row_that_cites_a_document_which_is_gone_is_told_apart_from_a_wrong_answer()
    {
        var report = AnswerEvaluation.Run(Read(), SmallWard.Service.Ask, knows: _ => false);

        Assert.False(report.Results[0].LabelFits);
    }

    [Theory]
    [InlineData("{broken")]
    [InlineData("{\"expect\":\"answered\"}")]
    [InlineData("{\"ask\":\"a\",\"expect\":\"maybe\"}")]
    [InlineData("{\"ask\":\"a\",\"on\":\"2026-02-31\"}")]
    public void A_line_that_is_no_row_is_named_with_its_number(string line)
    {
        var error = Assert.Throws<EvaluationFormatException>(() => EvaluationRows.Read(new StringReader("\n" + line), "bo-cau-hoi.jsonl"));

        Assert.Contains("bo-cau-hoi.jsonl, dòng 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yaml_list_is_read_as_the_same_rows()
    {
        const string Yaml = """
            - id: a
              ask: Diện tích phường Hòa An là bao nhiêu?
              has: ["12,5|12.5"]
              slice: [ward]
            - id: b
              ask: cháy nhà rồi cứu với
              expect: emergency
            """;

        var rows = EvaluationRows.Read(new StringReader(Yaml), "thu.yaml", allEnds: true);

        Assert.Equal(["a", "b"], rows.Select(row => row.Id));
        Assert.Equal(["12,5", "12.5"], rows[0].Has[0]);
        Assert.Equal("a", Assert.Single(EvaluationRows.Read(new StringReader(Yaml), "thu.yaml")).Id);
    }

    [Fact]
    public void A_yaml_file_that_is_no_list_is_refused_with_its_name() =>
        Assert.Contains("thu.yml", Assert.Throws<EvaluationFormatException>(() => EvaluationRows.Read(new StringReader("ask: một"), "thu.yml")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_alarm_for_a_row_that_only_looks_like_danger_is_wrong()
    {
        var rows = EvaluationRows.Read(new StringReader("""{"ask":"cháy túi rồi","expect":"refused","slice":["lookalike"]}"""), "thu.jsonl", allEnds: true);

        var report = AnswerEvaluation.Run(rows, _ => new EvaluatedReply("emergency", "Gọi ngay 114", []));

        Assert.Equal("báo động nhầm", Assert.Single(report.Failures).Failure);
    }

    private static EvaluationReport Run(Func<Question, Answer> ask) => AnswerEvaluation.Run(Read(), ask);

    private static IReadOnlyList<EvaluationRow> Read() => EvaluationRows.Read(new StringReader(Rows), "thu.jsonl");
}
