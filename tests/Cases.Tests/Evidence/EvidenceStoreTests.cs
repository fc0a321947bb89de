using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests.Evidence;

public sealed class EvidenceStoreTests
{
    private static Task<EvidenceResult> AddAsync(WardFixture ward, EvidenceOwner owner, byte[] bytes, string? name = "anh.jpg") =>
        ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(owner, new MemoryStream(bytes), name, CancellationToken.None));

    private static async Task<byte[]> ReadAsync(WardFixture ward, Guid caseId, Guid id)
    {
        var target = new MemoryStream();
        Assert.True(await ward.InScopeAsync<EvidenceStore, bool>(store => store.OpenAsync(caseId, id, WardFixture.Lan, _ => target, CancellationToken.None)));
        return target.ToArray();
    }

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
        Assert.Equal("bai-hat.mp3", await ward.ReadAsync(db => db.Evidence.Select(item => item.ClaimedName).SingleAsync()));
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
        Assert.Equal([CaseEventKind.Filed, CaseEventKind.EvidenceAdded, CaseEventKind.EvidenceOpened], kinds);
    }

    [Fact]
    public async Task Evidence_of_one_case_does_not_open_through_another()
    {
        await using var ward = await WardFixture.StartAsync();
        var (one, two) = (await ward.FileAsync(), await ward.FileAsync());
        var kept = Assert.IsType<EvidenceResult.Kept>(await AddAsync(ward, new EvidenceOwner.Sender(one.MailboxId), Samples.Jpeg(100)));

        Assert.False(await ward.InScopeAsync<EvidenceStore, bool>(store =>
            store.OpenAsync(two.CaseId, kept.EvidenceId, WardFixture.Lan, _ => Stream.Null, CancellationToken.None)));
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
        ward.Clock.Advance(TimeSpan.FromHours(25));

        var removed = await ward.Services.GetRequiredService<EvidenceSweeper>().SweepAsync(CancellationToken.None);

        Assert.Equal(1, removed);
        Assert.Equal(1, await ward.ReadAsync(db => db.Evidence.CountAsync()));
        Assert.Single(Directory.EnumerateFiles(ward.Folder, "*.sealed", SearchOption.AllDirectories));
    }
}
