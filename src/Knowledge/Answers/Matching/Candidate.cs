using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>What speaks for a unit being meant, beside the words found: kept for the gate that decides whether it may answer.</summary>
/// <param name="Recall">Share of the question that the nearest way of asking holds; for other units what their heading, lead and own words hold at best.</param>
/// <param name="Precision">Share of that way of asking which the question names.</param>
/// <param name="Retrieval">Score of its passage in the search, 0–1.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Likeness(double Recall, double Precision, double Retrieval)
{
    public double Harmonic => Recall + Precision > 0 ? 2 * Recall * Precision / (Recall + Precision) : 0;
}

/// <summary>A unit with how well it answers.</summary>
/// <param name="Score">Comparable between units of one question.</param>
/// <param name="TitleCoverage">Share of the question the title of an article names; 0 for other units.</param>
internal sealed record Candidate(Unit Unit, UnitMatch Match, Fit Fit, double Score, double TitleCoverage = 0, Likeness Likeness = default);
