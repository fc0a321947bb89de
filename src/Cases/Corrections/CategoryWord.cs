namespace AnTT.Cases.Corrections;

/// <summary>A word or short phrase an administrator took into the word list of a kind of case, or declined. Says nothing of the cases it was seen in but how many.</summary>
public sealed class CategoryWord
{
    public const int LongestPhrase = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }

    /// <summary>As residents wrote it, in small letters.</summary>
    public required string Phrase { get; init; }

    /// <summary>Machine name of the kind of case it speaks of.</summary>
    public required string Category { get; init; }

    public bool Accepted { get; set; }

    /// <summary>Corrected cases it stood in when it was decided.</summary>
    public required int Cases { get; init; }

    public required string DecidedByName { get; set; }
    public required DateTimeOffset DecidedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A phrase that stands in several cases officers put under this kind, and hardly in those put under others.</summary>
/// <param name="Cases">How many.</param>
public sealed record WordProposal(string Phrase, string Category, string CategoryName, int Cases);
