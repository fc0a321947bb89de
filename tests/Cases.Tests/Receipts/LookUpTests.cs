using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Receipts;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Tests.Receipts;

public sealed class LookUpTests
{
    private static Task<LookUpResult> LookAsync(WardFixture ward, string text, string caller = "ai") =>
        ward.InScopeAsync<ReporterDesk, LookUpResult>(desk => desk.LookUpAsync(text, caller, CancellationToken.None));

    private static string Wrong(int seed)
    {
        var bytes = new byte[32];
        bytes[0] = (byte)seed;
        bytes[1] = (byte)(seed >> 8);
        return ReceiptCode.FromSeed(bytes).ToString();
    }

    [Fact]
    public async Task The_receipt_typed_without_marks_shows_the_status_and_new_messages_once()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None));
        await ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Xe màu gì ạ?", WardFixture.Lan, CancellationToken.None));

        var first = Assert.IsType<LookUpResult.Found>(await LookAsync(ward, Letters.Fold(filed.ReceiptCode)));
        var second = Assert.IsType<LookUpResult.Found>(await LookAsync(ward, filed.ReceiptCode));

        Assert.Equal(CaseState.Screening, first.Status.State);
        Assert.Contains("đã mở tin", first.Status.Sentence, StringComparison.Ordinal);
        Assert.Equal("Xe màu gì ạ?", Assert.Single(first.Status.NewMessages).Text);
        Assert.Empty(second.Status.NewMessages);
        Assert.Single(second.Status.Messages);
    }

    [Fact]
    public async Task Guessing_stops_after_ten_wrong_codes_and_opens_again_later()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        for (var guess = 0; guess < 10; guess++) Assert.IsType<LookUpResult.NoSuchCode>(await LookAsync(ward, Wrong(guess)));
        var blocked = await LookAsync(ward, filed.ReceiptCode);
        var other = await LookAsync(ward, filed.ReceiptCode, "người khác");
        ward.Clock.Advance(TimeSpan.FromMinutes(16));
        var later = await LookAsync(ward, filed.ReceiptCode);

        Assert.IsType<LookUpResult.TooManyTries>(blocked);
        Assert.IsType<LookUpResult.Found>(other);
        Assert.IsType<LookUpResult.Found>(later);
    }

    [Fact]
    public async Task Guessing_from_many_callers_slows_those_who_guess_and_nobody_else()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        for (var guess = 0; guess < 600; guess++) await LookAsync(ward, Wrong(guess), $"caller {guess}");

        var again = await LookAsync(ward, Wrong(600), "caller 599");
        var reporter = await LookAsync(ward, filed.ReceiptCode, "người báo tin");
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        var aMinuteLater = await LookAsync(ward, Wrong(601), "caller 599");

        Assert.IsType<LookUpResult.TooManyTries>(again);
        Assert.IsType<LookUpResult.Found>(reporter);
        Assert.IsType<LookUpResult.NoSuchCode>(aMinuteLater);
    }

    [Fact]
    public void A_million_guesses_get_a_few_hundred_tries_and_the_rightful_holder_is_not_kept_out()
    {
        var clock = new ManualClock();
        var throttle = new LookUpThrottle(Microsoft.Extensions.Options.Options.Create(new CasesOptions()), clock);
        var tried = 0;
        // A thousand callers guess a thousand times each, all within a quarter of an hour.
        for (var guess = 0; guess < 1_000_000; guess++)
        {
            var caller = $"caller {guess % 1000}";
            if (guess % 1200 == 0) clock.Advance(TimeSpan.FromSeconds(1));
            if (throttle.MustWait(caller) is not null) continue;
            tried++;
            throttle.CountWrong(caller);
        }

        // Ten for each caller at the most; of 2^64 codes that is nothing.
        Assert.InRange(tried, 500, 10_000);
        Assert.Null(throttle.MustWait("người báo tin"));
        Assert.True(tried / Math.Pow(2, ReceiptCode.EntropyBits) < 1e-15);
    }
}
