using AnTT.Cases.Mailboxes;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Mailboxes;

public sealed class SafeHoursTests
{
    // The clock of the fixture starts at 10:00 in Việt Nam.
    [Theory]
    [InlineData(null, null)]
    [InlineData("08:00-11:00", null)]
    [InlineData("13:00-17:00", "2026-11-22T06:00:00Z")]
    [InlineData("08:00-10:00", "2026-11-23T01:00:00Z")]
    [InlineData("19:00-24:00", "2026-11-22T12:00:00Z")]
    public void Safe_hours_say_how_long_to_wait(string? hours, string? until) =>
        Assert.Equal(until is null ? null : DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture), ReplyHours.WaitUntil(hours, new ManualClock().GetUtcNow()));

    [Theory]
    [InlineData(ReplyHours.Never)]
    [InlineData("lúc nào rảnh")]
    public void What_is_not_understood_means_never(string hours) => Assert.Equal(DateTimeOffset.MaxValue, ReplyHours.WaitUntil(hours, new ManualClock().GetUtcNow()));

    [Fact]
    public async Task A_reply_outside_safe_hours_waits_until_they_begin()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync(WardFixture.Tip() with { ReplyHours = "13:00-17:00" });

        await ReplyAsync(ward, filed.CaseId, filed.MailboxId);
        await ward.InScopeAsync<CaseDesk, int>(desk => desk.ReleaseHeldRepliesAsync(CancellationToken.None));
        Assert.Empty(ward.Notified.Posted);
        Assert.NotNull((await ward.ReadAsync(db => db.Messages.AsNoTracking().SingleAsync())).HeldUntil);

        ward.Clock.Advance(TimeSpan.FromHours(3));
        await ward.InScopeAsync<CaseDesk, int>(desk => desk.ReleaseHeldRepliesAsync(CancellationToken.None));
        await ward.InScopeAsync<CaseDesk, int>(desk => desk.ReleaseHeldRepliesAsync(CancellationToken.None));
        Assert.Equal("Bạn cần gì?", Assert.Single(ward.Notified.Posted).Text);
    }

    [Fact]
    public async Task Who_must_not_be_written_to_finds_the_reply_by_the_code_only()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync(WardFixture.Tip() with { ReplyHours = ReplyHours.Never });

        await ReplyAsync(ward, filed.CaseId, filed.MailboxId);
        ward.Clock.Advance(TimeSpan.FromDays(30));
        await ward.InScopeAsync<CaseDesk, int>(desk => desk.ReleaseHeldRepliesAsync(CancellationToken.None));

        Assert.Empty(ward.Notified.Posted);
        var found = await ward.InScopeAsync<ReporterDesk, LookUpResult>(desk => desk.LookUpAsync(filed.ReceiptCode, "somebody", CancellationToken.None));
        Assert.Single(Assert.IsType<LookUpResult.Found>(found).Status.NewMessages);
    }

    [Fact]
    public async Task A_diary_keeps_every_time_it_happened_and_reopens_a_closed_case()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);
        var lastNight = ward.Clock.GetUtcNow() - TimeSpan.FromHours(12);

        await WriteAsync(ward, filed.MailboxId, lastNight, "tối qua", "lại hát");
        await WriteAsync(ward, filed.MailboxId, ward.Clock.GetUtcNow() + TimeSpan.FromDays(1), null, "đang hát");

        Assert.Equal(CaseState.Reopened, (await ward.CaseAsync(filed.CaseId)).State);
        var entries = await ward.ReadAsync(db => db.Diary.AsNoTracking().OrderBy(row => row.OccurredAt).ToListAsync());
        Assert.Equal([lastNight, ward.Clock.GetUtcNow()], entries.Select(entry => entry.OccurredAt));
        Assert.Equal("tối qua", entries[0].OccurredText);
    }

    private static Task<ReporterResult> WriteAsync(WardFixture ward, Guid mailboxId, DateTimeOffset at, string? when, string text) =>
        ward.InScopeAsync<ReporterDesk, ReporterResult>(desk => desk.WriteDiaryAsync(mailboxId, at, when, text, CancellationToken.None));

    private static Task<CaseResult> ReplyAsync(WardFixture ward, Guid caseId, Guid mailboxId) =>
        ward.AtDeskAsync(desk => desk.ReplyAsync(caseId, mailboxId, "Bạn cần gì?", WardFixture.Lan, CancellationToken.None));
}
