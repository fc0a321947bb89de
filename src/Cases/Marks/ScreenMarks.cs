using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AnTT.Cases.Sealing;

namespace AnTT.Cases.Marks;

/// <summary>What a picture of a screen says about who was looking.</summary>
public abstract record MarkFinding
{
    /// <param name="WrongBits">Of 64; a picture saved once more as JPEG has some.</param>
    public sealed record Viewer(string OfficerId, string Name, DateOnly Day, int WrongBits) : MarkFinding;

    /// <summary>There is a mark, of nobody known here in the time looked through, or too damaged.</summary>
    public sealed record Nobody : MarkFinding;

    /// <summary>No mark: another program's picture, made smaller, or too little of a page.</summary>
    public sealed record NoMark : MarkFinding;

    public sealed record Unreadable(string Why) : MarkFinding;
}

/// <summary>The faint mark on every page of the console: who looks, and the day. Without the key it says nothing and nobody can draw another's.</summary>
public sealed class ScreenMarks
{
    /// <summary>How long pictures are told apart.</summary>
    public const int Days = 800;

    /// <summary>By chance one of ten million pictures of nobody is taken for one of fifty thousand marks.</summary>
    private const int MostWrongBits = 8;

    private readonly CaseKeys _keys;

    internal ScreenMarks(CaseKeys keys) => _keys = keys;

    /// <summary>Width and height of what is repeated, in CSS pixels.</summary>
    public static int Tile => MarkPattern.Side * MarkPattern.Cell;

    /// <summary>The dark parts of one tile as a path of SVG.</summary>
    public string PathOf(string officerId, DateOnly day) => MarkPattern.PathOf(CodeOf(officerId, day));

    /// <param name="png">A picture of the screen at its full size.</param>
    /// <param name="today">The last day looked through.</param>
    public MarkFinding Read(Stream png, IReadOnlyList<(string Id, string Name)> officers, DateOnly today, CancellationToken ct = default)
    {
        LightPicture picture;
        try
        {
            picture = LightPicture.Read(png);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or OverflowException or ArgumentException)
        {
            return new MarkFinding.Unreadable("Tệp này không phải ảnh PNG đọc được. Hãy chọn ảnh chụp màn hình, định dạng PNG, chưa thu nhỏ.");
        }
        if (MarkSearch.Find(picture, ct) is not { } code) return new MarkFinding.NoMark();
        var best = (Wrong: MostWrongBits + 1, Id: "", Name: "", Day: default(DateOnly));
        foreach (var (id, name) in officers)
        {
            for (var back = 0; back < Days; back++)
            {
                var day = today.AddDays(-back);
                var wrong = BitOperations.PopCount(CodeOf(id, day) ^ code);
                if (wrong < best.Wrong) best = (wrong, id, name, day);
            }
        }
        return best.Wrong > MostWrongBits ? new MarkFinding.Nobody() : new MarkFinding.Viewer(best.Id, best.Name, best.Day, best.Wrong);
    }

    private ulong CodeOf(string officerId, DateOnly day) =>
        BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(_keys.MarkKey, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{officerId}/{day:yyyy-MM-dd}"))));
}
