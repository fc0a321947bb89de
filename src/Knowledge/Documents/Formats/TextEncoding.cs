using System.Text;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Bytes → composed (NFC) text with plain line ends. Encodings from before Unicode are recognised and converted.</summary>
internal static class TextEncoding
{
    /// <summary>Share of common Vietnamese words from which text is taken for Vietnamese, 0–1. Real text has 0.15 and more.</summary>
    private const double Vietnamese = 0.06;

    /// <summary>Characters looked at to recognise an encoding.</summary>
    private const int SampleLength = 200_000;
    private static readonly UTF8Encoding Strict = new(false, true);

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "của", "và", "các", "người", "không", "được", "trong", "quy", "định", "điều", "có", "là", "với", "cho", "công", "thực", "hiện", "tại", "để", "theo", "này",
        "nước", "việc", "những", "một", "đến", "từ", "khi", "phải", "về", "luật", "phường", "số", "ngày", "tháng", "năm", "bảo", "đảm", "trật", "tự",
    };

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => FromUtf8(bytes[3..]) ?? throw Unknown(),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            _ when IsUtf16(bytes) => Encoding.Unicode.GetString(bytes),
            _ => FromUtf8(bytes) ?? FromLegacy(Encoding.Latin1.GetString(bytes)) ?? throw Unknown(),
        };
        if (LooksConverted(text)) text = FromLegacy(text) ?? text;
        return Composition.Compose(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\0", "", StringComparison.Ordinal);
    }

    private static string? FromUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>UTF-16 without its mark: every second byte of plain letters is zero.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4000)];
        var zeros = 0;
        for (var i = 1; i < sample.Length; i += 2)
            if (sample[i] == 0)
                zeros++;
        return sample.Length >= 8 && zeros > sample.Length / 4;
    }

    /// <summary>Unicode text that a careless converter made from TCVN3 or VNI: letters of western Europe and no Vietnamese words.</summary>
    private static bool LooksConverted(string text)
    {
        var sample = Sample(text);
        var western = sample.Count(letter => letter is >= '\u00a1' and <= '\u00ff');
        return western > sample.Length / 50 && sample.All(letter => letter <= '\u00ff' || char.IsPunctuation(letter) || char.IsWhiteSpace(letter)) && Score(sample) < Vietnamese;
    }

    /// <summary>The text under the encoding that makes it most Vietnamese; null where none does.</summary>
    private static string? FromLegacy(string text)
    {
        var sample = Sample(text);
        var best = LegacyLetters.All.MaxBy(letters => Score(Composition.Compose(letters.Convert(sample))))!;
        return Score(Composition.Compose(best.Convert(sample))) >= Vietnamese ? best.Convert(text) : null;
    }

    private static string Sample(string text) => text.Length > SampleLength ? text[..SampleLength] : text;

    /// <summary>Share of words that are common Vietnamese words with marks, 0–1.</summary>
    private static double Score(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\r', '\t', ',', '.', ';', ':', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? 0 : (double)words.Count(word => Common.Contains(word) && word.Any(letter => letter > 127)) / words.Length;
    }

    private static DocumentFormatException Unknown() =>
        new("Không nhận ra bảng mã của tệp (đã thử UTF-8, UTF-16, TCVN3, VNI, VISCII, Windows-1258). Mở tệp bằng chương trình soạn thảo, lưu lại với bảng mã UTF-8 rồi nạp lại.");
}
