namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Adds up credits of terms and pairs by their weight in the question.</summary>
internal sealed class CreditSums(QuestionTerms question)
{
    /// <summary>Share of its weight that a word loses within a document whose title has it.</summary>
    private const double SaidByTitle = 0.8;

    /// <summary>Credit under which a word counts as missing in part.</summary>
    private const double HalfFound = 0.5;

    private readonly double[] _weights = [.. question.Terms.Select(term => term.Weight), .. question.Pairs];
    private readonly int _terms = question.Terms.Count;

    internal double Share(double[] credits)
    {
        if (question.Total <= 0) return 0;
        double sum = 0;
        for (var index = 0; index < credits.Length; index++) sum += credits[index] * _weights[index];
        return sum / question.Total;
    }

    /// <summary>Share of what the title of the document does not say already: within one document only that tells units apart.</summary>
    internal double ShareBeyond(double[] credits, double[] title)
    {
        double sum = 0, total = 0;
        for (var index = 0; index < credits.Length; index++)
        {
            var weight = _weights[index] * (1 - (SaidByTitle * title[index]));
            sum += credits[index] * weight;
            total += weight;
        }
        return total <= 0 ? 0 : sum / total;
    }

    internal double HeaviestMissing(double[] credits)
    {
        if (question.Total <= 0) return 1;
        double missing = 0;
        for (var index = 0; index < _terms; index++) missing = Math.Max(missing, (1 - Math.Min(1, credits[index] / HalfFound)) * _weights[index]);
        return missing / question.Total;
    }

    /// <summary>Share of the words that name the subject.</summary>
    internal double Heads(double[] credits)
    {
        double sum = 0, total = 0;
        for (var index = 0; index < _terms; index++)
        {
            if (!question.Terms[index].IsHead) continue;
            total += _weights[index];
            sum += _weights[index] * credits[index];
        }
        return total <= 0 ? 1 : sum / total;
    }
}
