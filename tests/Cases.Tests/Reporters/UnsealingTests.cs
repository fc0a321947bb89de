using System.Security.Cryptography;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Reporters;

public sealed class UnsealingTests
{
    private const string Reason = "Hẹn lấy lời khai theo Điều 145";

    private static Task<Unsealing> DoAsync(WardFixture ward, Func<ReporterUnsealing, Task<Unsealing>> act) => ward.InScopeAsync(act);

    private static async Task<(Guid CaseId, Guid RequestId)> AskedAsync(WardFixture ward)
    {
        var filed = await ward.FileAsync(WardFixture.Tip() with { Reporter = new NamedReporter("Vũ Thị Hạnh", "0912 000 111") });
        var asked = await DoAsync(ward, unsealing => unsealing.AskAsync(filed.CaseId, Reason, WardFixture.Lan, CancellationToken.None));
        return (filed.CaseId, Assert.IsType<Unsealing.Asked>(asked).RequestId);
    }

    [Fact]
    public async Task Nobody_decides_about_a_wish_of_their_own()
    {
        await using var ward = await WardFixture.StartAsync();
        var (caseId, requestId) = await AskedAsync(ward);

        var alone = await DoAsync(ward, unsealing => unsealing.DecideAsync(requestId, new IdentityDecision(true), WardFixture.Lan, CancellationToken.None));
        var opened = await DoAsync(ward, unsealing => unsealing.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None));

        Assert.Contains("người thứ hai", Assert.IsType<Unsealing.Refused>(alone).Why, StringComparison.Ordinal);
        Assert.IsType<Unsealing.Refused>(opened);
    }

    [Fact]
    public async Task An_approval_opens_once_for_the_one_who_asked_and_runs_out()
    {
        await using var ward = await WardFixture.StartAsync();
        var (caseId, requestId) = await AskedAsync(ward);
        await DoAsync(ward, unsealing => unsealing.DecideAsync(requestId, new IdentityDecision(true), WardFixture.Minh, CancellationToken.None));

        var other = await DoAsync(ward, unsealing => unsealing.OpenAsync(caseId, WardFixture.Minh, CancellationToken.None));
        var mine = await DoAsync(ward, unsealing => unsealing.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None));
        var again = await DoAsync(ward, unsealing => unsealing.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None));
        var (lateCase, lateRequest) = await AskedAsync(ward);
        await DoAsync(ward, unsealing => unsealing.DecideAsync(lateRequest, new IdentityDecision(true), WardFixture.Minh, CancellationToken.None));
        ward.Clock.Advance(TimeSpan.FromHours(25));
        var late = await DoAsync(ward, unsealing => unsealing.OpenAsync(lateCase, WardFixture.Lan, CancellationToken.None));

        Assert.IsType<Unsealing.Refused>(other);
        Assert.Equal("Vũ Thị Hạnh", Assert.Single(Assert.IsType<Unsealing.Opened>(mine).Reporters).Name);
        Assert.IsType<Unsealing.Refused>(again);
        Assert.IsType<Unsealing.Refused>(late);
    }

    [Theory]
    [InlineData(false, 8, 1)]
    [InlineData(true, 8, 0)]
    [InlineData(true, 61, 1)]
    public async Task The_sender_is_told_later_unless_it_is_lawfully_withheld_for_longer(bool withheld, int days, int told)
    {
        await using var ward = await WardFixture.StartAsync();
        var (caseId, requestId) = await AskedAsync(ward);
        var decision = withheld ? new IdentityDecision(true, ward.Clock.GetUtcNow().AddDays(60), "BLTTHS Điều 56") : new IdentityDecision(true);
        await DoAsync(ward, unsealing => unsealing.DecideAsync(requestId, decision, WardFixture.Minh, CancellationToken.None));
        await DoAsync(ward, unsealing => unsealing.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None));

        Assert.Equal(0, await ward.InScopeAsync<IdentityNotices, int>(notices => notices.TellAsync(CancellationToken.None)));
        ward.Clock.Advance(TimeSpan.FromDays(days));

        Assert.Equal(told, await ward.InScopeAsync<IdentityNotices, int>(notices => notices.TellAsync(CancellationToken.None)));
        Assert.Equal(told, await ward.ReadAsync(db => db.Messages.CountAsync(message => message.Text.Contains("đã được mở"))));
    }

    [Fact]
    public async Task Withholding_without_a_rule_of_law_is_refused()
    {
        await using var ward = await WardFixture.StartAsync();
        var (_, requestId) = await AskedAsync(ward);

        var decided = await DoAsync(ward, unsealing => unsealing.DecideAsync(
            requestId, new IdentityDecision(true, ward.Clock.GetUtcNow().AddDays(60)), WardFixture.Minh, CancellationToken.None));

        Assert.Contains("căn cứ pháp luật", Assert.IsType<Unsealing.Refused>(decided).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tip_without_name_or_return_address_leaves_no_sealed_row_at_all()
    {
        await using var ward = await WardFixture.StartAsync();

        await ward.FileAsync();

        Assert.Equal(0, await ward.ReadAsync(db => db.ReporterIdentities.CountAsync()));
    }

    [Fact]
    public async Task Without_the_reporters_key_a_sealed_name_does_not_open()
    {
        var folder = Directory.CreateTempSubdirectory("antt-ward-").FullName;
        Guid caseId;
        Guid requestId;
        var ward = await WardFixture.StartAsync(folder);
        (caseId, requestId) = await AskedAsync(ward);
        await DoAsync(ward, unsealing => unsealing.DecideAsync(requestId, new IdentityDecision(true), WardFixture.Minh, CancellationToken.None));
        var key = Directory.EnumerateFiles(folder, "reporters.key", SearchOption.AllDirectories).Single();
        await File.WriteAllTextAsync(key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        await using var without = await WardFixture.StartAsync(folder);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => DoAsync(without, unsealing => unsealing.OpenAsync(caseId, WardFixture.Lan, CancellationToken.None)));
    }
}
