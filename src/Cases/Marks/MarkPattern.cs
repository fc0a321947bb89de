using System.Globalization;
using System.Text;

namespace AnTT.Cases.Marks;

/// <summary>
/// A square of 16 × 16 cells, laid over the page again and again: half of the cells are the same in every mark, by which it is found; each bit of the code
/// is a pair of the others, of which one is dark.
/// </summary>
internal static class MarkPattern
{
    public const int Side = 16;

    /// <summary>Width of a cell in CSS pixels.</summary>
    public const int Cell = 12;

    public const int Bits = 64;

    private const int Cells = Side * Side;

    /// <summary>Cells in an order that looks like chance and is the same for ever: marks of old pictures are read by it.</summary>
    private static readonly int[] Order = Shuffled();

    /// <summary>The cells every mark shares, and whether each is dark.</summary>
    public static (int Cell, bool Dark)[] Shared { get; } = [.. Enumerable.Range(0, Cells / 2).Select(at => (Order[at], at % 2 == 0))];

    /// <summary>For each bit the cell that is dark when it is set, and the one that is dark when it is not.</summary>
    public static (int Set, int Clear) PairOf(int bit) => (Order[Cells / 2 + 2 * bit], Order[Cells / 2 + 2 * bit + 1]);

    /// <summary>The dark cells as a path of SVG.</summary>
    public static string PathOf(ulong code)
    {
        var dark = new bool[Cells];
        foreach (var (cell, isDark) in Shared) dark[cell] = isDark;
        for (var bit = 0; bit < Bits; bit++)
        {
            var (set, clear) = PairOf(bit);
            dark[(code >> bit & 1) == 1 ? set : clear] = true;
        }
        var path = new StringBuilder();
        for (var row = 0; row < Side; row++)
        {
            for (var column = 0; column < Side; column++)
            {
                if (!dark[row * Side + column]) continue;
                var from = column;
                while (column + 1 < Side && dark[row * Side + column + 1]) column++;
                path.Append(CultureInfo.InvariantCulture, $"M{from * Cell} {row * Cell}h{(column + 1 - from) * Cell}v{Cell}h-{(column + 1 - from) * Cell}z");
            }
        }
        return path.ToString();
    }

    private static int[] Shuffled()
    {
        var order = Enumerable.Range(0, Cells).ToArray();
        var state = 20261123u;
        for (var at = Cells - 1; at > 0; at--)
        {
            // Numerical Recipes' generator; its high bits.
            state = unchecked(state * 1664525u + 1013904223u);
            var other = (int)((ulong)(state >> 8) * (uint)(at + 1) >> 24);
            (order[at], order[other]) = (order[other], order[at]);
        }
        return order;
    }
}
