using AnTT.Cases.Evidence.Cleaning;

namespace AnTT.Cases.Evidence;

/// <summary>Makes a copy that shows and sounds the same and says nothing else: no place, time, device, author, thumbnail, comment or trailing bytes.</summary>
internal static class CleanCopy
{
    /// <summary>Larger files get none: a copy is made in memory, one file at a time.</summary>
    public const long MaxBytes = 256L * 1024 * 1024;

    /// <summary>Whether the copy is made where the original lies, so that the original may lie in borrowed room.</summary>
    public static bool IsMadeInPlace(FileKind kind) => kind is FileKind.Jpeg or FileKind.Png;

    /// <param name="original">Given up: of some kinds the copy takes its place.</param>
    /// <param name="pdfPages">Program that draws PDF pages.</param>
    /// <returns>Null when the file is broken or its kind has no cleaner here.</returns>
    public static async Task<ArraySegment<byte>?> MakeAsync(FileKind kind, ArraySegment<byte> original, string pdfPages, CancellationToken ct)
    {
        try
        {
            return kind switch
            {
                FileKind.Jpeg => original[..JpegCleaner.Clean(original)],
                FileKind.Png => original[..PngCleaner.Clean(original)],
                FileKind.Pdf => Copied(await PdfPages.RedrawAsync(Whole(original), pdfPages, ct)),
                _ => Copied(Make(kind, Whole(original))),
            };
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or ArgumentException or InvalidDataException or OverflowException or FormatException or System.Xml.XmlException)
        {
            // A file that breaks its own format: nothing of it is shown.
            return null;
        }
    }

    private static ArraySegment<byte>? Copied(byte[]? copy) => copy is null ? default(ArraySegment<byte>?) : new ArraySegment<byte>(copy);

    private static byte[] Whole(ArraySegment<byte> original) => original.Array is { } array && array.Length == original.Count ? array : original.ToArray();

    private static byte[]? Make(FileKind kind, byte[] original) => kind switch
    {
        FileKind.Gif => GifCleaner.Clean(original),
        FileKind.Webp => RiffCleaner.CleanWebp(original),
        FileKind.Wav => RiffCleaner.CleanWav(original),
        FileKind.Mp4 or FileKind.M4a or FileKind.Heic => IsoMediaCleaner.Clean(original),
        FileKind.Mp3 or FileKind.Aac => TaggedAudioCleaner.Clean(original),
        FileKind.Ogg => OggCleaner.Clean(original),
        // Frames and nothing else.
        FileKind.Amr => original,
        FileKind.Docx or FileKind.Xlsx or FileKind.Pptx => OfficeCleaner.Clean(original),
        _ => null,
    };
}
