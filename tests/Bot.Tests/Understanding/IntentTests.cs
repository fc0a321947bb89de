using AnTT.Bot.Understanding;

namespace AnTT.Bot.Tests.Understanding;

public sealed class IntentTests
{
    private static readonly MessageUnderstanding Reader = new();
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Messages_are_read_for_what_they_want()
    {
        var wrong = new List<string>();
        foreach (var row in DangerTests.Rows("intents.tsv"))
        {
            var (wanted, text) = (row.Split('\t')[0], row.Split('\t')[1]);
            var got = Name(Reader.Read(text, new MessageContext(Now)).Intent);
            if (got != wanted) wrong.Add($"{wanted} ≠ {got}: {text}\n      {Reader.Explain(text)}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("có", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("ừ đúng rồi", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("dạ vâng ạ", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("ok", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("uk", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("vẫn còn", Expecting.YesNo, CommandKind.Yes)]
    [InlineData("không", Expecting.YesNo, CommandKind.No)]
    [InlineData("k", Expecting.YesNo, CommandKind.No)]
    [InlineData("ko ạ", Expecting.YesNo, CommandKind.No)]
    [InlineData("hết rồi", Expecting.YesNo, CommandKind.No)]
    [InlineData("khong co", Expecting.YesNo, CommandKind.No)]
    [InlineData("thôi", Expecting.YesNo, CommandKind.No)]
    [InlineData("không phải đâu", Expecting.YesNo, CommandKind.No)]
    [InlineData("hủy", Expecting.YesNo, CommandKind.Cancel)]
    [InlineData("hủy", Expecting.FreeText, CommandKind.Cancel)]
    [InlineData("bỏ qua", Expecting.FreeText, CommandKind.Skip)]
    [InlineData("2", Expecting.Choice, CommandKind.Choose)]
    public void What_was_asked_decides_how_a_short_answer_is_read(string text, Expecting expecting, CommandKind wanted)
    {
        var read = Reader.Read(text, new MessageContext(Now, expecting, Choices: expecting == Expecting.Choice ? 5 : 0));
        Assert.Equal(wanted, Assert.IsType<Command>(read.Intent).Kind);
    }

    [Theory]
    [InlineData("12 Nguyễn Trãi")]
    [InlineData("có một thanh niên mặc áo đen")]
    [InlineData("sửa xe máy Hùng, gần chợ")]
    [InlineData("5")]
    public void An_answer_in_own_words_is_not_taken_for_a_command(string text)
    {
        Assert.IsNotType<Command>(Reader.Read(text, new MessageContext(Now, Expecting.FreeText)).Intent);
    }

    [Fact]
    public void A_question_that_hides_a_tip_offers_to_take_it()
    {
        var read = Reader.Read("Nhà bên cạnh đêm nào cũng đánh bạc thì báo ai?", new MessageContext(Now));
        Assert.IsType<Question>(read.Intent);
        Assert.Equal("co-bac", read.Offer?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("😀😀🔥")]
    [InlineData("\u0000\u0001\u0301\u0302")]
    [InlineData("?!.,;")]
    public void Nothing_readable_is_unknown(string text)
    {
        Assert.IsType<Unknown>(Reader.Read(text, new MessageContext(Now)).Intent);
    }

    [Fact]
    public void A_hundred_thousand_characters_are_read_without_harm()
    {
        foreach (var piece in new[] { "đánh ", "cầm dao ", "không ", "aaaaaaaaa", "1 ", "có người cầm dao ơi . ", "🔥" })
            Assert.NotNull(Reader.Read(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)), new MessageContext(Now)));
    }

    [Fact]
    public void Words_shuffled_at_random_are_read_without_harm()
    {
        var random = new Random(20261122);
        string[] files = ["emergencies.tsv", "lookalikes.tsv", "intents.tsv", "slots.tsv", "times.tsv"];
        var words = files.SelectMany(DangerTests.Rows).SelectMany(row => row.Split('\t', ' ')).ToArray();
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Join(random.Next(5) == 0 ? ", " : " ", Enumerable.Range(0, random.Next(1, 25)).Select(_ => words[random.Next(words.Length)]));
            var clock = Now.AddMinutes(random.Next(-1_000_000, 1_000_000));
            Assert.NotNull(Reader.Read(text, new MessageContext(clock, (Expecting)random.Next(4), random.Next(6))));
        }
    }

    [Theory]
    [InlineData("nhà tôi đang cháy", "Gọi ngay 114")]
    [InlineData("có người bị đâm", "Gọi ngay 113")]
    [InlineData("mẹ tôi ngất không thở được", "Gọi ngay 115")]
    public void An_emergency_is_answered_with_the_number_first(string text, string start)
    {
        var reply = new MessageUnderstanding(null, "0220.000.000").Read(text, new MessageContext(Now)).Reply;
        Assert.StartsWith(start, reply, StringComparison.Ordinal);
        Assert.Contains("0220.000.000", reply, StringComparison.Ordinal);
        Assert.Contains("không phải kênh cấp cứu", reply, StringComparison.Ordinal);
    }

    private static string Name(Intent intent) => intent switch
    {
        Emergency => "emergency",
        Command { Kind: CommandKind.Choose } command => $"choose:{command.Choice}",
        Command command => command.Kind.ToString().ToLowerInvariant(),
        Tip => "tip",
        Question => "question",
        SmallTalk talk => talk.Kind.ToString().ToLowerInvariant(),
        Declined declined => $"declined:{declined.Reason}",
        OfficerComplaint => "complaint",
        _ => "unknown",
    };
}
