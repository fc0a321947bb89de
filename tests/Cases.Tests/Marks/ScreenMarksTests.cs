using System.Buffers.Binary;
using System.IO.Compression;
using AnTT.Cases.Marks;

namespace AnTT.Cases.Tests.Marks;

/// <summary>Pictures nobody can trust.</summary>
public sealed class ScreenMarksTests
{
    /// <summary>One row of as many dots as wide, as indexes into a palette of one colour.</summary>
    private static byte[] Indexed(int width, int height, byte index)
    {
        var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var row = 0; row < Math.Min(height, 4); row++) zip.Write([0, .. Enumerable.Repeat(index, Math.Min(width, 4))]);
        var size = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(size, width);
        BinaryPrimitives.WriteInt32BigEndian(size.AsSpan(4), height);
        (size[8], size[9]) = (8, 3);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", size), .. Chunk("PLTE", [255, 255, 255]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. System.Text.Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
    }

    public static TheoryData<byte[]> Broken => [[], [1, 2, 3], Indexed(4, 4, 7), Indexed(100_000, 100_000, 0), Indexed(400, 400, 0), Indexed(4, 4, 0)[..40], [.. Indexed(4, 4, 0)[..33], 0xFF, 0xFF, 0xFF, 0xFF, .. Indexed(4, 4, 0)[37..]]];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_or_huge_picture_is_said_to_be_unreadable(byte[] png)
    {
        await using var ward = await WardFixture.StartAsync();

        var finding = await ward.InScopeAsync<ScreenMarks, MarkFinding>(marks => Task.FromResult(marks.Read(new MemoryStream(png), [("lan", "Lan")], new DateOnly(2026, 11, 23))));

        Assert.IsType<MarkFinding.Unreadable>(finding);
    }

    [Fact]
    public async Task A_small_whole_picture_without_a_mark_has_none()
    {
        await using var ward = await WardFixture.StartAsync();

        Assert.IsType<MarkFinding.NoMark>(await ward.InScopeAsync<ScreenMarks, MarkFinding>(marks => Task.FromResult(marks.Read(new MemoryStream(Indexed(4, 4, 0)), [("lan", "Lan")], new DateOnly(2026, 11, 23)))));
    }
}
