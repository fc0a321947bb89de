using System.Globalization;
using System.Text;
using QRCoder;

namespace AnTT.Bot.StaffConsole.Accounts.SecondStep;

/// <summary>A QR code as one path of an SVG: no picture leaves the page, and no style is needed.</summary>
internal static class QrPicture
{
    /// <param name="Side">Modules along one side, margin included.</param>
    /// <param name="Path">Black squares of one module.</param>
    public sealed record Drawing(int Side, string Path);

    public static Drawing Draw(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Length; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x + 1 < rows[y].Length && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        }
        return new Drawing(rows.Count, path.ToString());
    }
}
