using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;

namespace AnTT.Cases.Tests.Mailboxes;

public sealed class ReporterDeskTests
{
    private static Task<ReporterResult> AtDeskAsync(WardFixture ward, Func<ReporterDesk, Task<ReporterResult>> act) => ward.InScopeAsync(act);

    [Fact]
    public async Task An_answer_to_a_question_moves_the_case_on()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await ward.MoveAsync(filed.CaseId, CaseState.NeedMore);

        var taken = await AtDeskAsync(ward, desk => desk.WriteAsync(filed.MailboxId, "Xe màu đỏ", CancellationToken.None));

        Assert.Equal(CaseState.InProgress, Assert.IsType<ReporterResult.Taken>(taken).State);
        Assert.Equal(1, (await ward.CaseAsync(filed.CaseId)).UnreadFromReporter);
    }

    [Fact]
    public async Task Still_happening_reopens_a_case_closed_not_long_ago_and_no_older_one()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);

        var soon = await AtDeskAsync(ward, desk => desk.StillHappeningAsync(filed.MailboxId, null, CancellationToken.None));
        Assert.Equal(CaseState.Reopened, Assert.IsType<ReporterResult.Taken>(soon).State);

        await ward.MoveAsync(filed.CaseId, CaseState.Closed);
        ward.Clock.Advance(TimeSpan.FromDays(31));
        Assert.IsType<ReporterResult.TooLate>(await AtDeskAsync(ward, desk => desk.StillHappeningAsync(filed.MailboxId, null, CancellationToken.None)));
        Assert.Equal(CaseState.Closed, (await ward.CaseAsync(filed.CaseId)).State);
    }

    [Fact]
    public async Task Empty_and_endless_messages_are_refused_in_words()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        Assert.IsType<ReporterResult.Refused>(await AtDeskAsync(ward, desk => desk.WriteAsync(filed.MailboxId, "  ", CancellationToken.None)));
        Assert.IsType<ReporterResult.Refused>(await AtDeskAsync(ward, desk => desk.WriteAsync(filed.MailboxId, new string('a', 5000), CancellationToken.None)));
        Assert.IsType<ReporterResult.UnknownMailbox>(await AtDeskAsync(ward, desk => desk.WriteAsync(Guid.NewGuid(), "a", CancellationToken.None)));
    }

    [Fact]
    public async Task Stop_keeps_the_message_in_the_mailbox_and_tells_no_channel()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await ward.InScopeAsync<ReporterDesk, bool>(desk => desk.SetStoppedAsync(filed.MailboxId, true, CancellationToken.None));

        await ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Chào bạn", WardFixture.Lan, CancellationToken.None));

        Assert.Empty(ward.Notified.Posted);
        Assert.Single((await ward.InScopeAsync<ReporterDesk, CaseStatus?>(desk => desk.StatusAsync(filed.MailboxId, CancellationToken.None)))!.Messages);
    }
}
