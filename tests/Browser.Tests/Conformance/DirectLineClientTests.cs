using AnTT.Browser.Tests.Running;

namespace AnTT.Browser.Tests.Conformance;

/// <summary>The unmodified botframework-directlinejs, in Node, against our Direct Line.</summary>
public sealed class DirectLineClientTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("polling")]
    public async Task Client_is_welcomed_echoed_and_answered(string way)
    {
        await using var bot = await WardBot.StartAsync();

        await Node.RunAsync("talk.mjs", bot.Address, way);
    }

    [Fact]
    public async Task Client_takes_a_conversation_up_again_from_the_start_or_a_watermark()
    {
        await using var bot = await WardBot.StartAsync();

        await Node.RunAsync("resume.mjs", bot.Address);
    }

    [Fact]
    public async Task Client_survives_a_restart_of_the_server()
    {
        await using var bot = await WardBot.StartAsync();

        await Node.RunAsync("restart.mjs", [bot.Address], async (line, input) =>
        {
            Assert.Equal("restart", line);
            await bot.StopAsync();
            await bot.StartAgainAsync();
            await input.WriteLineAsync("done");
            await input.FlushAsync();
        });
    }

    [Fact]
    public async Task Refusals_leave_the_client_in_the_state_the_protocol_says()
    {
        await using var bot = await WardBot.StartAsync();

        await Node.RunAsync("refusals.mjs", bot.Address);
    }
}
