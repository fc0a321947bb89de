using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using Directory = MetadataExtractor.Directory;

namespace AnTT.Cases.Evidence;

/// <summary>What a file tells besides what it shows.</summary>
public enum FactKind
{
    /// <summary>Nơi chụp.</summary>
    Place,

    /// <summary>Giờ chụp.</summary>
    Time,

    /// <summary>Loại máy, số máy.</summary>
    Device,

    /// <summary>Tên người.</summary>
    Person,

    /// <summary>Phần mềm, ghi chú.</summary>
    Words,
}

/// <param name="Text">As the file says it; for officers only when the sender chose to keep it.</param>
public sealed record HiddenFact(FactKind Kind, string Text);

/// <summary>Reads what a photo or video would give away, and says it in words.</summary>
public static class HiddenFacts
{
    /// <summary>How much of a file's beginning is looked at while it arrives.</summary>
    internal const int HeadBytes = 512 * 1024;

    private const int LongestText = 200;

    /// <summary>"nơi chụp, giờ chụp, loại máy"; empty when there is nothing.</summary>
    public static string Describe(IEnumerable<HiddenFact> facts) => string.Join(", ", facts.Select(fact => fact.Kind).Distinct().Order().Select(kind => kind switch
    {
        FactKind.Place => "nơi chụp",
        FactKind.Time => "giờ chụp",
        FactKind.Device => "loại máy",
        FactKind.Person => "tên người tạo",
        _ => "phần mềm hoặc ghi chú",
    }));

    /// <param name="bytes">The whole file, or its beginning.</param>
    internal static IReadOnlyList<HiddenFact> Read(FileKind kind, ArraySegment<byte> bytes)
    {
        if (kind is FileKind.Pdf or FileKind.Docx or FileKind.Xlsx or FileKind.Pptx) return [new HiddenFact(FactKind.Person, "Tài liệu thường ghi tên người soạn và giờ soạn.")];
        try
        {
            return [.. ImageMetadataReader.ReadMetadata(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)).SelectMany(Read).Distinct()];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Broken, or only its beginning, and the library says so in many ways: what cannot be read here cannot be told either; the clean copy leaves it out all the same.
            return [];
        }
    }

    private static IEnumerable<HiddenFact> Read(Directory directory)
    {
        if (directory is GpsDirectory gps && gps.GetGeoLocation() is { } place) yield return new HiddenFact(FactKind.Place, FormattableString.Invariant($"{place.Latitude:0.#####}, {place.Longitude:0.#####}"));
        foreach (var tag in directory.Tags)
        {
            if (KindOf(directory.Name, tag.Name) is { } kind && tag.Description is { Length: > 0 } text)
                yield return new HiddenFact(kind, $"{tag.Name}: {(text.Length > LongestText ? text[..LongestText] : text)}");
        }
    }

    private static FactKind? KindOf(string directory, string tag)
    {
        if (directory.StartsWith("File", StringComparison.Ordinal)) return null;
        if (tag.Contains("GPS L", StringComparison.Ordinal) || tag.Contains("Location", StringComparison.Ordinal)) return FactKind.Place;
        if (tag is "Date/Time Original" or "Date/Time" or "Date/Time Digitized" or "Created" or "Creation Date" or "GPS Date Stamp" or "Date Created") return FactKind.Time;
        if (tag is "Make" or "Model" or "Lens Model" or "Lens Make" or "Body Serial Number" or "Serial Number" or "Unique Image ID" or "Android Manufacturer" or "Android Model") return FactKind.Device;
        if (tag is "Artist" or "Copyright" or "Camera Owner Name" or "By-line" or "Windows XP Author" or "Author") return FactKind.Person;
        return tag is "Software" or "User Comment" or "Image Description" or "Windows XP Comment" or "Windows XP Title" or "JPEG Comment" or "Textual Data" or "Caption/Abstract" or "XMP Value Count" ? FactKind.Words : null;
    }
}
