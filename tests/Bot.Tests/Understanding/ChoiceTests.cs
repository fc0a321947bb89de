using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Tests.Understanding;

/// <summary>Questions with buttons answered in own words.</summary>
public sealed class ChoiceTests
{
    private static readonly MessageUnderstanding Reader = new();
    private static readonly string[] Rungs = ["Ẩn danh", "Không nhận trả lời", "Không để lại dấu vết", "Để lại tên, số điện thoại"];
    private static readonly FormDefinition Form = ((FormReading.Good)FormReader.Read(ShippedForms.All[^1].Source, ShippedForms.All[^1].Revision)).Form;

    [Fact]
    public void Own_words_mean_the_button_a_person_would_press()
    {
        var wrong = new List<string>();
        foreach (var cells in DangerTests.Rows("choices.tsv").Select(row => row.Split('\t')))
        {
            foreach (var text in new[] { cells[1], Letters.Fold(cells[1]) }.Distinct())
            {
                var got = Reader.Choose(text, cells[0], ButtonsOf(cells[0])) ?? "-";
                if (got != cells[2]) wrong.Add($"{cells[0]} \"{text}\" → {got}, not {cells[2]}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static List<string> ButtonsOf(string question) =>
        question == "identity" ? [.. Rungs] : [.. Form.AllFields.First(field => field.Id == question).Choices.Select(choice => choice.Title)];
}
