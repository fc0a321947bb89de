using AnTT.Knowledge.Answers.Units;

namespace AnTT.Knowledge.Answers.Matching;

/// <summary>A unit with how well it answers.</summary>
/// <param name="Score">Comparable between units of one question.</param>
/// <param name="TitleCoverage">Share of the question the title of an article names; 0 for other units.</param>
internal sealed record Candidate(Unit Unit, UnitMatch Match, Fit Fit, double Score, double TitleCoverage = 0);
