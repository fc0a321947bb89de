using AnTT.Knowledge.Answers.Asking;
using AnTT.Knowledge.Answers.Guards;
using AnTT.Knowledge.Answers.Matching;

namespace AnTT.Knowledge.Answers;

/// <summary>What the search for one question came to, before it is put into words.</summary>
internal abstract record Finding;

/// <param name="Nearest">The best candidates with <paramref name="Best"/> first.</param>
/// <param name="Untold">What the question asks besides that the text does not tell, as the resident calls it.</param>
internal sealed record Found(Candidate Best, IReadOnlyList<Candidate> Nearest, AskedQuestion Question, string? Untold = null) : Finding;

/// <summary>Only a text that is not in force answers.</summary>
internal sealed record NotInForce(Candidate Candidate) : Finding;

internal sealed record UnknownPlace(PlaceMention Place) : Finding;

/// <summary>Others decide the matter, and no text speaks of it.</summary>
internal sealed record DecidedElsewhere(string Authority) : Finding;

/// <param name="Nearest">What came nearest and does not answer, best first.</param>
/// <param name="Untold">What the first of them does not tell, as the resident calls it; null where it is about something else.</param>
internal sealed record NotFound(double BestScore, IReadOnlyList<Candidate> Nearest, string? Untold = null) : Finding;

/// <summary>The question names no subject; what came nearest, and the question with its marks.</summary>
internal sealed record TooVague(IReadOnlyList<Candidate> Nearest, string Question) : Finding;
