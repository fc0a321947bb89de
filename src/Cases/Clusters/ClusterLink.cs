using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Clusters;

/// <summary>
/// A case taken as part of one matter (vụ) with others. Binds cases and nothing of their senders: each keeps its own thread, mailbox and answer, and none is
/// told of another.
/// </summary>
public sealed class ClusterLink
{
    /// <summary>A case belongs to one cluster at most.</summary>
    public required Guid CaseId { get; init; }

    public required Guid WardId { get; init; }
    public required Guid ClusterId { get; init; }
    public required DateTimeOffset LinkedAt { get; init; }
    public required string LinkedByName { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Another case of the same cluster, or one that may belong to it, as the page of a case shows it.</summary>
/// <param name="Why">Only of a suggestion: what makes it look alike.</param>
public sealed record ClusterMember(Guid CaseId, string Number, CaseState State, Urgency Urgency, string CategoryName, string? PlaceText, string Summary, string? OfficerName, DateTimeOffset FiledAt, int Version, string? Why = null);

/// <param name="Members">The others, oldest first.</param>
public sealed record ClusterView(Guid ClusterId, ClusterLink Link, IReadOnlyList<ClusterMember> Members);

/// <summary>One case of several that are closed together.</summary>
public sealed record ClusterClosing(Guid CaseId, StateChange Change);
