using System.Globalization;

namespace AnTT.Cases.Routing;

/// <summary>Degrees, WGS 84.</summary>
public readonly record struct MapCorner(double Latitude, double Longitude)
{
    /// <summary>As a map shows it: "20.9123, 106.3011".</summary>
    public static MapCorner? Read(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? new MapCorner(latitude, longitude)
            : null;
    }
}

/// <summary>The border of an area as a polygon of map corners. An area is a few kilometres wide and far from the 180th meridian, so degrees are taken as a plane.</summary>
public static class AreaOutline
{
    private const int FewestCorners = 3;

    /// <summary>Why the corners make no outline, for who configures them; null: they do, or there are none.</summary>
    public static string? Fault(IReadOnlyList<string> corners)
    {
        if (corners.Count == 0) return null;
        if (corners.Count < FewestCorners) return $"cần ít nhất {FewestCorners} điểm, mới có {corners.Count}";
        return corners.FirstOrDefault(corner => MapCorner.Read(corner) is null) is { } wrong ? $"điểm “{wrong}” không đúng; ghi vĩ độ trước, kinh độ sau, ví dụ \"20.9123, 106.3011\"" : null;
    }

    /// <summary>What cannot be read is no outline.</summary>
    public static IReadOnlyList<MapCorner> Read(IReadOnlyList<string> corners) =>
        Fault(corners) is null ? [.. corners.Select(corner => MapCorner.Read(corner)!.Value)] : [];

    /// <summary>Whether the point lies within the polygon; whichever way round its corners are listed, and from whichever first.</summary>
    public static bool Contains(IReadOnlyList<MapCorner> corners, MapCorner at)
    {
        var inside = false;
        for (var i = 0; i < corners.Count; i++)
        {
            var (one, other) = (corners[i], corners[(i + 1) % corners.Count]);
            // The lower end belongs to an edge, the upper one does not: a corner at the same height is counted once.
            if (one.Latitude > at.Latitude == other.Latitude > at.Latitude) continue;
            var crossing = one.Longitude + ((at.Latitude - one.Latitude) / (other.Latitude - one.Latitude) * (other.Longitude - one.Longitude));
            if (at.Longitude < crossing) inside = !inside;
        }
        return inside;
    }
}
