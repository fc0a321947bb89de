namespace AnTT.Knowledge.Documents.Importing;

/// <summary>Which files a list of paths means.</summary>
internal static class ImportFiles
{
    /// <summary>Largest file read, in bytes.</summary>
    public const long LargestBytes = 100 * 1024 * 1024;

    /// <summary>Files in a stable order: a file as it is, a folder with everything readable under it. Hidden files and README are left out of folders.</summary>
    public static IEnumerable<string> Under(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                if (IsContent(path, file))
                    yield return file;
        }
    }

    /// <exception cref="DocumentFormatException">The file is missing, too large or not readable.</exception>
    public static async Task<byte[]> ReadAsync(string path, CancellationToken ct)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new DocumentFormatException("Không tìm thấy tệp hoặc thư mục này. Kiểm tra lại đường dẫn.");
        if (file.Length > LargestBytes) throw new DocumentFormatException($"Tệp lớn hơn {LargestBytes / (1024 * 1024)} MB. Chia nhỏ tệp rồi nạp lại.");
        try
        {
            return await File.ReadAllBytesAsync(path, ct);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DocumentFormatException("Không mở được tệp. Kiểm tra quyền đọc và xem tệp có đang bị chương trình khác giữ không.");
        }
    }

    private static bool IsContent(string root, string file)
    {
        if (!DocumentReader.Endings.Contains(Path.GetExtension(file).ToLowerInvariant())) return false;
        if (Path.GetFileNameWithoutExtension(file).Equals("README", StringComparison.OrdinalIgnoreCase)) return false;
        return !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is ['.', ..] or ['~', ..]);
    }
}
