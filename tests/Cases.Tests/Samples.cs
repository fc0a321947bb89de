namespace AnTT.Cases.Tests;

/// <summary>Bytes that begin as the kinds of file do.</summary>
public static class Samples
{
    public static byte[] Jpeg(int size) => Begin(size, 0xFF, 0xD8, 0xFF, 0xE0);

    public static byte[] Begin(int size, params byte[] head)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        head.CopyTo(bytes, 0);
        return bytes;
    }
}
