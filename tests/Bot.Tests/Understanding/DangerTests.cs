using AnTT.Bot.Understanding;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Tests.Understanding;

public sealed class DangerTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private static readonly MessageUnderstanding Reader = new();

    [Theory]
    [InlineData("emergencies.tsv", 1.0)]
    [InlineData("emergencies-wide.tsv", 0.99)]
    [InlineData("emergencies-broad.tsv", 0.99)]
    [InlineData("emergencies-varied.tsv", 0.97)]
    [InlineData("emergencies-varied-2.tsv", 0.97)]
    [InlineData("emergencies-varied-3.tsv", 0.99)]
    [InlineData("emergencies-varied-4.tsv", 0.99)]
    [InlineData("emergencies-varied-5.tsv", 0.99)]
    [InlineData("emergencies-varied-6.tsv", 0.99)]
    public void Every_danger_is_noticed_with_and_without_marks(string file, double share)
    {
        var missed = new List<string>();
        var all = 0;
        foreach (var row in Rows(file))
        {
            var text = row.Split('\t')[^1];
            foreach (var variant in Variants(text))
            {
                all++;
                if (Reader.Dangers(variant).Count == 0) missed.Add($"{variant}\n      {Reader.Explain(variant)}");
            }
        }
        output.WriteLine($"{all - missed.Count}/{all}\n" + string.Join('\n', missed));
        Assert.True(all - missed.Count >= share * all, $"{missed.Count}/{all}\n" + string.Join('\n', missed));
    }

    [Theory]
    [InlineData("lookalikes.tsv", 0)]
    [InlineData("lookalikes-wide.tsv", 2)]
    [InlineData("lookalikes-broad.tsv", 5)]
    [InlineData("lookalikes-short.tsv", 0)]
    [InlineData("lookalikes-varied.tsv", 20)]
    [InlineData("lookalikes-varied-2.tsv", 20)]
    [InlineData("lookalikes-varied-3.tsv", 10)]
    [InlineData("lookalikes-varied-4.tsv", 10)]
    [InlineData("lookalikes-varied-5.tsv", 15)]
    [InlineData("lookalikes-varied-6.tsv", 5)]
    [InlineData("lookalikes-answers.tsv", 12)]
    [InlineData("lookalikes-everyday.tsv", 4)]
    public void No_lookalike_raises_an_alarm(string file, int allowed)
    {
        var raised = new List<string>();
        foreach (var row in Rows(file))
        {
            foreach (var variant in Variants(row))
            {
                if (Reader.Dangers(variant).Count > 0) raised.Add($"{variant}\n      {Reader.Explain(variant)}");
            }
        }
        Assert.True(raised.Count <= allowed, $"{raised.Count}\n" + string.Join('\n', raised));
    }

    /// <summary>"Dưới gầm cầu", asked where: answers no weight was learned from.</summary>
    [Fact]
    public void Answers_to_the_questions_of_a_form_press_no_alarm()
    {
        var all = Rows("answers-unseen.tsv").SelectMany(Variants).ToList();
        var raised = all.Where(text => Reader.Dangers(text).Count > 0 && Reader.IsPressing(text)).ToList();
        Assert.True(raised.Count <= 0.05 * all.Count, $"{raised.Count}/{all.Count}\n" + string.Join('\n', raised));
    }

    [Theory]
    [InlineData("emergencies.tsv")]
    [InlineData("emergencies-unseen.tsv")]
    [InlineData("emergencies-unseen-2.tsv")]
    [InlineData("emergencies-varied-5.tsv")]
    public void A_cry_presses_whatever_was_asked(string file)
    {
        var all = Rows(file).SelectMany(row => Variants(row.Split('\t')[^1])).ToList();
        var unheard = all.Where(text => !Reader.IsPressing(text)).ToList();
        Assert.True(unheard.Count <= 0.03 * all.Count, $"{unheard.Count}/{all.Count}\n" + string.Join('\n', unheard));
    }

    /// <summary>As typed, with whatever marks the writer set, nothing may be missed.</summary>
    [Fact]
    public void Every_danger_is_noticed_as_it_was_typed()
    {
        var missed = Rows("emergencies-wide.tsv").Select(row => row.Split('\t')[1]).Where(text => Reader.Dangers(text).Count == 0).ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Theory]
    [InlineData(150, 50)]
    [InlineData(240, 0)]
    [InlineData(600, 2)]
    public void Danger_deep_in_a_long_message_is_seen(int before, int after)
    {
        const string Quiet = "Tôi muốn kể chuyện khu phố mình rất yên bình và vui vẻ. ";
        var text = string.Concat(Enumerable.Repeat(Quiet, before)) + "Nhà tôi đang cháy, cứu với. " + string.Concat(Enumerable.Repeat(Quiet, after));
        Assert.Contains("fire", Reader.Dangers(text));
    }

    /// <summary>The number named first fits the danger; several numbers may be right.</summary>
    [Fact]
    public void The_number_named_first_fits_the_danger()
    {
        var wrong = new List<string>();
        var all = 0;
        foreach (var row in Rows("emergencies.tsv").Concat(Rows("emergencies-unseen.tsv")).Concat(Rows("emergencies-wide.tsv")).Concat(Rows("emergencies-broad.tsv")))
        {
            var (numbers, text) = (row.Split('\t')[0].Split('|'), row.Split('\t')[1]);
            if (Reader.Read(text, new MessageContext(DateTimeOffset.UnixEpoch)).Intent is not Emergency emergency) continue;
            all++;
            var named = emergency.All.Select(situation => situation.Number).Concat(emergency.All.SelectMany(situation => situation.Also));
            var fits = char.IsAsciiDigit(numbers[0][0]) ? named.Intersect(numbers).Any() : numbers.Contains(emergency.Situation.Id);
            if (!fits) wrong.Add($"{row} → {emergency.Situation.Id} {emergency.Situation.Number}");
        }
        output.WriteLine($"{wrong.Count}/{all}\n" + string.Join('\n', wrong));
        Assert.True(wrong.Count <= 0.03 * all, string.Join('\n', wrong));
    }

    /// <summary>The weights doubt what the rules find, but not these.</summary>
    [Theory]
    [InlineData("cứu tôi")]
    [InlineData("cứu tôi với, tôi ở số 5 ngõ 8, cảm ơn các anh nhiều lắm ạ")]
    [InlineData("cháy nhà rồi")]
    [InlineData("dạ cho em báo là cháy nhà rồi ạ, em cảm ơn")]
    [InlineData("nó đang cầm dao chém")]
    [InlineData("nó đang cầm dao chém người ta ở chỗ đăng ký tạm trú")]
    [InlineData("em bị nhốt")]
    [InlineData("em đang bị nhốt trong phòng karaoke, mong phường giúp đỡ")]
    public void What_is_unmistakable_is_not_weighed_away(string text)
    {
        foreach (var variant in Variants(text)) Assert.True(Reader.Dangers(variant).Count > 0, $"{variant} {Reader.Sounds(variant)} {Reader.Explain(variant)}");
    }

    /// <summary>A form is not stopped by one word that no rule knows for a cry.</summary>
    [Fact]
    public void One_word_alone_is_heard_only_by_the_rules()
    {
        var words = Rows("emergencies-broad.tsv").Concat(Rows("lookalikes-broad.tsv")).SelectMany(row => row.Split('\t')[^1].Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries)).Distinct();
        var stopped = words.Where(word => Reader.RuledDangers(word).Count == 0 && Reader.Dangers(word).Count > 0).ToList();
        Assert.True(stopped.Count == 0, string.Join(' ', stopped));
    }

    /// <summary>Lists written before the word lists and never used to change them.</summary>
    [Theory]
    [InlineData("emergencies-unseen.tsv", "lookalikes-unseen.tsv")]
    [InlineData("emergencies-unseen-2.tsv", "lookalikes-unseen-2.tsv")]
    public void Unseen_lists_are_read_nearly_as_well(string emergencies, string harmless)
    {
        var dangers = Rows(emergencies).SelectMany(row => Variants(row.Split('\t')[1])).ToList();
        var lookalikes = Rows(harmless).SelectMany(Variants).ToList();
        var heard = dangers.Count(text => Reader.Dangers(text).Count > 0);
        var raised = lookalikes.Count(text => Reader.Dangers(text).Count > 0);
        output.WriteLine($"heard {heard}/{dangers.Count}, false alarms {raised}/{lookalikes.Count}");
        Assert.True(heard >= 0.97 * dangers.Count, $"heard {heard}/{dangers.Count}");
        Assert.True(raised <= 0.03 * lookalikes.Count, $"false alarms {raised}/{lookalikes.Count}");
    }

    internal static IEnumerable<string> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "Data", file)).Where(line => line.Length > 0);

    internal static IEnumerable<string> Variants(string text) =>
        new[] { text, Letters.Fold(text), Teencode.Of(text) }.Distinct();
}

/// <summary>Chat shorthand as residents type it.</summary>
internal static class Teencode
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["không"] = "k", ["được"] = "dc", ["người"] = "ng", ["với"] = "vs", ["rồi"] = "r", ["chồng"] = "ck", ["vợ"] = "vk", ["em"] = "e", ["anh"] = "a", ["đang"] = "đag", ["trong"] = "trog", ["như thế nào"] = "ntn", ["gì"] = "j", ["vậy"] = "z", ["bây giờ"] = "bh", ["quá"] = "wa", ["bao nhiêu"] = "bn", ["mọi"] = "m",
    };

    public static string Of(string text) =>
        string.Join(' ', text.Split(' ').Select(word => Short.TryGetValue(word.ToLowerInvariant(), out var brief) ? brief : word)).Replace("bao nhiêu", "bn");
}
