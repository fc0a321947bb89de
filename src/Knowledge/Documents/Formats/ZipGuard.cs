using System.IO.Compression;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Refuses archives that unpack to far more than they are (a ZIP bomb), before anything reads them.</summary>
internal static class ZipGuard
{
    private const long LargestUnpackedBytes = 300L * 1024 * 1024;
    private const int LargestRatio = 200;
    private const int MostEntries = 5_000;

    /// <summary>Archives smaller than this, unpacked, are not judged by their ratio.</summary>
    private const long RatioFromBytes = 20L * 1024 * 1024;

    /// <exception cref="DocumentFormatException">Not an archive, or one that should not be unpacked.</exception>
    public static void Check(byte[] bytes)
    {
        if (bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw new DocumentFormatException("Đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx rồi nạp lại.");
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) throw Bomb();
            var buffer = new byte[81920];
            var unpacked = 0L;
            foreach (var entry in archive.Entries)
            {
                // What the entry says of its size may be a lie: count what really comes out.
                using var stream = entry.Open();
                for (int read; (read = stream.Read(buffer)) > 0;)
                {
                    unpacked += read;
                    if (unpacked > LargestUnpackedBytes || (unpacked > RatioFromBytes && unpacked / LargestRatio > bytes.Length)) throw Bomb();
                }
            }
        }
        catch (InvalidDataException)
        {
            throw new DocumentFormatException("Tệp Word hỏng hoặc không phải tệp .docx. Mở bằng Word, chọn lưu lại dạng .docx rồi nạp lại.");
        }
    }

    private static DocumentFormatException Bomb() => new("Tệp .docx giải nén ra lớn bất thường nên không được mở. Kiểm tra nguồn của tệp; nếu tệp thật, lưu lại bằng Word và bỏ bớt ảnh.");
}
