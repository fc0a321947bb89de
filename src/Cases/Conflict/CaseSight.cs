namespace AnTT.Cases.Conflict;

/// <summary>Which side of the conflict door a piece of work may look at. Every query of the case store is limited by it, in <see cref="CasesDb"/> and nowhere else.</summary>
public enum CaseSight
{
    /// <summary>The ward's own staff, whatever their role.</summary>
    Ward,

    /// <summary>Thanh tra cấp trên: complaints about the ward's staff, and nothing else.</summary>
    Inspectorate,

    /// <summary>The ward's own staff while they take part in an exercise (diễn tập): its cases, and nothing else.</summary>
    Drill,

    /// <summary>The program itself, which takes in, delivers and keeps for both sides and shows nothing to an officer.</summary>
    Program,
}

/// <summary>Says whose eyes look now; asked anew for each query. Not registered: always <see cref="CaseSight.Program"/>.</summary>
public delegate CaseSight CaseLook();
