using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using AnTT.Cases.Evidence;
using AnTT.Cases.Evidence.Cleaning;

namespace AnTT.Cases.Tests.Evidence;

public sealed class PreviewTests
{
    private const string Tool = "pdftoppm";

    private static readonly byte[] Red = [220, 20, 20];
    private static readonly byte[] Blue = [20, 20, 220];

    public static TheoryData<string> Forms => ["rgb", "rgba", "palette", "grey", "grey-alpha"];

    /// <summary>Four pixels to two, the left half of one colour, the right half of another.</summary>
    private static byte[] Png(string form, bool interlaced = false, int filter = 0)
    {
        byte[] Pixel(bool left) => form switch
        {
            "rgb" => left ? Red : Blue,
            "rgba" => [.. left ? Red : Blue, 255],
            "palette" => [(byte)(left ? 0 : 1)],
            "grey" => [(byte)(left ? 200 : 40)],
            // Half transparent on white: 40 becomes 147.
            _ => left ? [200, 255] : [40, 128],
        };
        var rows = new MemoryStream();
        using (var pack = new ZLibStream(rows, CompressionLevel.Optimal, leaveOpen: true))
        {
            var above = new byte[4 * Pixel(true).Length];
            for (var line = 0; line < 2; line++)
            {
                byte[] row = [.. Enumerable.Range(0, 4).SelectMany(x => Pixel(x < 2))];
                pack.WriteByte((byte)filter);
                pack.Write([.. row.Select((value, at) => (byte)(value - (filter == 2 ? above[at] : filter == 1 && at >= Pixel(true).Length ? row[at - Pixel(true).Length] : 0)))]);
                above = row;
            }
        }
        byte colour = form switch { "rgb" => 2, "rgba" => 6, "palette" => 3, "grey" => 0, _ => 4 };
        byte[] palette = form == "palette" ? HiddenCorpus.Chunk("PLTE", [.. Red, .. Blue]) : [];
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8, .. HiddenCorpus.Chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 2, 8, colour, 0, 0, (byte)(interlaced ? 1 : 0)]), .. palette,
            .. HiddenCorpus.Chunk("IDAT", rows.ToArray()), .. HiddenCorpus.Chunk("IEND", []),
        ];
    }

    private static Task<byte[]?> MakeAsync(FileKind kind, byte[] file) => Preview.MakeAsync(kind, file, Tool, CancellationToken.None);

    /// <summary>Width, height and the colours in the middle of the left, right, upper and lower half, as the same program draws a JPEG.</summary>
    private static async Task<(int Width, int Height, byte[] Left, byte[] Right, byte[] Top, byte[] Bottom)> SeeAsync(byte[] jpeg)
    {
        var start = new ProcessStartInfo(Tool) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-scale-to", "40", "-"]) start.ArgumentList.Add(argument);
        var run = await ToolRun.RunAsync(start, new MemoryStream(Preview.Wrap(FileKind.Jpeg, jpeg)!), TimeSpan.FromMinutes(2), CancellationToken.None);
        var head = Encoding.ASCII.GetString(run!.Output, 0, 15).Split((char[])[' ', '\n']);
        var (width, height) = (int.Parse(head[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(head[2], System.Globalization.CultureInfo.InvariantCulture));
        var pixels = run.Output[^(width * height * 3)..];
        byte[] At(int x, int y) => pixels[((y * width + x) * 3)..((y * width + x) * 3 + 3)];
        return (width, height, At(width / 4, height / 2), At(width * 3 / 4, height / 2), At(width / 2, height / 4), At(width / 2, height * 3 / 4));
    }

    private static bool Near(byte[] one, byte[] other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 25);

    [NeedsToolTheory(Tool)]
    [MemberData(nameof(Forms))]
    public async Task A_small_picture_shows_what_the_png_shows(string form)
    {
        var small = await MakeAsync(FileKind.Png, Png(form));

        var (width, height, left, right, _, _) = await SeeAsync(small!);
        Assert.Equal((40, 20), (width, height));
        Assert.True(Near(left, form.StartsWith("grey", StringComparison.Ordinal) ? [200, 200, 200] : Red), string.Join(',', left));
        Assert.True(Near(right, form switch { "grey" => [40, 40, 40], "grey-alpha" => [147, 147, 147], _ => Blue }), string.Join(',', right));
    }

    [NeedsToolTheory(Tool)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Rows_stored_as_differences_are_read_back(int filter) =>
        Assert.True(Near((await SeeAsync((await MakeAsync(FileKind.Png, Png("rgba", filter: filter)))!)).Right, Blue));

    /// <summary>EXIF orientation: where the left half of what the camera stored is seen.</summary>
    [NeedsToolTheory(Tool)]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public async Task A_photo_is_upright_however_the_camera_was_held(byte turned, string redIs)
    {
        var jpeg = (await MakeAsync(FileKind.Png, Png("rgb")))!;
        byte[] held = [.. jpeg[..2], 0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0, .. jpeg[2..]];

        var small = (await MakeAsync(FileKind.Jpeg, held))!;

        var seen = await SeeAsync(small);
        Assert.Equal(turned >= 5, seen.Height > seen.Width);
        Assert.True(Near(redIs switch { "left" => seen.Left, "right" => seen.Right, "top" => seen.Top, _ => seen.Bottom }, Red));
    }

    [NeedsToolFact(Tool)]
    public async Task The_small_picture_of_a_clean_copy_is_small_and_says_nothing()
    {
        var photo = HiddenCorpus.Jpeg();
        var small = (await MakeAsync(FileKind.Jpeg, photo[..JpegCleaner.Clean(photo)]))!;

        Assert.Equal([0xFF, 0xD8], small[..2]);
        Assert.InRange(small.Length, 100, 40_000);
        Assert.DoesNotContain("BIMAT", Encoding.ASCII.GetString(small), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_page_can_hold_has_no_small_picture()
    {
        var huge = Png("rgb");
        BinaryPrimitives.WriteInt32BigEndian(huge.AsSpan(16), 100_000);
        BinaryPrimitives.WriteInt32BigEndian(huge.AsSpan(20), 100_000);
        var cut = Png("rgba");
        BinaryPrimitives.WriteInt32BigEndian(cut.AsSpan(20), 4000);

        Assert.Null(await MakeAsync(FileKind.Png, Png("rgb", interlaced: true)));
        Assert.Null(await MakeAsync(FileKind.Png, huge));
        Assert.Null(await MakeAsync(FileKind.Png, cut));
        Assert.Null(await MakeAsync(FileKind.Png, Png("rgb")[..20]));
        Assert.Null(await MakeAsync(FileKind.Jpeg, [0xFF, 0xD8, 0xFF, 0xD9]));
        Assert.Null(await MakeAsync(FileKind.Heic, HiddenCorpus.Heic()));
        Assert.Null(await Preview.MakeAsync(FileKind.Jpeg, HiddenCorpus.PlainJpeg, "no-such-program", CancellationToken.None));
    }
}
