using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Mailboxes;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Lifecycle;

public sealed class CaseDeskTests
{
    [Fact]
    public async Task The_first_look_is_recorded_once_and_starts_screening()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        for (var look = 0; look < 3; look++)
            await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None));
        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Minh, CancellationToken.None));

        Assert.Equal(CaseState.Screening, (await ward.CaseAsync(filed.CaseId)).State);
        var kinds = await ward.ReadAsync(db => db.Events.OrderBy(line => line.Sequence).Select(line => line.Kind).ToListAsync());
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.FirstOpened, CaseEventKind.Opened], kinds.Where(kind => kind != CaseEventKind.ClockMet));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_pair_of_states_is_allowed_exactly_when_the_table_says_so(bool commands)
    {
        var officer = WardFixture.Lan with { Commands = commands };
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        foreach (var from in Enum.GetValues<CaseState>())
        {
            foreach (var to in Enum.GetValues<CaseState>())
            {
                await ward.ReadAsync(db => db.Cases.ExecuteUpdateAsync(set => set.SetProperty(file => file.State, from)));
                var allowed = StateTable.Find(from, to, Mover.Officer)?.MayBeMadeBy(officer) == true;
                var result = await ward.MoveAsync(filed.CaseId, to, officer);
                Assert.True(allowed ? result is CaseResult.Done : result is CaseResult.Refused, $"{from} -> {to}: {result}");
                Assert.Equal(allowed ? to : from, (await ward.CaseAsync(filed.CaseId)).State);
            }
        }
    }

    [Fact]
    public async Task Each_missing_need_of_a_move_is_refused_and_named()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();

        async Task<string> Refused(Func<StateChange, StateChange> change) =>
            Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Closed, change: change)).Field;

        Assert.Equal("Reason", await Refused(change => change with { Reason = " " }));
        Assert.Equal("Outcome", await Refused(change => change with { Outcome = null }));
        Assert.Equal("PublicSentence", await Refused(change => change with { PublicSentence = null }));
        Assert.Equal(CaseState.InProgress, (await ward.CaseAsync(filed.CaseId)).State);
    }

    [Fact]
    public async Task Second_officer_closing_a_stale_case_gets_a_conflict()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var seen = (await ward.CaseAsync(filed.CaseId)).Version;
        await ward.MoveAsync(filed.CaseId, CaseState.Planned);

        var second = await ward.MoveAsync(filed.CaseId, CaseState.Closed, WardFixture.Minh, change => change with { Version = seen });

        Assert.Equal(CaseState.Planned, Assert.IsType<CaseResult.Stale>(second).State);
    }

    [Fact]
    public async Task Closing_tells_the_sender_and_the_case_says_how_it_ended()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();

        await ward.MoveAsync(filed.CaseId, CaseState.Closed);

        var status = await ward.InScopeAsync<ReporterDesk, CaseStatus?>(desk => desk.StatusAsync(filed.MailboxId, CancellationToken.None));
        Assert.Contains("Công an phường đã kiểm tra.", status!.Sentence, StringComparison.Ordinal);
        Assert.Equal("Công an phường đã kiểm tra.", Assert.Single(ward.Notified.Posted).Text);
        var line = await ward.ReadAsync(db => db.Events.OrderBy(row => row.Sequence).LastAsync(row => row.Kind == CaseEventKind.StateChanged));
        Assert.Equal((CaseEventKind.StateChanged, "InProgress", "Closed: Solved", "lý do"), (line.Kind, line.From, line.To, line.Reason));
    }

    [Fact]
    public async Task Spam_takes_two_different_people()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        Task<CaseResult> Spam(Officer officer) =>
            ward.MoveAsync(filed.CaseId, CaseState.Closed, officer, change => change with { Outcome = Outcome.SpamOrHoax });

        Assert.IsType<CaseResult.NeedsSecondPerson>(await Spam(WardFixture.Lan));
        Assert.IsType<CaseResult.NeedsSecondPerson>(await Spam(WardFixture.Lan));
        Assert.Equal(CaseState.InProgress, (await ward.CaseAsync(filed.CaseId)).State);
        Assert.IsType<CaseResult.Done>(await Spam(WardFixture.Minh));
        Assert.Equal(CaseState.Closed, (await ward.CaseAsync(filed.CaseId)).State);
    }

    [Fact]
    public async Task A_reply_the_channel_could_not_queue_is_not_written_either()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        ward.Notified.Fails = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Chào bạn", WardFixture.Lan, CancellationToken.None)));

        Assert.Equal(0, await ward.ReadAsync(db => db.Messages.CountAsync()));
    }

    [Fact]
    public async Task A_reply_cannot_go_to_the_sender_of_another_case()
    {
        await using var ward = await WardFixture.StartAsync();
        var (one, two) = (await ward.InProgressAsync(), await ward.InProgressAsync());

        var result = await ward.AtDeskAsync(desk => desk.ReplyAsync(one.CaseId, two.MailboxId, "Chào", WardFixture.Lan, CancellationToken.None));

        Assert.IsType<CaseResult.Unknown>(result);
        Assert.Empty(ward.Notified.Posted);
    }

    [Fact]
    public async Task Notes_stay_inside_unless_made_public()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();

        await ward.AtDeskAsync(desk => desk.AddNoteAsync(filed.CaseId, "đã gọi tổ trưởng", NoteVisibility.Internal, WardFixture.Lan, CancellationToken.None));
        await ward.AtDeskAsync(desk => desk.AddNoteAsync(filed.CaseId, "nhớ hỏi lại", NoteVisibility.Personal, WardFixture.Lan, CancellationToken.None));
        Assert.Empty(ward.Notified.Posted);
        await ward.AtDeskAsync(desk => desk.AddNoteAsync(filed.CaseId, "Đã thu hồi xe", NoteVisibility.Public, WardFixture.Lan, CancellationToken.None));

        Assert.Single(ward.Notified.Posted);
        var seenByMinh = await ward.InScopeAsync<CasePages, CasePage?>(pages => pages.GetAsync(filed.CaseId, "minh", CancellationToken.None));
        Assert.DoesNotContain(seenByMinh!.Notes, note => note.Visibility == NoteVisibility.Personal);
    }

    [Fact]
    public async Task A_transfer_nobody_accepts_comes_back_and_an_accepted_one_stays()
    {
        await using var ward = await WardFixture.StartAsync();
        var (lost, taken) = (await ward.InProgressAsync(), await ward.InProgressAsync());
        Task<int> Bounce() => ward.InScopeAsync<CaseDesk, int>(desk => desk.BounceAsync(CancellationToken.None));
        Assert.Equal("Destination", Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(lost.CaseId, CaseState.Transferred, change: change => change with { Destination = " " })).Field);
        foreach (var one in new[] { lost, taken }) Assert.IsType<CaseResult.Done>(await ward.MoveAsync(one.CaseId, CaseState.Transferred));
        var version = (await ward.CaseAsync(taken.CaseId)).Version;
        Assert.IsType<CaseResult.Done>(await ward.AtDeskAsync(desk => desk.AcceptTransferAsync(taken.CaseId, version, "trực ban phường Bên, 08:00", WardFixture.Lan, CancellationToken.None)));

        Assert.Equal(0, await Bounce());
        ward.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await Bounce());

        Assert.Equal((CaseState.InProgress, null), ((await ward.CaseAsync(lost.CaseId)).State, (await ward.CaseAsync(lost.CaseId)).TransferredTo));
        Assert.Equal((CaseState.Transferred, "Công an phường Bên"), ((await ward.CaseAsync(taken.CaseId)).State, (await ward.CaseAsync(taken.CaseId)).TransferredTo));
    }

    [Fact]
    public async Task Reopening_and_holding_are_for_those_in_command()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);

        Assert.Contains("Chỉ chỉ huy", Assert.IsType<CaseResult.Refused>(await ward.MoveAsync(filed.CaseId, CaseState.Reopened)).Why, StringComparison.Ordinal);
        Assert.IsType<CaseResult.Done>(await ward.MoveAsync(filed.CaseId, CaseState.Reopened, WardFixture.Head));
    }

    [Fact]
    public async Task Urgency_and_officer_change_with_a_line_each()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var version = (await ward.CaseAsync(filed.CaseId)).Version;

        var first = Assert.IsType<CaseResult.Done>(await ward.AtDeskAsync(desk => desk.SetUrgencyAsync(filed.CaseId, version, Urgency.Critical, WardFixture.Lan, CancellationToken.None)));
        await ward.AtDeskAsync(desk => desk.AssignAsync(filed.CaseId, first.Version, WardFixture.Minh, WardFixture.Lan, CancellationToken.None));

        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal((Urgency.Critical, "Trần Văn Minh"), (file.Urgency, file.OfficerName));
        var last = await ward.ReadAsync(db => db.Events.OrderByDescending(line => line.Sequence).Take(2).ToListAsync());
        Assert.Equal([CaseEventKind.Assigned, CaseEventKind.UrgencyChanged], last.Select(line => line.Kind));
    }
}
