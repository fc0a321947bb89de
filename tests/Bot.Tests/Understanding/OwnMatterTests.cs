using AnTT.Bot.Understanding;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Tests.Understanding;

/// <summary>Questions about the office, the channel and what becomes of a tip are told from questions of law and from stories.</summary>
public sealed class OwnMatterTests
{
    private static readonly MessageUnderstanding Reader = new();

    /// <remarks>A third cell: without marks the words are too few to be told apart.</remarks>
    [Fact]
    public void What_the_bot_answers_by_itself_is_known_with_and_without_marks()
    {
        var wrong = new List<string>();
        foreach (var cells in DangerTests.Rows("own-matters.tsv").Select(row => row.Split('\t')))
        {
            var (where, matter) = cells[0].Split(':') is [var form, var within] ? (form, within) : ("", cells[0]);
            foreach (var text in cells.Length > 2 ? [cells[1]] : new[] { cells[1], Letters.Fold(cells[1]) }.Distinct())
            {
                var got = Reader.OwnMatter(text, inForm: where.Length > 0, sent: where == "sent") ?? "-";
                if (got != matter) wrong.Add($"{cells[0]} \"{text}\" → {got}");
                if (got != "-" && Reader.OwnReply(got, "web") is null) wrong.Add($"{got} has no reply");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
