using AnTT.Bot.Conversations.Outbox;

namespace AnTT.Bot.Tests.Conversations;

public sealed class ChannelBreakersTests
{
    [Fact]
    public void A_try_that_failed_before_a_repair_does_not_put_the_repaired_channel_to_rest()
    {
        var breakers = new ChannelBreakers(TimeProvider.System);
        var before = breakers.Repairs("zalo");
        breakers.Rest("zalo", "needs-reconsent", TimeSpan.FromMinutes(5), before);
        Assert.Equal(0, breakers.Allows("zalo", 8));

        breakers.Reset("zalo");
        breakers.Rest("zalo", "needs-reconsent", TimeSpan.FromMinutes(5), before);

        Assert.Equal(8, breakers.Allows("zalo", 8));
        breakers.Rest("zalo", "needs-reconsent", TimeSpan.FromMinutes(5), breakers.Repairs("zalo"));
        Assert.Equal(0, breakers.Allows("zalo", 8));
    }
}
