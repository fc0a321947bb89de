using System.Buffers.Binary;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>Ogg with Vorbis or Opus: blanks program name and comments where they stand, and sums the page anew.</summary>
internal static class OggCleaner
{
    private static readonly uint[] Table = MakeTable();

    /// <returns>Null when the comments run over more than one page: such a file is rare and not shown.</returns>
    public static byte[]? Clean(byte[] ogg)
    {
        var clean = (byte[])ogg.Clone();
        var found = false;
        for (var at = 0; at + 27 <= clean.Length;)
        {
            if (!clean.AsSpan(at).StartsWith("OggS"u8)) throw new InvalidDataException("An Ogg page was expected.");
            var segments = clean[at + 26];
            var body = at + 27 + segments;
            var length = 0;
            for (var segment = 0; segment < segments; segment++) length += clean[at + 27 + segment];
            var page = clean.AsSpan(body, Math.Min(length, clean.Length - body));
            var words = page.StartsWith("OpusTags"u8) ? 8 : page.StartsWith("\x03vorbis"u8) ? 7 : -1;
            if (words > 0)
            {
                if (!Blank(page[words..])) return null;
                var whole = clean.AsSpan(at, body + page.Length - at);
                BinaryPrimitives.WriteUInt32LittleEndian(whole[22..], 0);
                BinaryPrimitives.WriteUInt32LittleEndian(whole[22..], Sum(whole));
                found = true;
            }
            at = body + length;
        }
        return found ? clean : null;
    }

    /// <summary>Program, count, comments: each with its length before it.</summary>
    private static bool Blank(Span<byte> words)
    {
        var at = 0;
        if (!BlankOne(words, ref at) || at + 4 > words.Length) return false;
        var count = BinaryPrimitives.ReadInt32LittleEndian(words[at..]);
        at += 4;
        for (var said = 0; said < count; said++)
        {
            if (!BlankOne(words, ref at)) return false;
        }
        return true;
    }

    private static bool BlankOne(Span<byte> words, ref int at)
    {
        if (at + 4 > words.Length) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(words[at..]);
        if (length < 0 || at + 4 + length > words.Length) return false;
        words.Slice(at + 4, length).Fill((byte)' ');
        at += 4 + length;
        return true;
    }

    private static uint Sum(ReadOnlySpan<byte> page)
    {
        var sum = 0u;
        foreach (var value in page) sum = (sum << 8) ^ Table[(sum >> 24) ^ value];
        return sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var value = 0u; value < 256; value++)
        {
            var sum = value << 24;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) != 0 ? (sum << 1) ^ 0x04C11DB7 : sum << 1;
            table[value] = sum;
        }
        return table;
    }
}
