namespace AnTT.Cases.Marks;

/// <summary>Finds the mark in a picture whose size and corner nobody knows: folds it upon itself at every size a browser draws in, and looks for the cells all marks share.</summary>
internal static class MarkSearch
{
    /// <summary>Parts of a cell, each way, that the corner is looked for in.</summary>
    private const int Parts = 4;

    private const int Fine = MarkPattern.Side * Parts;

    /// <summary>How far below the lightest dot near it a dot may be and still be background: more is a letter or a line.</summary>
    private const int MostDarker = 30;

    /// <summary>Chance reaches 0.45 with so many places looked at.</summary>
    private const double LeastLikeness = 0.55;

    /// <summary>Dots of the screen to a CSS pixel: screens and phones, and the steps of a browser's zoom.</summary>
    private static readonly double[] Sizes =
    [
        1, 1.25, 1.5, 2, 3, 2.625, 1.75, 2.75, 2.5, 2.25, 3.5, 4, 0.9, 0.8, 0.75, 0.67, 1.1, 1.2, 1.35, 1.375, 1.65, 1.6, 1.875, 2.2, 2.4, 3.3, 0.5,
    ];

    /// <returns>Null: no mark.</returns>
    public static ulong? Find(LightPicture picture, CancellationToken ct)
    {
        var (rows, darker) = (new short[picture.Light.Length], new short[picture.Light.Length]);
        (double Likeness, double[] Cells)? best = null;
        foreach (var size in Sizes)
        {
            if (size * MarkPattern.Cell < 5 || Math.Min(picture.Width, picture.Height) < size * MarkPattern.Cell * MarkPattern.Side / 2) continue;
            ct.ThrowIfCancellationRequested();
            Darker(picture, (int)Math.Round(size * MarkPattern.Cell), rows, darker);
            var found = Align(Fold(picture, darker, size));
            if (found is { } one && (best is null || one.Likeness > best.Value.Likeness)) best = one;
            if (best?.Likeness > 0.9) break;
        }
        return best is { } sure && sure.Likeness >= LeastLikeness ? Read(sure.Cells) : null;
    }

    private static ulong Read(double[] cells)
    {
        var code = 0UL;
        for (var bit = 0; bit < MarkPattern.Bits; bit++)
        {
            var (set, clear) = MarkPattern.PairOf(bit);
            if (cells[set] < cells[clear]) code |= 1UL << bit;
        }
        return code;
    }

    /// <summary>By how much each dot is darker than the lightest within reach, below zero; more than <see cref="MostDarker"/>: no background.</summary>
    private static void Darker(LightPicture picture, int reach, short[] rows, short[] all)
    {
        var (width, height) = (picture.Width, picture.Height);
        for (var y = 0; y < height; y++) Lightest(picture.Light, rows, y * width, 1, width, reach);
        for (var x = 0; x < width; x++) Lightest(rows, all, x, width, height, reach);
        for (var at = 0; at < all.Length; at++) all[at] = (short)(picture.Light[at] - all[at]);
    }

    /// <summary>The largest of each number and those within reach, along a line.</summary>
    private static void Lightest(short[] from, short[] to, int start, int step, int count, int reach)
    {
        var queue = new int[count];
        var (head, tail, next) = (0, 0, 0);
        for (var at = 0; at < count; at++)
        {
            for (; next < count && next <= at + reach; next++)
            {
                while (tail > head && from[start + queue[tail - 1] * step] <= from[start + next * step]) tail--;
                queue[tail++] = next;
            }
            while (queue[head] < at - reach) head++;
            to[start + at * step] = from[start + queue[head] * step];
        }
    }

    /// <summary>The mean of all tiles of the picture, laid upon one another; NaN: only letters there.</summary>
    private static double[] Fold(LightPicture picture, short[] darker, double size)
    {
        var (sums, counts) = (new double[Fine * Fine], new int[Fine * Fine]);
        var fine = size * MarkPattern.Cell / Parts;
        var columns = Enumerable.Range(0, picture.Width).Select(x => (int)((x + 0.5) / fine) % Fine).ToArray();
        for (var y = 0; y < picture.Height; y++)
        {
            var row = (int)((y + 0.5) / fine) % Fine * Fine;
            for (var x = 0; x < picture.Width; x++)
            {
                var value = darker[y * picture.Width + x];
                if (value < -MostDarker) continue;
                sums[row + columns[x]] += value;
                counts[row + columns[x]]++;
            }
        }
        return [.. sums.Select((sum, at) => counts[at] == 0 ? double.NaN : sum / counts[at])];
    }

    /// <summary>The corner at which the shared cells fit best, and what all cells are there.</summary>
    private static (double Likeness, double[] Cells)? Align(double[] folded)
    {
        (double Likeness, double[] Cells)? best = null;
        for (var top = 0; top < Fine; top++)
        {
            for (var left = 0; left < Fine; left++)
            {
                var cells = CellsAt(folded, top, left);
                if (Likeness(cells) is var likeness && (best is null || likeness > best.Value.Likeness)) best = (likeness, cells);
            }
        }
        return best;
    }

    private static double[] CellsAt(double[] folded, int top, int left)
    {
        var cells = new double[MarkPattern.Side * MarkPattern.Side];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            var (row, column) = (top + cell / MarkPattern.Side * Parts, left + cell % MarkPattern.Side * Parts);
            var (sum, count) = (0.0, 0);
            // The rim of a cell may belong to its neighbour.
            for (var y = 1; y < Parts; y++)
            {
                for (var x = 1; x < Parts; x++)
                {
                    var value = folded[(row + y) % Fine * Fine + (column + x) % Fine];
                    if (double.IsNaN(value)) continue;
                    sum += value;
                    count++;
                }
            }
            cells[cell] = count == 0 ? 0 : sum / count;
        }
        return cells;
    }

    /// <summary>Pearson's correlation with the shared cells, −1 to 1.</summary>
    private static double Likeness(double[] cells)
    {
        var (count, sum, squares, product) = (0, 0.0, 0.0, 0.0);
        foreach (var (cell, dark) in MarkPattern.Shared)
        {
            count++;
            sum += cells[cell];
            squares += cells[cell] * cells[cell];
            product += dark ? -cells[cell] : cells[cell];
        }
        var spread = squares - sum * sum / count;
        return spread <= 1e-9 ? 0 : product / Math.Sqrt(spread * count);
    }
}
