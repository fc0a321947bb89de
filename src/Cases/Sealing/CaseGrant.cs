namespace AnTT.Cases.Sealing;

/// <summary>A unit's copy of a case's key. Giving a unit the case adds a row, taking it away removes one; without any, nobody opens the evidence.</summary>
public sealed class CaseGrant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid CaseId { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The case's key, encrypted under the unit's key and the case's erasable secret.</summary>
    public required byte[] WrappedKey { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }
}
