using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests.Evidence;

public sealed class EvidenceStoreTests
{
    private static Task<EvidenceResult> AddAsync(WardFixture ward, EvidenceOwner owner, byte[] bytes, string? name = "anh.jpg") =>
        ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(owner, new MemoryStream(bytes), name, CancellationToken.None));

    internal static async Task<byte[]> ReadAsync(WardFixture ward, Guid caseId, Guid id)
    {
        var target = new MemoryStream();
        Assert.IsType<EvidenceOpening.Opened>(await OriginalAsync(ward, caseId, id, target));
        return target.ToArray();
    }

    private static Task<EvidenceOpening> OriginalAsync(WardFixture ward, Guid caseId, Guid id, Stream target) => ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
        viewing => viewing.OpenOriginalAsync(caseId, id, "Viện kiểm sát yêu cầu", WardFixture.Lan, isCustodian: false, _ => target, CancellationToken.None));

    [Theory]
    [InlineData(33)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public async Task A_photo_sent_with_the_tip_comes_back_byte_for_byte_and_lies_encrypted(int size)
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        var bytes = Samples.Jpeg(size);

        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Draft(tip.DraftKey), bytes));
        var filed = await ward.FileAsync(tip);

        Assert.Equal(bytes, await ReadAsync(ward, filed.CaseId, kept.EvidenceId));
        var stored = await File.ReadAllBytesAsync(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories).Single());
        Assert.Equal(-1, stored.AsSpan().IndexOf(bytes.AsSpan(0, 16)));
        Assert.Equal(SHA256.HashData(bytes), await ward.ReadAsync(db => db.Evidence.Select(item => item.Sha256).SingleAsync()));
    }

    [Fact]
    public async Task The_same_bytes_sent_again_with_a_draft_are_kept_once()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        var draft = new EvidenceOwner.Draft(tip.DraftKey);

        var first = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, draft, Samples.Jpeg(5000)));
        var again = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, draft, Samples.Jpeg(5000), "khac.jpg"));
        await ward.FileAsync(tip);

        Assert.True(again is { WasHere: true, Count: 1 } && again.EvidenceId == first.EvidenceId);
        Assert.Equal(1, await ward.ReadAsync(db => db.Evidence.CountAsync()));
        Assert.Single(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "anh.jpg")]
    [InlineData("MZ\u0090\0 this program", "video.mp4")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "anh.png")]
    [InlineData("PK\u0003\u0004 zip", "tai-lieu.pdf")]
    public async Task A_file_that_lies_about_its_type_is_refused_and_leaves_nothing(string content, string name)
    {
        await using var ward = await WardFixture.StartAsync();

        var result = await AddAsync(ward, new EvidenceOwner.Draft("bản nháp dài hơn 16"), Encoding.Latin1.GetBytes(content), name);

        Assert.IsType<EvidenceResult.Refused>(result);
        Assert.Empty(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_type_is_what_the_bytes_say_whatever_the_name()
    {
        await using var ward = await WardFixture.StartAsync();

        var kept = await AddAsync(ward, new EvidenceOwner.Draft("bản nháp dài hơn 16"), Samples.Jpeg(100), "../../etc/bai-hat.mp3");

        Assert.Equal(FileKind.Jpeg, Assert.IsType<EvidenceResult.Kept>(kept).Kind);
        Assert.DoesNotContain("bai-hat", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(ward.DatabasePath)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_large_too_many_and_empty_files_are_refused_with_the_limit()
    {
        await using var ward = await WardFixture.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Cases:MaxFileBytes"] = "1048576", ["Cases:MaxFilesPerTip"] = "2",
        });
        var draft = new EvidenceOwner.Draft("bản nháp dài hơn 16");

        Assert.Contains("1 MB", Assert.IsType<EvidenceResult.Refused>(await AddAsync(ward, draft, Samples.Jpeg(1_048_577))).Why, StringComparison.Ordinal);
        Assert.IsType<EvidenceResult.Refused>(await AddAsync(ward, draft, []));
        Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, draft, Samples.Jpeg(1_048_576)));
        Assert.Equal(2, Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, draft, Samples.Jpeg(10))).Count);
        Assert.IsType<EvidenceResult.Refused>(await AddAsync(ward, draft, Samples.Jpeg(10)));
        Assert.Equal(2, Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_photo_can_follow_after_the_tip_and_every_opening_is_logged()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();

        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), Samples.Jpeg(100)));
        await ReadAsync(ward, filed.CaseId, kept.EvidenceId);

        var kinds = await ward.ReadAsync(db => db.Events.OrderBy(line => line.Sequence).Select(line => line.Kind).ToListAsync());
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.EvidenceAdded, CaseEventKind.EvidenceOriginalOpened], kinds);
    }

    [Fact]
    public async Task Evidence_of_one_case_does_not_open_through_another()
    {
        await using var ward = await WardFixture.StartAsync();
        var (one, two) = (await ward.FileAsync(), await ward.FileAsync());
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(one.MailboxId), Samples.Jpeg(100)));

        Assert.IsType<EvidenceOpening.Unknown>(await OriginalAsync(ward, two.CaseId, kept.EvidenceId, Stream.Null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(70_000)]
    [InlineData(-1)]
    public async Task A_changed_or_cut_file_does_not_open(int position)
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), Samples.Jpeg(65_536 * 2)));
        var path = Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(path);
        if (position >= 0) bytes[position] ^= 1;
        await File.WriteAllBytesAsync(path, position >= 0 ? bytes : bytes[..(65_536 + 16)]);

        await Assert.ThrowsAnyAsync<CryptographicException>(() => ReadAsync(ward, filed.CaseId, kept.EvidenceId));
    }

    [Fact]
    public async Task Files_of_a_tip_never_sent_are_swept_and_those_of_a_case_stay()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        await AddAsync(ward, new EvidenceOwner.Draft(tip.DraftKey), Samples.Jpeg(100));
        await AddAsync(ward, new EvidenceOwner.Draft("không bao giờ gửi"), Samples.Jpeg(100));
        await ward.FileAsync(tip);
        foreach (var path in Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(path, ward.Clock.GetUtcNow().UtcDateTime);
        ward.Clock.Advance(TimeSpan.FromHours(49));

        var removed = await ward.Services.GetRequiredService<EvidenceSweeper>().SweepAsync(CancellationToken.None);

        Assert.Equal(1, removed);
        Assert.Equal(1, await ward.ReadAsync(db => db.Evidence.CountAsync()));
        Assert.Single(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_draft_that_goes_on_keeps_its_files()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        await AddAsync(ward, new EvidenceOwner.Draft(tip.DraftKey), Samples.Jpeg(100));
        for (var day = 0; day < 3; day++)
        {
            ward.Clock.Advance(TimeSpan.FromHours(40));
            await ward.InScopeAsync<EvidenceStore, int>(async store =>
            {
                await store.TouchDraftAsync(tip.DraftKey, CancellationToken.None);
                return 0;
            });
            await ward.Services.GetRequiredService<EvidenceSweeper>().SweepAsync(CancellationToken.None);
        }

        var filed = await ward.FileAsync(tip);

        Assert.Equal(100, (await ReadAsync(ward, filed.CaseId, await ward.ReadAsync(db => db.Evidence.Select(item => item.Id).SingleAsync()))).Length);
    }

    [Fact]
    public async Task Drafts_together_and_one_tip_alone_take_only_so_much()
    {
        await using var ward = await WardFixture.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Cases:MaxUnsentBytes"] = "250000", ["Cases:MaxBytesPerTip"] = "150000",
        });
        var (one, two, tip) = (new EvidenceOwner.Draft("bản nháp thứ nhất dài"), new EvidenceOwner.Draft("bản nháp thứ hai dài"), WardFixture.Tip());
        Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, one, Samples.Jpeg(100_000)));
        Assert.Equal(FileFault.TooMany, Assert.IsType<EvidenceResult.Refused>(await AddAsync(ward, one, Samples.Jpeg(100_001))).Fault);
        Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, two, Samples.Jpeg(100_002)));
        Assert.Equal(FileFault.NoRoom, Assert.IsType<EvidenceResult.Refused>(await AddAsync(ward, new EvidenceOwner.Draft(tip.DraftKey), Samples.Jpeg(100_003))).Fault);

        // What was sent is not in the way of others.
        var filed = await ward.FileAsync(tip);
        Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), Samples.Jpeg(100_004)));
    }

    [Fact]
    public async Task A_unit_can_be_given_the_case_and_lose_it_but_not_the_last_one()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), Samples.Jpeg(100)));
        var first = await ward.ReadAsync(db => db.Grants.Select(grant => grant.UnitId).SingleAsync());
        var other = await ward.ReadAsync(db => db.Units.Where(unit => unit.Id != first).Select(unit => unit.Id).FirstAsync());
        Task<GrantResult> RingAsync(Func<CaseKeyring, Task<GrantResult>> act) => ward.InScopeAsync(act);

        var alone = await RingAsync(ring => ring.TakeAsync(filed.CaseId, first, "chuyển", WardFixture.Lan, CancellationToken.None));
        Assert.IsType<GrantResult.Done>(await RingAsync(ring => ring.GiveAsync(filed.CaseId, other, "chuyển", WardFixture.Lan, CancellationToken.None)));
        Assert.IsType<GrantResult.Done>(await RingAsync(ring => ring.TakeAsync(filed.CaseId, first, "chuyển", WardFixture.Lan, CancellationToken.None)));

        Assert.IsType<GrantResult.Refused>(alone);
        Assert.Null(await ward.InScopeAsync<CaseKeyring, byte[]?>(ring => ring.FindAsync(filed.CaseId, first, CancellationToken.None)));
        Assert.NotNull(await ward.InScopeAsync<CaseKeyring, byte[]?>(ring => ring.FindAsync(filed.CaseId, other, CancellationToken.None)));
        Assert.Equal(100, (await ReadAsync(ward, filed.CaseId, kept.EvidenceId)).Length);
    }

    [Fact]
    public async Task A_file_the_scanner_finds_something_in_is_kept_and_never_shown()
    {
        await using var ward = await WardFixture.StartAsync(settings: new Dictionary<string, string?>
        {
            ["Cases:Scanner:Command"] = "/bin/sh", ["Cases:Scanner:Arguments:0"] = "-c", ["Cases:Scanner:Arguments:1"] = "if grep -q EICAR; then exit 1; else exit 0; fi",
        });
        var filed = await ward.FileAsync();
        var owner = new EvidenceOwner.Sender(filed.MailboxId);
        var bad = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, owner, [.. HiddenCorpus.Jpeg(), .. "EICAR"u8]));
        var good = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, owner, HiddenCorpus.Jpeg()));
        Task<EvidenceOpening> CleanAsync(Guid id) => ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
            viewing => viewing.OpenCleanAsync(filed.CaseId, id, WardFixture.Lan, _ => Stream.Null, CancellationToken.None));

        var (badClean, goodClean, badOriginal) = (await CleanAsync(bad.EvidenceId), await CleanAsync(good.EvidenceId), await OriginalAsync(ward, filed.CaseId, bad.EvidenceId, Stream.Null));

        Assert.Contains("mã độc", Assert.IsType<EvidenceOpening.Refused>(badClean).Why, StringComparison.Ordinal);
        Assert.IsType<EvidenceOpening.Refused>(badOriginal);
        Assert.IsType<EvidenceOpening.Opened>(goodClean);
        Assert.Equal(2, await ward.ReadAsync(db => db.Evidence.CountAsync()));
        Assert.Equal(1, await ward.ReadAsync(db => db.Events.CountAsync(line => line.Kind == CaseEventKind.EvidenceQuarantined)));
    }

    [Fact]
    public async Task A_scanner_that_cannot_run_shows_nothing_until_it_can()
    {
        await using var ward = await WardFixture.StartAsync(settings: new Dictionary<string, string?> { ["Cases:Scanner:Command"] = "/không/có/chương/trình" });
        var filed = await ward.FileAsync();
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), HiddenCorpus.Jpeg()));

        var opened = await ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
            viewing => viewing.OpenCleanAsync(filed.CaseId, kept.EvidenceId, WardFixture.Lan, _ => Stream.Null, CancellationToken.None));

        Assert.IsType<EvidenceOpening.Refused>(opened);
        Assert.Equal(ScanState.Failed, await ward.ReadAsync(db => db.Evidence.Select(item => item.Scan).SingleAsync()));
    }

    [Fact]
    public async Task A_picture_sealed_away_opens_for_the_custodian_alone_and_only_with_their_key()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.FileAsync();
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(filed.MailboxId), HiddenCorpus.Jpeg()));
        await ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(viewing => viewing.OpenCleanAsync(filed.CaseId, kept.EvidenceId, WardFixture.Lan, _ => Stream.Null, CancellationToken.None));

        Assert.True(await ward.InScopeAsync<EvidenceViewing, bool>(viewing => viewing.SealAwayAsync(filed.CaseId, kept.EvidenceId, WardFixture.Lan, CancellationToken.None)));

        var target = new MemoryStream();
        Assert.IsType<EvidenceOpening.Refused>(await OriginalAsync(ward, filed.CaseId, kept.EvidenceId, Stream.Null));
        Assert.IsType<EvidenceOpening.Refused>(await ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
            viewing => viewing.OpenCleanAsync(filed.CaseId, kept.EvidenceId, WardFixture.Lan, _ => Stream.Null, CancellationToken.None)));
        Assert.IsType<EvidenceOpening.Opened>(await ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
            viewing => viewing.OpenOriginalAsync(filed.CaseId, kept.EvidenceId, "Giám định theo yêu cầu", WardFixture.Minh, isCustodian: true, _ => target, CancellationToken.None)));
        Assert.Equal(HiddenCorpus.Jpeg(), target.ToArray());
        Assert.Single(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
        var kinds = await ward.ReadAsync(db => db.Events.OrderBy(line => line.Sequence).Select(line => line.Kind).ToListAsync());
        Assert.Contains(CaseEventKind.EvidenceSealedAway, kinds);
        Assert.Equal(CaseEventKind.EvidenceOriginalOpened, kinds[^1]);
    }
}
