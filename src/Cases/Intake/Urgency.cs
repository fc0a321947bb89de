namespace AnTT.Cases.Intake;

public enum Urgency
{
    /// <summary>Thường.</summary>
    Normal,

    /// <summary>Gấp: today.</summary>
    High,

    /// <summary>Khẩn: now.</summary>
    Critical,
}

/// <summary>How the sender knows (idea from GlobaLeaks): it weighs the story without weighing the person.</summary>
public enum Provenance
{
    NotSaid,
    HappenedToMe,
    SawIt,
    ToldByWitness,
    Rumour,
}
