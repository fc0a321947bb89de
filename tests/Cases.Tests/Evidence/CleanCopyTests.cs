using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Evidence;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Evidence;

public sealed class CleanCopyTests
{
    private static readonly Dictionary<string, (FileKind Kind, Func<byte[]> File)> Corpus = new()
    {
        ["jpeg"] = (FileKind.Jpeg, HiddenCorpus.Jpeg), ["png"] = (FileKind.Png, HiddenCorpus.Png), ["gif"] = (FileKind.Gif, HiddenCorpus.Gif), ["webp"] = (FileKind.Webp, HiddenCorpus.Webp),
        ["heic"] = (FileKind.Heic, HiddenCorpus.Heic), ["mp4"] = (FileKind.Mp4, HiddenCorpus.Mp4), ["m4a"] = (FileKind.M4a, HiddenCorpus.M4a), ["mp3"] = (FileKind.Mp3, HiddenCorpus.Mp3),
        ["wav"] = (FileKind.Wav, HiddenCorpus.Wav), ["ogg"] = (FileKind.Ogg, HiddenCorpus.Ogg), ["docx"] = (FileKind.Docx, HiddenCorpus.Docx),
    };

    public static TheoryData<string> Names => [.. Corpus.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_file_broken_anywhere_is_read_cleaned_or_left_out_but_never_an_error(string name)
    {
        var (kind, file) = Corpus[name];
        var (whole, chance) = (file(), new Random(20261123));
        for (var attempt = 0; attempt < 400; attempt++)
        {
            var broken = whole.ToArray();
            for (var changes = chance.Next(1, 9); changes > 0; changes--) broken[chance.Next(broken.Length)] = (byte)chance.Next(256);
            if (attempt % 3 == 0) broken = broken[..chance.Next(1, broken.Length)];
            if (attempt % 3 == 1) broken = [.. broken[..(broken.Length / 2)], .. Samples.Begin(chance.Next(1, 3000)), .. broken[(broken.Length / 2)..]];

            HiddenFacts.Read(kind, broken);
            if (await CleanCopy.MakeAsync(kind, broken, "", CancellationToken.None) is { } clean) Preview.Wrap(kind, [.. clean]);
        }
        // Huge noise behind a right beginning, as a broken upload of a photo is.
        for (var size = 100_000; size < 108_000; size += 100) HiddenFacts.Read(FileKind.Jpeg, Samples.Begin(size, [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 1, 1, 1, 1, 1, 1, 1]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_hidden_is_in_the_clean_copy_and_the_original_stays_as_it_came(string name)
    {
        var (kind, file) = Corpus[name];
        var original = file();
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        var kept = Assert.IsType<EvidenceResult.Kept>(await ward.InScopeAsync<EvidenceStore, EvidenceResult>(
            store => store.AddAsync(new EvidenceOwner.Draft(tip.DraftKey), new MemoryStream(original), "lan-0912000111.bin", CancellationToken.None)));
        var filed = await ward.FileAsync(tip);
        Assert.Equal(kind, kept.Kind);
        Assert.True(Holds(original, HiddenCorpus.Mark) || name == "docx", "The corpus hides nothing.");

        var clean = await OpenAsync(ward, filed.CaseId, kept.EvidenceId);
        var sealedOriginal = await EvidenceStoreTests.ReadAsync(ward, filed.CaseId, kept.EvidenceId);

        foreach (var part in Unpacked(clean)) Assert.False(Holds(part.Bytes, HiddenCorpus.Mark), $"{name}: {part.Name} still says {Around(part.Bytes)}");
        Assert.DoesNotContain(HiddenFacts.Read(kind, clean), fact => fact.Kind is FactKind.Place or FactKind.Device or FactKind.Time && kind is not FileKind.Docx);
        Assert.Equal(original, sealedOriginal);
        Assert.Equal(SHA256.HashData(original), await ward.ReadAsync(db => db.Evidence.Select(item => item.Sha256).SingleAsync()));
    }

    [Fact]
    public async Task A_photo_shows_as_before_and_stays_turned_as_it_was()
    {
        var clean = (await CleanCopy.MakeAsync(FileKind.Jpeg, HiddenCorpus.Jpeg(), "", CancellationToken.None))!.Value.ToArray();

        // What draws the picture is there byte for byte, and the one EXIF entry left says how it is turned.
        var drawing = HiddenCorpus.PlainJpeg[20..];
        Assert.True(clean.AsSpan().IndexOf(drawing) > 0);
        Assert.Equal([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6], clean[22..32]);
    }

    [Fact]
    public async Task A_photo_that_broke_off_keeps_its_upper_part_in_the_room_it_lay_in()
    {
        var whole = HiddenCorpus.PlainJpeg;
        var cut = whole[..^2];

        var clean = (await CleanCopy.MakeAsync(FileKind.Jpeg, cut.ToArray(), "", CancellationToken.None))!.Value.ToArray();

        Assert.True(clean.Length <= cut.Length);
        Assert.Equal([0xFF, 0xD9], clean[^2..]);
        var drawing = whole[20..^8];
        Assert.True(clean.AsSpan().IndexOf(drawing) > 0);
    }

    [Fact]
    public async Task A_video_keeps_its_length_and_its_pictures()
    {
        var original = HiddenCorpus.Mp4();

        var clean = (await CleanCopy.MakeAsync(FileKind.Mp4, original, "", CancellationToken.None))!.Value.ToArray();

        Assert.Equal(original.Length, clean.Length);
        var picture = original.AsSpan().IndexOf((ReadOnlySpan<byte>)[1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], clean[picture..(picture + 4)]);
        Assert.True(clean.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x7E, 0xAD, 0xBE, 0xEF]) < 0, "A time is left.");
    }

    [NeedsToolFact("pdftoppm")]
    public async Task A_pdf_becomes_pictures_of_its_pages()
    {
        var clean = (await CleanCopy.MakeAsync(FileKind.Pdf, HiddenCorpus.Pdf(), "pdftoppm", CancellationToken.None))!.Value.ToArray();

        Assert.Equal(FileKind.Pdf, FileKinds.Sniff(clean));
        Assert.False(Holds(clean, HiddenCorpus.Mark));
        Assert.False(Holds(clean, "JavaScript"));
        // Drawn once more: what was made is a PDF, and its pictures are whole.
        Assert.NotNull(await CleanCopy.MakeAsync(FileKind.Pdf, clean, "pdftoppm", CancellationToken.None));
    }

    [Fact]
    public async Task A_text_keeps_its_words_and_loses_macros_and_authors()
    {
        var clean = (await CleanCopy.MakeAsync(FileKind.Docx, HiddenCorpus.Docx(), "", CancellationToken.None))!.Value.ToArray();

        var parts = Unpacked(clean).ToDictionary(part => part.Name, part => part.Bytes);
        Assert.Contains("Lời kể còn nguyên", Encoding.UTF8.GetString(parts["word/document.xml"]), StringComparison.Ordinal);
        Assert.DoesNotContain("word/vbaProject.bin", parts.Keys);
        Assert.Equal(FileKind.Docx, FileKinds.Sniff(clean));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_broken_file_gives_a_clean_copy_without_anything_hidden_or_none(string name)
    {
        var (kind, file) = Corpus[name];
        var original = file();
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var broken = original[..(round % 2 == 0 ? original.Length : random.Next(12, original.Length))];
            for (var flips = round % 3; flips >= 0; flips--) broken[random.Next(12, broken.Length)] ^= (byte)(1 << random.Next(8));

            // Nothing but "no" or a copy comes out, whatever went in.
            await CleanCopy.MakeAsync(kind, broken, "", CancellationToken.None);
        }
    }

    [Fact]
    public async Task The_sender_is_told_what_a_photo_gives_away_and_decides()
    {
        await using var ward = await WardFixture.StartAsync();
        var tip = WardFixture.Tip();
        var draft = new EvidenceOwner.Draft(tip.DraftKey);
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(draft, new MemoryStream(HiddenCorpus.Jpeg()), "a.jpg", CancellationToken.None));

        var told = Assert.Single(await ward.InScopeAsync<EvidenceFacts, IReadOnlyList<FileToDecide>>(facts => facts.ListAsync(draft, CancellationToken.None)));
        await ward.FileAsync(tip);
        var item = await ward.ReadAsync(db => db.Evidence.AsNoTracking().SingleAsync());
        var before = await ward.InScopeAsync<EvidenceFacts, IReadOnlyList<HiddenFact>>(facts => facts.KeptAsync(item, CancellationToken.None));
        await ward.ReadAsync(db => db.Evidence.ExecuteUpdateAsync(set => set.SetProperty(row => row.Facts, FactsChoice.Keep)));
        item = await ward.ReadAsync(db => db.Evidence.AsNoTracking().SingleAsync());
        var after = await ward.InScopeAsync<EvidenceFacts, IReadOnlyList<HiddenFact>>(facts => facts.KeptAsync(item, CancellationToken.None));

        Assert.Equal("Ảnh 1", told.Name);
        Assert.Equal("nơi chụp, giờ chụp, loại máy, tên người tạo, phần mềm hoặc ghi chú", told.Told);
        Assert.Equal(FactsChoice.NotAsked, told.Choice);
        Assert.Empty(before);
        Assert.All(after, fact => Assert.True(fact.Kind is FactKind.Place or FactKind.Time));
        Assert.Contains(after, fact => fact.Kind == FactKind.Place && fact.Text.StartsWith("21.0277", StringComparison.Ordinal));
    }

    private static async Task<byte[]> OpenAsync(WardFixture ward, Guid caseId, Guid id)
    {
        var target = new MemoryStream();
        Assert.IsType<EvidenceOpening.Opened>(await ward.InScopeAsync<EvidenceViewing, EvidenceOpening>(
            viewing => viewing.OpenCleanAsync(caseId, id, WardFixture.Lan, _ => target, CancellationToken.None)));
        return target.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Unpacked(byte[] file)
    {
        yield return ("the file", file);
        if (!file.AsSpan().StartsWith("PK"u8)) yield break;
        using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            using var read = entry.Open();
            var bytes = new MemoryStream();
            read.CopyTo(bytes);
            yield return (entry.FullName, bytes.ToArray());
        }
    }

    private static bool Holds(byte[] bytes, string mark) =>
        bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(mark)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(mark)) >= 0;

    private static string Around(byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(HiddenCorpus.Mark)) is >= 0 and var at ? Encoding.Latin1.GetString(bytes, at, Math.Min(40, bytes.Length - at)) : "";
}
