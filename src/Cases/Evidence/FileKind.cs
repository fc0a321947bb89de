using System.Text;

namespace AnTT.Cases.Evidence;

/// <summary>The kinds of file that are taken, told by their first bytes and never by name or header.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    Gif,
    Webp,
    Heic,
    Mp4,
    Mp3,
    M4a,
    Aac,
    Ogg,
    Wav,
    Amr,
    Pdf,
    Docx,
    Xlsx,
    Pptx,
}

public static class FileKinds
{
    /// <summary>How many first bytes <see cref="Sniff"/> wants to see.</summary>
    public const int HeadBytes = 8192;

    public static FileKind? Sniff(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileKind.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return FileKind.Png;
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return FileKind.Gif;
        if (head.StartsWith("%PDF-"u8)) return FileKind.Pdf;
        if (head.StartsWith("OggS"u8)) return FileKind.Ogg;
        if (head.StartsWith("#!AMR"u8)) return FileKind.Amr;
        if (head.StartsWith("ID3"u8)) return FileKind.Mp3;
        if (head.StartsWith("PK\x03\x04"u8)) return Office(head);
        if (head.Length >= 12 && head.StartsWith("RIFF"u8)) return Riff(head[8..12]);
        if (head.Length >= 12 && head[4..8].SequenceEqual("ftyp"u8)) return IsoMedia(head[8..12]);
        return head.Length >= 2 && head[0] == 0xFF ? MpegAudio(head[1]) : null;
    }

    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Gif => "image/gif",
        FileKind.Webp => "image/webp",
        FileKind.Heic => "image/heic",
        FileKind.Mp4 => "video/mp4",
        FileKind.Mp3 => "audio/mpeg",
        FileKind.M4a => "audio/mp4",
        FileKind.Aac => "audio/aac",
        FileKind.Ogg => "audio/ogg",
        FileKind.Wav => "audio/wav",
        FileKind.Amr => "audio/amr",
        FileKind.Pdf => "application/pdf",
        FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Without a dot; what a saved copy is called by.</summary>
    public static string Extension(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "jpg",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Every browser in use shows it as a picture.</summary>
    public static bool IsPicture(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Png or FileKind.Gif or FileKind.Webp;

    /// <summary>Plays in the page itself.</summary>
    public static bool IsSound(this FileKind kind) => kind is FileKind.Mp3 or FileKind.M4a or FileKind.Aac or FileKind.Ogg or FileKind.Wav;

    /// <summary>What people call it; with a number behind it, the only name a file has for officers.</summary>
    public static string Name(this FileKind kind) => kind switch
    {
        FileKind.Mp4 => "Video",
        FileKind.Mp3 or FileKind.M4a or FileKind.Aac or FileKind.Ogg or FileKind.Wav or FileKind.Amr => "Ghi âm",
        FileKind.Pdf or FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => "Tài liệu",
        _ => "Ảnh",
    };

    // The list of contents comes first; which program's folder follows soon. Any other archive is not taken.
    private static FileKind? Office(ReadOnlySpan<byte> head) => head.IndexOf("[Content_Types].xml"u8) < 0 && head.IndexOf("_rels/.rels"u8) < 0 ? null
        : head.IndexOf("word/"u8) >= 0 ? FileKind.Docx
        : head.IndexOf("xl/"u8) >= 0 ? FileKind.Xlsx
        : head.IndexOf("ppt/"u8) >= 0 ? FileKind.Pptx
        : null;

    private static FileKind? Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? FileKind.Webp : form.SequenceEqual("WAVE"u8) ? FileKind.Wav : null;

    private static FileKind? IsoMedia(ReadOnlySpan<byte> brand) => Encoding.ASCII.GetString(brand) switch
    {
        "heic" or "heix" or "hevc" or "heim" or "heis" or "mif1" or "msf1" => FileKind.Heic,
        "M4A " or "M4B " => FileKind.M4a,
        "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "qt  " or "3gp4" or "3gp5" or "3gp6" or "dash" => FileKind.Mp4,
        _ => null,
    };

    // MPEG audio frame: sync of 11 bits, version, layer; ADTS has layer 00.
    private static FileKind? MpegAudio(byte second) => (second & 0xF6) == 0xF0 ? FileKind.Aac
        : (second & 0xE6) == 0xE2 && (second & 0x18) != 0x08 ? FileKind.Mp3
        : null;
}
