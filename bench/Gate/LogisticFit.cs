namespace AnTT.Bench.Gate;

/// <summary>One question: the evidence on what came first, and whether it is the right answer.</summary>
/// <param name="Weight">How much the question counts beside others.</param>
internal sealed record Weighed(double[] Evidence, bool IsRight, double Weight);

/// <summary>Logistic regression by Newton's method with a ridge; the first number of the evidence is the constant.</summary>
internal static class LogisticFit
{
    private const int MostSteps = 40;
    private const double Ridge = 1;
    private const double Still = 1e-6;

    internal static double[] Of(IReadOnlyList<Weighed> questions)
    {
        var size = questions[0].Evidence.Length;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slopes(questions, weights);
            var change = Solve(curvature, gradient);
            for (var at = 0; at < size; at++) weights[at] -= change[at];
            if (change.Max(Math.Abs) < Still) break;
        }
        return weights;
    }

    private static (double[] Gradient, double[][] Curvature) Slopes(IReadOnlyList<Weighed> questions, double[] weights)
    {
        var size = weights.Length;
        var gradient = new double[size];
        var curvature = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        foreach (var (evidence, isRight, weight) in questions)
        {
            var likely = 1 / (1 + Math.Exp(-evidence.Zip(weights, (value, by) => value * by).Sum()));
            var bend = weight * Math.Max(Still, likely * (1 - likely));
            for (var row = 0; row < size; row++)
            {
                gradient[row] += weight * (likely - (isRight ? 1 : 0)) * evidence[row];
                for (var column = 0; column < size; column++) curvature[row][column] += bend * evidence[row] * evidence[column];
            }
        }
        for (var at = 0; at < size; at++)
        {
            curvature[at][at] += at == 0 ? Still : Ridge;
            if (at > 0) gradient[at] += Ridge * weights[at];
        }
        return (gradient, curvature);
    }

    /// <summary>Gauss and Jordan; the matrix is positive definite.</summary>
    private static double[] Solve(double[][] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            for (var row = 0; row < size; row++)
            {
                if (row == column) continue;
                var factor = matrix[row][column] / matrix[column][column];
                for (var at = column; at < size; at++) matrix[row][at] -= factor * matrix[column][at];
                right[row] -= factor * right[column];
            }
        }
        return [.. right.Select((value, at) => value / matrix[at][at])];
    }
}
