using AnTT.Bot.Dialogs.Forms;

namespace AnTT.Bot.Tests.Dialogs;

public sealed class FormTests
{
    private static string Latest => ShippedForms.All[^1].Source;

    public static TheoryData<int> Revisions => [.. ShippedForms.All.Select(form => form.Revision)];

    [Theory]
    [MemberData(nameof(Revisions))]
    public void Every_shipped_version_can_be_used(int revision) =>
        Assert.IsType<FormReading.Good>(FormReader.Read(ShippedForms.All.Single(form => form.Revision == revision).Source, revision));

    [Fact]
    public void The_form_in_use_keeps_to_its_limits()
    {
        var form = Assert.IsType<FormReading.Good>(FormReader.Read(Latest, 1)).Form;

        Assert.Equal(12, form.Categories.Count(category => category.Listed));
        Assert.All(form.Categories, category => Assert.InRange(category.Questions.Count, 1, 5));
        Assert.InRange(form.Before.Concat(form.After).Count(field => field is { OnlyIf: null } && field.Kind is not (FieldKind.Danger or FieldKind.Category)), 1, 8);
        Assert.Equal("sent", form.FieldsOf("lua-dao").First(field => !field.Required && field.Kind != FieldKind.Category).Id);
        Assert.Equal(FieldKind.Danger, form.FieldsOf("trom-cap").First().Kind);
    }

    [Theory]
    [InlineData("  - id: what\n", "  - id: whatt\n", "không phải “whatt”")]
    [InlineData("    label: Sự việc\n", "    lable: Sự việc\n", "không có mục tên “lable”")]
    [InlineData("    kind: place\n", "    kind: plase\n", "kind “plase” không có")]
    [InlineData("    label: Địa điểm\n", "    label: \"\"\n", "label cần từ 1")]
    [InlineData("    onlyIf: { field: provenance, is: [behalf] }", "    onlyIf: { field: hoi, is: [behalf] }", "onlyIf nêu “hoi”")]
    [InlineData("        fills: [plates]\n", "        fills: [bien-so]\n", "fills “bien-so” không có")]
    [InlineData("  - code: ma-tuy\n", "  - code: trom-cap\n", "“trom-cap” có hai lần")]
    [InlineData("    red: [\"Có, đang nguy hiểm\"]\n", "    red: [Nguy]\n", "red “Nguy” không phải một nút")]
    [InlineData("          Đá gà: \"=đá gà", "          Gà chọi: \"=đá gà", "told “Gà chọi” không phải một nút")]
    [InlineData("          Có rượu: \"uống", "          Có rượu: \"<rượu>, uống", "Không có nhóm từ <rượu>")]
    [InlineData("fields:\n", "fields: [\n", "Dòng ")]
    public void A_mistake_is_told_in_words_that_say_where(string right, string wrong, string told)
    {
        Assert.Contains(right, Latest, StringComparison.Ordinal);
        var at = Latest.IndexOf(right, StringComparison.Ordinal);

        var reading = FormReader.Read(string.Concat(Latest.AsSpan(0, at), wrong, Latest.AsSpan(at + right.Length)), 9);

        Assert.Contains(Assert.IsType<FormReading.Bad>(reading).Faults, fault => fault.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_questions_are_refused()
    {
        var more = string.Concat(Enumerable.Range(1, 6).Select(number => $"  - {{ id: them-{number}, label: Thêm {number}, ask: Còn gì nữa? }}\n"));

        var reading = FormReader.Read(Latest.Replace("  - questions: true\n", "  - questions: true\n" + more, StringComparison.Ordinal), 9);

        Assert.Contains(Assert.IsType<FormReading.Bad>(reading).Faults, fault => fault.Contains("nhiều nhất là 8", StringComparison.Ordinal));
    }
}
