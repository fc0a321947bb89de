using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>
/// DOCX, XLSX, PPTX: properties emptied, authors and times of comments and changes removed, pictures inside cleaned, thumbnails, macros and
/// objects of other programs left out, every entry dated alike.
/// </summary>
internal static class OfficeCleaner
{
    private const string Empty = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const long MaxUnpackedBytes = 512L * 1024 * 1024;
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Clean(byte[] office)
    {
        using var source = new ZipArchive(new MemoryStream(office, writable: false), ZipArchiveMode.Read);
        if (source.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes) throw new InvalidDataException("Unpacks to too much.");
        var target = new MemoryStream(office.Length);
        using (var clean = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => entry.FullName.Length > 0 && !entry.FullName.EndsWith('/') && !IsLeftOut(entry.FullName))) Copy(entry, clean);
        }
        return target.ToArray();
    }

    private static bool IsLeftOut(string name) =>
        name.StartsWith("docProps/thumbnail", StringComparison.OrdinalIgnoreCase) || name.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
        || name.Contains("printerSettings", StringComparison.OrdinalIgnoreCase) || name.EndsWith("/people.xml", StringComparison.OrdinalIgnoreCase)
        || (name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase)) || name.EndsWith("docProps/custom.xml", StringComparison.OrdinalIgnoreCase);

    private static void Copy(ZipArchiveEntry entry, ZipArchive clean)
    {
        using var read = entry.Open();
        using var body = new MemoryStream();
        read.CopyTo(body);
        if (Cleaned(entry.FullName, body.ToArray()) is not { } bytes) return;
        var made = clean.CreateEntry(entry.FullName, CompressionLevel.Fastest);
        made.LastWriteTime = NoTime;
        using var write = made.Open();
        write.Write(bytes);
    }

    /// <returns>Null: left out.</returns>
    private static byte[]? Cleaned(string name, byte[] bytes)
    {
        if (name.Equals("docProps/core.xml", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetBytes(Empty + """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>""");
        if (name.Equals("docProps/app.xml", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8.GetBytes(Empty + """<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>""");
        if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name == "[Content_Types].xml") return WithoutLeftOut(bytes);
        if (name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) return WithoutPersons(bytes);
        return FileKinds.Sniff(bytes.AsSpan(0, Math.Min(bytes.Length, FileKinds.HeadBytes))) switch
        {
            FileKind.Jpeg => bytes[..JpegCleaner.Clean(bytes)],
            FileKind.Png => bytes[..PngCleaner.Clean(bytes)],
            FileKind.Gif => GifCleaner.Clean(bytes),
            FileKind.Webp => RiffCleaner.CleanWebp(bytes),
            FileKind.Mp4 or FileKind.M4a => IsoMediaCleaner.Clean(bytes),
            _ => name.EndsWith(".emf", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".wmf", StringComparison.OrdinalIgnoreCase) ? bytes : null,
        };
    }

    /// <summary>Links to what was left out, and to anything outside the file (templates on the author's computer among them), go with it.</summary>
    private static byte[] WithoutLeftOut(byte[] bytes)
    {
        var xml = Read(bytes);
        foreach (var element in xml.Root!.Elements().ToList())
        {
            var target = (string?)element.Attribute("Target") ?? (string?)element.Attribute("PartName");
            if (target is null) continue;
            if ((string?)element.Attribute("TargetMode") == "External" || IsLeftOut(target.TrimStart('/')) || IsLeftOut("x/" + target.Replace("../", "", StringComparison.Ordinal))) element.Remove();
        }
        return Write(xml);
    }

    private static byte[] WithoutPersons(byte[] bytes)
    {
        var xml = Read(bytes);
        foreach (var element in xml.Descendants().ToList())
        {
            var local = element.Name.LocalName;
            foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).ToList()) CleanAttribute(element, attribute);
            if (local is "rsids" or "attachedTemplate" or "absPath" or "fileSharing") element.Remove();
            else if (local == "author" && !element.HasElements) element.Value = "-";
        }
        return Write(xml);
    }

    private static void CleanAttribute(XElement element, XAttribute attribute)
    {
        var name = attribute.Name.LocalName;
        // Numbers of editing sessions tell which copies of a text belong together; alternative texts often hold a file name.
        if (name.StartsWith("rsid", StringComparison.Ordinal) || (name is "descr" or "title" && element.Name.LocalName is "docPr" or "cNvPr")) attribute.Remove();
        else if (!IsOfAPerson(element.Name.LocalName)) return;
        else if (name is "date" or "dateUtc" or "dT" or "dt") attribute.Value = "1980-01-01T00:00:00Z";
        else if (name is "author" or "initials" or "name" or "displayName" or "userId" or "userName" or "providerId") attribute.Value = "-";
    }

    // Comments, tracked changes, their authors; not fonts, styles or sheets, which have names too.
    private static bool IsOfAPerson(string element) => element is "ins" or "del" or "moveFrom" or "moveTo" or "comment" or "cm" or "cmAuthor" or "author" or "person" or "threadedComment"
        or "rPrChange" or "pPrChange" or "sectPrChange" or "tblPrChange" or "tcPrChange" or "trPrChange" or "numberingChange" or "cellIns" or "cellDel" or "cellMerge" or "commentEx" or "userInfo";

    private static XDocument Read(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes, writable: false), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static byte[] Write(XDocument xml)
    {
        var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) })) xml.Save(writer);
        return bytes.ToArray();
    }
}
