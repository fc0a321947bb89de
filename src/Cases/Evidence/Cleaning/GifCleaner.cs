namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>Keeps pictures, their timing and the loop; drops comments, XMP and other applications' blocks.</summary>
internal static class GifCleaner
{
    public static byte[] Clean(byte[] gif)
    {
        var clean = new MemoryStream(gif.Length);
        var at = 13 + TableBytes(gif[10]);
        clean.Write(gif, 0, at);
        while (gif[at] != 0x3B)
        {
            var start = at;
            var keep = gif[at] switch
            {
                0x2C => true,
                0x21 => gif[at + 1] == 0xF9 || (gif[at + 1] == 0xFF && gif.AsSpan(at + 3, 11).SequenceEqual("NETSCAPE2.0"u8)),
                _ => throw new InvalidDataException("A GIF block of no known kind."),
            };
            at += gif[at] == 0x2C ? 11 + TableBytes(gif[at + 9]) : 2;
            while (gif[at] != 0) at += gif[at] + 1;
            at++;
            if (keep) clean.Write(gif, start, at - start);
        }
        clean.WriteByte(0x3B);
        return clean.ToArray();
    }

    private static int TableBytes(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
