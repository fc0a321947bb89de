using System.ComponentModel.DataAnnotations;

namespace AnTT.Cases.Routing;

/// <summary>Section <c>Ward</c>: the ward, its areas, units and routes as they are first written to the database.</summary>
/// <remarks>Areas, units and routes already in the database are left as they are; new names are added.</remarks>
public sealed class WardOptions
{
    [Required(ErrorMessage = "Ward:Name: hãy ghi tên phường.")]
    public string Name { get; set; } = "Phường";

    public List<string> Aliases { get; set; } = [];

    /// <summary>What the ward lies in: city, province, former district. Named in a tip, they are not taken for another place.</summary>
    public List<string> Within { get; set; } = [];

    /// <summary>Duty telephone of the ward police. Empty: not shown.</summary>
    public string? DutyLine { get; set; }

    /// <summary>Street address of the ward police, as residents read it. Empty: not published.</summary>
    public string? Address { get; set; }

    /// <summary>Address of the chat page as residents open it, for those who want their messenger to know nothing. Empty: not named.</summary>
    public string? WebPage { get; set; }

    /// <summary>Who receives complaints about the ward's own staff, with address and telephone, as it is shown. Empty: named in general words.</summary>
    public string? Superior { get; set; }

    /// <summary>Short name of the superior agency whose inspectors read such complaints here, once one of them has an account. Empty: "Thanh tra cấp trên".</summary>
    public string? Inspectorate { get; set; }

    public List<AreaOptions> Areas { get; set; } = [];

    /// <summary>The first unit is the one the catch-all rule points to.</summary>
    public List<string> Units { get; set; } = [];

    public List<RouteOptions> Routes { get; set; } = [];

    /// <summary>When the office is open, one entry for each span of a day. Empty: not published.</summary>
    public List<OfficeTime> OfficeHours { get; set; } = [];

    public sealed class OfficeTime
    {
        public DayOfWeek Day { get; set; }
        public TimeOnly From { get; set; }
        public TimeOnly To { get; set; }
    }

    public sealed class AreaOptions
    {
        [Required] public string Name { get; set; } = "";
        public List<string> Aliases { get; set; } = [];

        /// <summary>Corners of the border in order, each "latitude, longitude" as copied from a map. Empty: not drawn.</summary>
        public List<string> Outline { get; set; } = [];
    }

    public sealed class RouteOptions
    {
        public string? Category { get; set; }
        public string? Area { get; set; }
        public Intake.Urgency? AtLeast { get; set; }
        [Required] public string Unit { get; set; } = "";
    }
}
