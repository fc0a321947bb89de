using System.Buffers.Binary;
using System.Text;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>WebP and WAV: a list of chunks, of which only those that draw or sound are kept.</summary>
internal static class RiffCleaner
{
    private static readonly HashSet<string> Drawing = new(StringComparer.Ordinal) { "VP8 ", "VP8L", "VP8X", "ANIM", "ANMF", "ALPH" };
    private static readonly HashSet<string> Sounding = new(StringComparer.Ordinal) { "fmt ", "fact", "data" };

    public static byte[] CleanWebp(byte[] webp) => Clean(webp, Drawing);

    public static byte[] CleanWav(byte[] wav) => Clean(wav, Sounding);

    private static byte[] Clean(byte[] riff, HashSet<string> kept)
    {
        var clean = new MemoryStream(riff.Length);
        clean.Write(riff, 0, 12);
        for (var at = 12; at + 8 <= riff.Length;)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(riff.AsSpan(at + 4));
            var body = (int)Math.Min(size, (uint)(riff.Length - at - 8));
            var name = Encoding.ASCII.GetString(riff, at, 4);
            if (kept.Contains(name))
            {
                var start = (int)clean.Position;
                clean.Write(riff, at, 8 + body);
                if ((body & 1) == 1) clean.WriteByte(0);
                // The flags of EXIF, XMP and colour profile: what they announce is gone.
                if (name == "VP8X") clean.GetBuffer()[start + 8] &= unchecked((byte)~0x2C);
                BinaryPrimitives.WriteInt32LittleEndian(clean.GetBuffer().AsSpan(start + 4), body);
            }
            at += 8 + body + (body & 1);
        }
        var bytes = clean.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), bytes.Length - 8);
        return bytes;
    }
}
