using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests.Intake;

public sealed class TipFilingTests
{
    [Fact]
    public async Task A_filed_tip_is_a_case_routed_to_the_unit_of_its_category()
    {
        await using var ward = await WardFixture.StartAsync();

        var filed = await ward.FileAsync();

        var file = await ward.CaseAsync(filed.CaseId);
        Assert.Equal("2026-000001", filed.Number);
        Assert.Equal("Tổ hình sự", filed.UnitName);
        Assert.Equal(CaseState.Received, file.State);
        Assert.Equal("Mất xe máy Wave đỏ trước cửa nhà", file.Summary);
        Assert.True((await ward.ReadAsync(db => db.Reports.SingleAsync())).IsIntact());
    }

    [Fact]
    public async Task Filing_the_same_draft_again_gives_the_same_case_and_receipt()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();

        var first = await ward.FileAsync(tip);
        var again = await ward.FileAsync(tip);

        Assert.Equal(first, again);
        Assert.Equal(1, await ward.ReadAsync(db => db.Cases.CountAsync()));
        Assert.Equal(1, await ward.ReadAsync(db => db.Events.CountAsync()));
    }

    [Fact]
    public async Task Numbers_run_without_gaps_and_start_again_with_the_year()
    {
        await using var ward = await WardFixture.StartAsync();

        var numbers = new List<string> { (await ward.FileAsync()).Number, (await ward.FileAsync()).Number };
        // 17:30 UTC on 31 December is already the new year in Viet Nam.
        ward.Clock.Advance(new DateTimeOffset(2026, 12, 31, 17, 30, 0, TimeSpan.Zero) - ward.Clock.GetUtcNow());
        numbers.Add((await ward.FileAsync()).Number);

        Assert.Equal(["2026-000001", "2026-000002", "2027-000001"], numbers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_crash_before_the_commit_leaves_nothing_of_the_case_and_a_repeat_files_it_whole(int step)
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store =>
            store.AddAsync(new EvidenceOwner.Draft(tip.DraftKey), new MemoryStream(Samples.Jpeg(500)), "a.jpg", CancellationToken.None));

        await using (var scope = ward.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
            var transaction = await db.Database.BeginTransactionAsync();
            var filed = await scope.ServiceProvider.GetRequiredService<TipFiling>().FileAsync(tip, CancellationToken.None);
            if (step >= 1) await scope.ServiceProvider.GetRequiredService<CaseDesk>().OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None);
            if (step >= 2) await scope.ServiceProvider.GetRequiredService<ReporterDesk>().WriteAsync(filed.MailboxId, "thêm", CancellationToken.None);
            await transaction.DisposeAsync();
        }

        Assert.Equal(0, await ward.ReadAsync(async db =>
            await db.Cases.CountAsync() + await db.Reports.CountAsync() + await db.Mailboxes.CountAsync()
            + await db.Messages.CountAsync() + await db.Events.CountAsync()));
        var again = await ward.FileAsync(tip);
        Assert.Equal("2026-000001", again.Number);
        Assert.Equal(again.CaseId, await ward.ReadAsync(db => db.EvidenceVaults.Select(vault => vault.CaseId).SingleAsync()));
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task Many_senders_at_once_each_get_a_case_of_their_own()
    {
        await using var ward = await WardFixture.StartAsync();

        var filed = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ward.FileAsync())));

        Assert.Equal(20, filed.Select(one => one.Number).Distinct().Count());
        Assert.Equal(20, filed.Select(one => one.ReceiptCode).Distinct().Count());
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
    }

    [Fact]
    public async Task An_anonymous_tip_leaves_no_row_about_its_sender()
    {
        await using var ward = await WardFixture.StartAsync();

        await ward.FileAsync();

        Assert.Equal(0, await ward.ReadAsync(db => db.ReporterIdentities.CountAsync()));
    }

    [Fact]
    public async Task A_name_an_address_and_the_draft_key_are_found_in_no_table_and_no_file_byte()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip("zalo-5566778899-draft") with
        {
            Reporter = new NamedReporter("Phạm Thị Bí Mật", "0912345678"),
            ReturnAddress = new ReturnAddress("zalo", "5566778899"),
        };

        var filed = await ward.FileAsync(tip);
        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None));
        await ward.AtDeskAsync(desk => desk.ReplyAsync(filed.CaseId, filed.MailboxId, "Đã nhận tin", WardFixture.Lan, CancellationToken.None));

        Assert.Equal("5566778899", Assert.Single(ward.Notified.Posted).ReturnAddress!.Address);
        foreach (var path in Directory.EnumerateFiles(ward.Folder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path));
            foreach (var secret in new[] { "Bí Mật", "0912345678", "5566778899", filed.ReceiptCode })
                Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_place_outside_the_known_areas_is_taken_all_the_same()
    {
        await using var ward = await WardFixture.StartAsync();

        var filed = await ward.FileAsync(WardFixture.Tip() with { AreaId = Guid.NewGuid(), PlaceText = "phường bên cạnh", Category = "khac" });

        Assert.Null((await ward.CaseAsync(filed.CaseId)).AreaId);
        Assert.Equal("Trực ban", filed.UnitName);
    }

    [Fact]
    public async Task A_story_of_a_hundred_thousand_letters_is_kept_up_to_the_limit_and_refuses_nothing()
    {
        await using var ward = await WardFixture.StartAsync();

        var filed = await ward.FileAsync(WardFixture.Tip() with { What = new string('ă', 100_000) });

        Assert.EndsWith("…", (await ward.CaseAsync(filed.CaseId)).Summary, StringComparison.Ordinal);
    }
}
