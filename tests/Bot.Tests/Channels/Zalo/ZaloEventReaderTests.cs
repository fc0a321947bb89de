using System.Text;
using AnTT.Bot.Channels.Zalo.Events;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloEventReaderTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Channels", "Zalo", "Data", "events.jsonl"));

    [Fact]
    public void Every_documented_event_is_read_for_what_it_is()
    {
        foreach (var line in Lines)
        {
            var happened = Read(line);
            var expected = happened.Name switch
            {
                var name when name.StartsWith("user_send_group", StringComparison.Ordinal) => typeof(ZaloEvent.Other),
                var name when name.StartsWith("user_send_", StringComparison.Ordinal) || name.StartsWith("anonymous_send_", StringComparison.Ordinal) => typeof(ZaloEvent.Said),
                var name when name.StartsWith("oa_send_", StringComparison.Ordinal) => line.Contains("admin_id", StringComparison.Ordinal) ? typeof(ZaloEvent.OfficerWrote) : typeof(ZaloEvent.Echo),
                "follow" or "user_click_chatnow" => typeof(ZaloEvent.Entered),
                "unfollow" => typeof(ZaloEvent.Left),
                "user_submit_info" => typeof(ZaloEvent.GaveContact),
                "user_withdraw" => typeof(ZaloEvent.Withdrew),
                _ => typeof(ZaloEvent.Other),
            };
            Assert.True(expected == happened.GetType(), $"{happened.Name} was read as {happened.GetType().Name}");
        }
    }

    [Theory]
    [InlineData("user_send_image", 1)]
    [InlineData("user_send_gif", 1)]
    [InlineData("user_send_audio", 1)]
    [InlineData("user_send_video", 1)]
    [InlineData("user_send_file", 1)]
    [InlineData("anonymous_send_image", 1)]
    [InlineData("user_send_sticker", 0)]
    [InlineData("user_send_text", 0)]
    public void Files_are_found_where_they_are(string name, int count) => Assert.Equal(count, Said(name).Media.Count);

    [Fact]
    public void Coordinates_written_as_strings_are_a_place() => Assert.Equal(new ZaloPlace(10.7769, 106.7009), Said("user_send_location").Place);

    [Fact]
    public void A_contact_card_is_a_name_and_a_number() => Assert.Equal("Danh thiếp: Nguyen Van A, 84901234567", Said("user_send_business_card").Text);

    [Fact]
    public void A_link_is_its_address_and_its_title() => Assert.Equal("https://example.org/a Tiêu đề trang", Said("user_send_link").Text);

    [Fact]
    public void A_visitor_without_an_account_is_known_in_one_conversation_only() => Assert.Equal("9a8b7c6d5e4f30211203", Said("anonymous_send_text").Person.AnonymousConversation);

    [Theory]
    [InlineData("""{"event_name":"user_send_text","sender":{"id":2000000000000000001},"message":{"msg_id":"a","text":"x"},"timestamp":1767225600123}""")]
    [InlineData("""{"timestamp":"1","message":{"text":"x","msg_id":"a","unknown":{"deep":[1]}},"event_name":"user_send_text","sender":{"id":"2000000000000000001"}}""")]
    public void Numbers_for_strings_and_any_order_of_fields_are_read_the_same(string json)
    {
        var said = Assert.IsType<ZaloEvent.Said>(Read(json));

        Assert.Equal(("2000000000000000001", "msg|a", "x"), (said.Person.UserId, said.Key, said.Text));
    }

    [Fact]
    public void Halves_of_letters_that_no_text_can_hold_are_passed_over() =>
        Assert.Null(Assert.IsType<ZaloEvent.Said>(Read("""{"event_name":"user_send_text","sender":{"id":"1"},"message":{"msg_id":"a","text":"\ud800"},"timestamp":"1"}""")).Text);

    private static ZaloEvent.Said Said(string name) => (ZaloEvent.Said)Read(Lines.First(line => line.Contains($"\"{name}\"", StringComparison.Ordinal)));

    private static ZaloEvent Read(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return ZaloEventReader.Read(ZaloEventReader.Open(body)!, body);
    }
}
