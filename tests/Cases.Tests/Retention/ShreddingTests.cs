using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using AnTT.Cases.Sealing;
using AnTT.Cases.Tests.Evidence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Retention;

public sealed class ShreddingTests
{
    private static Task<IReadOnlyList<RetentionLine>> DueAsync(WardFixture ward) => ward.InScopeAsync<RetentionDesk, IReadOnlyList<RetentionLine>>(async desk => await desk.DueAsync(CancellationToken.None).ToListAsync());

    private static Task<IReadOnlyList<DeletionCertificate>> ApplyAsync(WardFixture ward) =>
        ward.InScopeAsync<RetentionDesk, IReadOnlyList<DeletionCertificate>>(desk => desk.ApplyAsync(WardFixture.Lan, CancellationToken.None));

    private static async Task<Filed> ClosedAsync(WardFixture ward, FiledTip? tip = null, Outcome outcome = Outcome.Solved)
    {
        tip ??= WardFixture.Tip() with { What = "CHUYENBIMAT mất xe", Reporter = new NamedReporter("Vũ Thị Hạnh", "0912 000 111"), ReturnAddress = new ReturnAddress("zalo", "z1") };
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(new EvidenceOwner.Draft(tip.DraftKey), new MemoryStream(HiddenCorpus.Jpeg()), "a.jpg", CancellationToken.None));
        var filed = await ward.FileAsync(tip);
        await ward.AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, WardFixture.Lan, CancellationToken.None));
        await ward.MoveAsync(filed.CaseId, CaseState.InProgress);
        await ward.AtDeskAsync(desk => desk.AddNoteAsync(filed.CaseId, "GHICHUBIMAT", NoteVisibility.Internal, WardFixture.Lan, CancellationToken.None));
        Assert.IsType<CaseResult.Done>(await ward.MoveAsync(filed.CaseId, CaseState.Closed, change: change => change with { Outcome = outcome }));
        return filed;
    }

    [Fact]
    public async Task Very_many_are_listed_page_by_page_each_once_under_the_first_rule_that_fits_and_shredded_a_few_at_a_time()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();
        // All filed in the same moment, so that only the number tells pages apart.
        await ward.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlAsync($"UPDATE cases SET State = 'Closed', Outcome = 'Solved', FirstSeenAt = FiledAt, ClosedAt = FiledAt");
            await db.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE copies AS SELECT * FROM cases");
            for (var copy = 0; copy < 250; copy++)
            {
                await db.Database.ExecuteSqlAsync($"UPDATE copies SET Id = {Guid.NewGuid().ToString().ToUpperInvariant()}, Number = {$"2020-{copy:000000}"}, Outcome = {(copy % 5 == 0 ? "SpamOrHoax" : "NoOffence")}");
                await db.Database.ExecuteSqlRawAsync("INSERT INTO cases SELECT * FROM copies");
            }
            return 0;
        });
        ward.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(50, (await DueAsync(ward)).Count);
        ward.Clock.Advance(TimeSpan.FromDays(340));

        var due = await DueAsync(ward);

        Assert.Equal(251, due.Select(line => line.CaseId).Distinct().Count());
        Assert.Equal([("tin-rac", 50), ("da-ket-thuc", 201)], due.GroupBy(line => line.Rule.Id).Select(rule => (rule.Key, rule.Count())));
        Assert.Equal((120, 251), (await ward.InScopeAsync<RetentionDesk, int>(desk => desk.CountAsync(120, CancellationToken.None)), await ward.InScopeAsync<RetentionDesk, int>(desk => desk.CountAsync(1000, CancellationToken.None))));
        Assert.Equal(60, (await ward.InScopeAsync<RetentionDesk, IReadOnlyList<DeletionCertificate>>(desk => desk.ApplyAsync(WardFixture.Lan, CancellationToken.None, 60))).Count);
        Assert.Equal(191, (await DueAsync(ward)).Count);
    }

    [Fact]
    public async Task After_shredding_nothing_is_left_to_read_and_no_copy_decrypts()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ClosedAsync(ward);
        // What someone might have kept: the whole database and every evidence file as they were.
        var (items, vaults, grants, identities) = await CopyAsync(ward);
        var files = Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllBytes);
        ward.Clock.Advance(TimeSpan.FromDays(366));

        var certificate = Assert.Single(await ApplyAsync(ward));

        Assert.Empty(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
        var text = await ward.ReadAsync(async db => string.Join('\n', await db.Reports.Select(row => row.What + row.AnswersJson).ToListAsync())
            + string.Join('\n', await db.Cases.Select(row => row.Summary + row.SearchText + row.PlaceText + row.PublicSentence).ToListAsync()));
        Assert.DoesNotContain("BIMAT", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await ward.ReadAsync(async db => await db.Notes.CountAsync() + await db.Messages.CountAsync() + await db.ReporterIdentities.CountAsync() + await db.Evidence.CountAsync() + await db.Grants.CountAsync()));
        Assert.Equal(CaseState.Purged, (await ward.CaseAsync(filed.CaseId)).State);
        Assert.IsType<AuditFinding.Whole>(await ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None)));
        Assert.True(await ward.InScopeAsync<CaseShredding, bool>(shredding => Task.FromResult(shredding.IsGenuine(certificate))));

        // The copy is put back, row by row and file by file: with all the master keys there are, it stays shut.
        await ward.ReadAsync(async db =>
        {
            db.AddRange(vaults);
            db.AddRange(items);
            db.AddRange(grants);
            db.AddRange(identities);
            return await db.SaveChangesAsync();
        });
        foreach (var (path, bytes) in files) await File.WriteAllBytesAsync(path, bytes);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => EvidenceStoreTests.ReadAsync(ward, filed.CaseId, items[0].Id));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => ward.AtDeskAsync(desk => desk.BlockSenderAsync(filed.CaseId, filed.MailboxId, 1, "thử", WardFixture.Lan, CancellationToken.None)));
    }

    [Fact]
    public async Task A_case_nobody_opened_is_never_due_however_old()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        ward.Clock.Advance(TimeSpan.FromDays(5000));

        Assert.Empty(await DueAsync(ward));
        Assert.Empty(await ApplyAsync(ward));
        var shredded = await ward.InScopeAsync<CaseShredding, Shredding>(shredding => shredding.ShredAsync(filed.CaseId, "thử", WardFixture.Lan, CancellationToken.None));
        Assert.Contains("Chưa ai mở", Assert.IsType<Shredding.Refused>(shredded).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dry_run_says_what_would_go_and_changes_nothing()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ClosedAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Empty(await DueAsync(ward));
        ward.Clock.Advance(TimeSpan.FromDays(2));

        var line = Assert.Single(await DueAsync(ward));

        Assert.Equal((filed.CaseId, "da-ket-thuc", null), (line.CaseId, line.Rule.Id, line.Kept));
        Assert.Equal(CaseState.Closed, (await ward.CaseAsync(filed.CaseId)).State);
    }

    [Fact]
    public async Task A_hold_keeps_the_case_until_it_runs_out()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ClosedAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(366));
        var refused = await ward.InScopeAsync<RetentionDesk, string?>(desk => desk.HoldAsync(filed.CaseId, "", ward.Clock.GetUtcNow().AddDays(10), WardFixture.Lan, CancellationToken.None));
        Assert.Null(await ward.InScopeAsync<RetentionDesk, string?>(desk => desk.HoldAsync(filed.CaseId, "Toà yêu cầu", ward.Clock.GetUtcNow().AddDays(10), WardFixture.Lan, CancellationToken.None)));

        var held = Assert.Single(await DueAsync(ward));
        var none = await ApplyAsync(ward);
        ward.Clock.Advance(TimeSpan.FromDays(11));
        var after = await ApplyAsync(ward);

        Assert.NotNull(refused);
        Assert.NotNull(held.Kept);
        Assert.Empty(none);
        Assert.Single(after);
    }

    [Fact]
    public async Task Shredding_in_someone_elses_transaction_is_refused()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ClosedAsync(ward);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ward.ReadAsync(db => db.AtomicallyAsync(
            () => new CaseShredding(db, null!, null!, null!, ward.Clock).ShredAsync(filed.CaseId, "thử", WardFixture.Lan, CancellationToken.None), CancellationToken.None)));
    }

    [Fact]
    public async Task The_sender_gets_a_copy_and_is_erased_at_once_while_the_content_waits_for_an_officer()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip() with
        {
            Reporter = new NamedReporter("Vũ Thị Hạnh", "0912 000 111"), ReturnAddress = new ReturnAddress("zalo", "z1"),
            Consents = [PrivacyNotice.OfTips.Given("contact", ward.Clock.GetUtcNow())],
        };
        var filed = await ClosedAsync(ward, tip);

        var copy = (await ward.InScopeAsync<ReporterRights, DataCopy?>(rights => rights.ExportAsync(filed.MailboxId, CancellationToken.None)))?.Text;
        var erased = await ward.InScopeAsync<ReporterRights, Erasure>(rights => rights.EraseAsync(filed.MailboxId, CancellationToken.None));
        var waiting = Assert.Single(await ward.InScopeAsync<ReporterRights, IReadOnlyList<ErasureRequest>>(rights => rights.WaitingAsync(CancellationToken.None)));
        var identities = await ward.ReadAsync(db => db.ReporterIdentities.CountAsync());
        Assert.Null(await ward.InScopeAsync<ReporterRights, string?>(rights => rights.DecideAsync(waiting.Id, grant: true, answer: null, WardFixture.Minh, CancellationToken.None)));

        Assert.Contains("Mất xe máy Wave đỏ", copy, StringComparison.Ordinal);
        Assert.Contains("Ảnh 1", copy, StringComparison.Ordinal);
        Assert.Contains("Để lại tên, cách liên hệ, theo thông báo “tin-bao”", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Vũ Thị Hạnh", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("Lan", copy!.Replace("Lanh", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(ward.Clock.GetUtcNow().AddDays(15), Assert.IsType<Erasure.Taken>(erased).DueAt);
        Assert.Equal(0, identities);
        Assert.Equal(CaseState.Purged, (await ward.CaseAsync(filed.CaseId)).State);
        Assert.IsType<LookUpResult.Found>(await ward.InScopeAsync<ReporterDesk, LookUpResult>(desk => desk.LookUpAsync(filed.ReceiptCode, "ai", CancellationToken.None)));
    }

    [Fact]
    public async Task A_refused_erasure_tells_the_sender_why()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ClosedAsync(ward);
        await ward.InScopeAsync<ReporterRights, Erasure>(rights => rights.EraseAsync(filed.MailboxId, CancellationToken.None));
        var waiting = Assert.Single(await ward.InScopeAsync<ReporterRights, IReadOnlyList<ErasureRequest>>(rights => rights.WaitingAsync(CancellationToken.None)));

        var silent = await ward.InScopeAsync<ReporterRights, string?>(rights => rights.DecideAsync(waiting.Id, grant: false, answer: " ", WardFixture.Minh, CancellationToken.None));
        var told = await ward.InScopeAsync<ReporterRights, string?>(rights => rights.DecideAsync(waiting.Id, grant: false, "Vụ việc đang được giải quyết.", WardFixture.Minh, CancellationToken.None));

        Assert.NotNull(silent);
        Assert.Null(told);
        Assert.Equal(1, await ward.ReadAsync(db => db.Messages.CountAsync(message => message.Text.Contains("đang được giải quyết"))));
    }

    private static async Task<(List<EvidenceItem> Items, List<EvidenceVault> Vaults, List<CaseGrant> Grants, List<ReporterIdentity> Identities)> CopyAsync(WardFixture ward) => (
        await ward.ReadAsync(db => db.Evidence.AsNoTracking().ToListAsync()), await ward.ReadAsync(db => db.EvidenceVaults.AsNoTracking().ToListAsync()),
        await ward.ReadAsync(db => db.Grants.AsNoTracking().ToListAsync()), await ward.ReadAsync(db => db.ReporterIdentities.AsNoTracking().ToListAsync()));
}
