using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AnTT.Cases.Tests.Evidence;

/// <summary>Small whole files that say too much, each hidden word marked so that it can be looked for byte by byte.</summary>
public static class HiddenCorpus
{
    /// <summary>Part of every hidden word.</summary>
    public const string Mark = "BIMAT";

    /// <summary>16 × 16 dots, drawn by poppler.</summary>
    public static readonly byte[] PlainJpeg = Convert.FromBase64String("/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAwX/xAAaEQABBQEAAAAAAAAAAAAAAAAAAwRBQoHB/9oADAMBAAIRAxEAPwCA1CjUKUlJ/XeH/9k=");

    private static readonly byte[] PlainPng = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static byte[] Text(string what) => Encoding.ASCII.GetBytes($"{Mark}-{what}");

    /// <summary>A phone's photo: place, time, device, owner, XMP, thumbnail, comment, a video behind the end.</summary>
    public static byte[] Jpeg() =>
    [
        .. PlainJpeg[..2],
        .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif()]),
        .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Text("xmp-GPSLatitude")]),
        .. Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. Text("icc")]),
        .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. Text("iptc")]),
        .. Segment(0xFE, Text("comment")),
        .. PlainJpeg[2..],
        .. Text("motion-photo-behind-the-end"),
    ];

    public static byte[] Png() =>
    [
        .. PlainPng[..33], .. Chunk("tEXt", [.. "Author\0"u8, .. Text("text")]), .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Text("xmp")]),
        .. Chunk("eXIf", Exif()), .. Chunk("tIME", [0x07, 0xEA, 11, 22, 3, 4, 5]), .. PlainPng[33..], .. Text("behind-the-end"),
    ];

    public static byte[] Gif() =>
    [
        .. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0,
        0x21, 0xFE, (byte)Text("comment").Length, .. Text("comment"), 0,
        0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Text("xmp").Length, .. Text("xmp"), 0,
        0x21, 0xF9, 4, 0, 0, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B, .. Text("behind-the-end"),
    ];

    public static byte[] Webp() => Riff("WEBP", ("VP8X", [0x2C, 0, 0, 0, 0, 0, 0, 0, 0, 0]), ("ICCP", Text("icc")), ("VP8L", [0x2F, 0, 0, 0, 0, 0x88, 0x88, 8]), ("EXIF", Exif()), ("XMP ", Text("xmp")));

    public static byte[] Wav() => Riff("WAVE", ("fmt ", [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x40, 0x1F, 0, 0, 1, 0, 8, 0]), ("LIST", [.. "INFOIART"u8, 20, 0, 0, 0, .. Text("artist")]), ("data", [128, 127, 128]), ("bext", Text("bext")));

    public static byte[] Mp3() => [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 20, .. Pad(Text("id3"), 20), 0xFF, 0xFB, 0x90, 0x64, .. new byte[400], .. Pad([.. "TAG"u8, .. Text("id3v1")], 128)];

    public static byte[] Ogg()
    {
        byte[] tags = [.. "OpusTags"u8, .. Counted(Text("vendor")), 1, 0, 0, 0, .. Counted([.. "ARTIST="u8, .. Text("artist")])];
        return [.. OggPage(0, 2, [.. "OpusHead"u8, 1, 1, 0, 0, 0x80, 0xBB, 0, 0, 0, 0, 0]), .. OggPage(1, 0, tags), .. OggPage(2, 4, [1, 2, 3])];
    }

    /// <summary>A video with place, maker, title, times, and a track of samples that says where the phone was.</summary>
    public static byte[] Mp4()
    {
        var samples = Text("gps-samples-in-mdat");
        var ftyp = Box("ftyp", [.. "isom"u8, 0, 0, 2, 0, .. "isommp42"u8]);
        byte[] picture = [1, 2, 3, 4];
        var pictureAt = ftyp.Length + 8;
        var mdat = Box("mdat", [.. picture, .. samples]);
        return [.. ftyp, .. mdat, .. Movie(pictureAt, picture.Length, pictureAt + picture.Length, samples.Length), .. Box("uuid", [.. new byte[16], .. Text("uuid-xmp")])];
    }

    public static byte[] M4a() => [.. Box("ftyp", [.. "M4A "u8, 0, 0, 0, 0]), .. Box("moov", [.. Box("udta", Box("meta", [0, 0, 0, 0, .. Box("ilst", Text("title"))]))]), .. Box("mdat", [9, 9])];

    /// <summary>A still picture with EXIF as an item of its own.</summary>
    public static byte[] Heic()
    {
        var exif = Exif();
        var ftyp = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        byte[] Meta(int at) => Box("meta",
        [
            0, 0, 0, 0,
            .. Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "pict"u8, .. new byte[13]]),
            .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "Exif"u8, 0])]),
            .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, .. Int(at), .. Int(4), 0, 2, 0, 0, 0, 1, .. Int(at + 4), .. Int(exif.Length + 4)]),
        ]);
        var at = ftyp.Length + Meta(0).Length + 8;
        return [.. ftyp, .. Meta(at), .. Box("mdat", [7, 7, 7, 7, 0, 0, 0, 0, .. exif])];
    }

    public static byte[] Pdf() => Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('" + Mark + "-script'\\))>>>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R>>endobj\n4 0 obj<</Length 24>>stream\n1 0 0 rg 9 9 30 30 re f  \nendstream endobj\n"
        + "5 0 obj<</Author(" + Mark + "-author)/Creator(" + Mark + "-creator)>>endobj\ntrailer<</Root 1 0 R/Info 5 0 R>>\n");

    public static byte[] Docx()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/custom.xml" ContentType="x"/></Types>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="d" Target="word/document.xml"/><Relationship Id="r2" Type="c" Target="docProps/custom.xml"/></Relationships>""");
            Add("word/document.xml", $"""<w:document xmlns:w="http://w/w" w:rsidR="{Mark}01"><w:body><w:ins w:id="1" w:author="{Mark}-author" w:date="2026-11-22T10:00:00Z"><w:r><w:t>Lời kể còn nguyên</w:t></w:r></w:ins></w:body></w:document>""");
            Add("word/comments.xml", $"""<w:comments xmlns:w="http://w/w"><w:comment w:id="1" w:author="{Mark}-comment" w:initials="{Mark}"><w:t>góp ý</w:t></w:comment></w:comments>""");
            Add("word/_rels/settings.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="t" Target="file:///C:/Users/{Mark}-user/mau.dotm" TargetMode="External"/></Relationships>""");
            Add("docProps/core.xml", $"""<c xmlns:dc="http://d"><dc:creator>{Mark}-creator</dc:creator></c>""");
            Add("docProps/app.xml", $"<p><Company>{Mark}-company</Company></p>");
            Add("docProps/custom.xml", $"<p>{Mark}-custom</p>");
            AddBytes("word/media/image1.jpeg", Jpeg());
            AddBytes("word/vbaProject.bin", Text("macro"));

            void Add(string name, string text) => AddBytes(name, Encoding.UTF8.GetBytes(text));

            void AddBytes(string name, byte[] bytes)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return zip.ToArray();
    }

    /// <summary>TIFF as EXIF has it: turned picture, device, owner, time, place.</summary>
    private static byte[] Exif()
    {
        var fields = new List<(ushort Tag, ushort Type, byte[] Value)>
        {
            (0x010F, 2, Ascii("make")), (0x0110, 2, Ascii("model")), (0x0112, 3, [0, 6, 0, 0]), (0x0131, 2, Ascii("software")),
            (0x0132, 2, "2026:11:20 21:15:00\0"u8.ToArray()), (0x013B, 2, Ascii("artist")), (0x8825, 4, Int(0)),
        };
        var gps = new List<(ushort Tag, ushort Type, byte[] Value)>
        {
            (1, 2, "N\0"u8.ToArray()), (2, 5, [.. Int(21), .. Int(1), .. Int(1), .. Int(1), .. Int(40), .. Int(1)]),
            (3, 2, "E\0"u8.ToArray()), (4, 5, [.. Int(105), .. Int(1), .. Int(51), .. Int(1), .. Int(7), .. Int(1)]),
        };
        var gpsAt = 8 + Directory(fields, 8).Length;
        fields[6] = (0x8825, 4, Int(gpsAt));
        return [.. "MM"u8, 0, 42, .. Int(8), .. Directory(fields, 8), .. Directory(gps, gpsAt)];
    }

    private static byte[] Directory(List<(ushort Tag, ushort Type, byte[] Value)> fields, int at)
    {
        var (entries, values) = (new MemoryStream(), new MemoryStream());
        var valuesAt = at + 2 + fields.Count * 12 + 4;
        foreach (var (tag, type, value) in fields)
        {
            var count = type switch { 2 => value.Length, 5 => value.Length / 8, _ => 1 };
            entries.Write([(byte)(tag >> 8), (byte)tag, 0, (byte)type, .. Int(count)]);
            if (value.Length <= 4) entries.Write(Pad(value, 4));
            else
            {
                entries.Write(Int(valuesAt + (int)values.Length));
                values.Write(value);
                if (value.Length % 2 == 1) values.WriteByte(0);
            }
        }
        return [0, (byte)fields.Count, .. entries.ToArray(), 0, 0, 0, 0, .. values.ToArray()];
    }

    private static byte[] Movie(int pictureAt, int pictureSize, int placeAt, int placeSize) => Box("moov",
    [
        .. Box("mvhd", [0, 0, 0, 0, .. Int(0x7EADBEEF), .. Int(0x7EADBEEF), .. new byte[88]]),
        .. Track("vide", pictureAt, pictureSize), .. Track("meta", placeAt, placeSize),
        .. Box("udta", Box("\u00A9xyz", [0, 20, 0x15, 0xC7, .. Text("+21.02+105.85")])),
        .. Box("meta", [0, 0, 0, 0, .. Box("keys", Text("com.apple.quicktime.make"))]),
    ]);

    private static byte[] Track(string handler, int at, int size) => Box("trak",
    [
        .. Box("tkhd", [0, 0, 0, 7, .. Int(0x7EADBEEF), .. Int(0x7EADBEEF), .. new byte[72]]),
        .. Box("mdia",
        [
            .. Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(handler), .. new byte[12], .. Text("handler-name"), 0]),
            .. Box("minf", Box("stbl",
            [
                .. Box("stsc", [0, 0, 0, 0, .. Int(1), .. Int(1), .. Int(1), .. Int(1)]), .. Box("stsz", [0, 0, 0, 0, .. Int(0), .. Int(1), .. Int(size)]),
                .. Box("stco", [0, 0, 0, 0, .. Int(1), .. Int(at)]),
            ])),
        ]),
    ]);

    private static byte[] Box(string name, byte[] body) => [.. Int(body.Length + 8), .. Encoding.Latin1.GetBytes(name), .. body];

    private static byte[] Riff(string form, params (string Name, byte[] Body)[] chunks)
    {
        var body = chunks.SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes(chunk.Name), .. BitConverter.GetBytes(chunk.Body.Length), .. chunk.Body, .. new byte[chunk.Body.Length & 1]]).ToArray();
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length + 4), .. Encoding.ASCII.GetBytes(form), .. body];
    }

    private static byte[] OggPage(int number, byte flags, byte[] body) =>
        [.. "OggS"u8, 0, flags, .. new byte[8], 1, 0, 0, 0, .. BitConverter.GetBytes(number), .. new byte[4], 1, (byte)body.Length, .. body];

    private static byte[] Counted(byte[] text) => [.. BitConverter.GetBytes(text.Length), .. text];

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    // Without the right sum: those who read these do not check it.
    internal static byte[] Chunk(string name, byte[] body) => [.. Int(body.Length), .. Encoding.ASCII.GetBytes(name), .. body, 0, 0, 0, 0];

    private static byte[] Ascii(string what) => [.. Text(what), 0];

    private static byte[] Pad(byte[] bytes, int length) => [.. bytes, .. new byte[length - bytes.Length]];

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
