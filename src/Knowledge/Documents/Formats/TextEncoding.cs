using System.Text;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Bytes → composed (NFC) text with plain line ends.</summary>
internal static class TextEncoding
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentFormatException("Tệp không phải chữ Unicode (UTF-8). Mở tệp và lưu lại với bảng mã UTF-8 rồi nạp lại.");
        }
    }
}
