using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnTT.Cases.Intake;

/// <summary>What a person sent, as it was sent. Never edited: a correction is a new report or a message.</summary>
public sealed class Report
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }

    /// <summary>Keyed hash of <see cref="FiledTip.DraftKey"/>; unique, so that one tip is one report.</summary>
    public required byte[] DraftHash { get; init; }

    public required string FormId { get; init; }
    public required int FormVersion { get; init; }
    public required string What { get; init; }

    /// <summary>JSON array of <see cref="TipAnswer"/>.</summary>
    public required string AnswersJson { get; init; }

    public required string ChannelKind { get; init; }
    public required string Language { get; init; }
    public required Provenance Provenance { get; init; }
    public required bool Anonymous { get; init; }
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>SHA-256 of form, story, answers and time; see <see cref="HashContent"/>.</summary>
    public byte[] ContentHash { get; init; } = [];

    public IReadOnlyList<TipAnswer> Answers => JsonSerializer.Deserialize<TipAnswer[]>(AnswersJson) ?? [];

    internal static byte[] HashContent(string formId, int formVersion, string what, string answersJson, DateTimeOffset filedAt) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
            new { formId, formVersion, what, answersJson, ticks = filedAt.UtcTicks })));

    /// <summary>Whether the stored content is still what was filed.</summary>
    public bool IsIntact() =>
        CryptographicOperations.FixedTimeEquals(ContentHash, HashContent(FormId, FormVersion, What, AnswersJson, FiledAt));
}
