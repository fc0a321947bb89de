using AnTT.Bot.Understanding;

namespace AnTT.Bot.Tests.Understanding;

public sealed class SlotTests
{
    private static readonly MessageUnderstanding Reader = new();
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void What_a_tip_already_says_is_read_from_it()
    {
        var wrong = new List<string>();
        var all = 0;
        foreach (var row in DangerTests.Rows("slots.tsv"))
        {
            var text = row.Split('\t')[0];
            var read = Reader.Read(text, new MessageContext(Now));
            foreach (var wanted in row.Split('\t')[1].Split(';'))
            {
                all++;
                var (key, value) = (wanted.Split('=', 2)[0], wanted.Split('=', 2)[1]);
                var got = Slot(read, key);
                if (!got.Contains(value)) wrong.Add($"{wanted} ≠ {string.Join(",", got)}: {text}");
            }
            AssertSpans(text, read);
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count}/{all}\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("tôi muốn hỏi về đăng ký tạm trú")]
    [InlineData("nghị quyết 147 nói gì")]
    [InlineData("xin chào")]
    public void Nothing_is_made_up_where_nothing_is_said(string text)
    {
        var slots = Reader.Read(text, new MessageContext(Now)).Slots;
        Assert.Null(slots.When);
        Assert.Empty(slots.Phones);
        Assert.Empty(slots.Plates);
        Assert.Empty(slots.Accounts);
        Assert.Empty(slots.Amounts);
        Assert.Empty(slots.Links);
        Assert.Null(slots.People);
    }

    [Theory]
    [InlineData("tôi chuyển từ tài khoản Vietcombank của tôi sang stk 8888012345 MB Bank trưa nay", "MB BANK")]
    [InlineData("em ck vào stk 19036789123456 của nó ở Techcombank", "TECHCOMBANK")]
    [InlineData("nó đưa số tài khoản BIDV 12510000123456", "BIDV")]
    [InlineData("chuyen tu vcb cua em sang tk 0011223344 agribank", "AGRIBANK")]
    public void Bank_of_an_account_is_where_the_money_went(string text, string bank) =>
        Assert.Equal(bank, Assert.Single(Reader.Read(text, new MessageContext(Now, Expecting.FreeText)).Slots.Accounts).Value.Bank);

    [Theory]
    [InlineData("Bọn em thấy chú bảo vệ lén bán vé xe giả")]
    [InlineData("cách đây khoảng 3 tháng ông ấy có vay tôi")]
    public void What_is_no_number_of_people_is_not_read_as_one(string text) => Assert.Null(Reader.Read(text, new MessageContext(Now, Expecting.FreeText)).Slots.People);

    private static void AssertSpans(string text, Understood read)
    {
        foreach (var phone in read.Slots.Phones) Assert.Equal(phone.Text, text.Substring(phone.Start, phone.Length).Trim());
        if (read.Slots.Where is { } place) Assert.Equal(place.Text, text.Substring(place.Start, place.Length));
    }

    private static List<string> Slot(Understood read, string key) => key switch
    {
        "where" => [read.Slots.Where?.Text ?? ""],
        "tdp" => [$"{read.Slots.Where?.Value.Neighbourhood}"],
        "phone" => [.. read.Slots.Phones.Select(phone => phone.Value)],
        "plate" => [.. read.Slots.Plates.Select(plate => plate.Value)],
        "acc" => [.. read.Slots.Accounts.Select(account => account.Value.Account)],
        "amt" => [.. read.Slots.Amounts.Select(amount => $"{amount.Value}")],
        "link" => [.. read.Slots.Links.Select(link => link.Value)],
        "people" => [$"{read.Slots.People?.Value}"],
        "ongoing" => [$"{read.Slots.Ongoing}".ToLowerInvariant()],
        _ => [((read.Intent as Tip)?.Category ?? read.Offer)?.Code ?? $"{read.Intent}"],
    };
}
