namespace AnTT.Cases.Audit;

/// <summary>What is unusual about how somebody reads cases.</summary>
public enum ReadingPattern
{
    /// <summary>Hồ sơ của đơn vị khác, not given to them either.</summary>
    OutsideUnit,

    /// <summary>Nhiều hồ sơ trong thời gian ngắn.</summary>
    Many,

    /// <summary>Ngoài ca trực của mình.</summary>
    OffDuty,
}

/// <summary>That an officer read cases in a way somebody in command should know of: once for each such time, however many pages it was.</summary>
public sealed class ReadingAlarm
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required string OfficerId { get; init; }
    public required string OfficerName { get; init; }
    public required ReadingPattern Pattern { get; init; }

    /// <summary>How many cases; goes up while nobody has looked at the alarm.</summary>
    public int Cases { get; internal set; }

    /// <summary>The first of these readings.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last of them.</summary>
    public DateTimeOffset Until { get; internal set; }

    public string? SeenByName { get; internal set; }
    public DateTimeOffset? SeenAt { get; internal set; }
    public int Version { get; internal set; }
}

/// <summary>From where on reading is unusual. A number of 0 switches its pattern off.</summary>
public sealed class ReadingOptions
{
    /// <summary>Cases of other units, or read off duty, are counted over this time.</summary>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Cases of any kind are counted over this time.</summary>
    public TimeSpan ShortWindow { get; set; } = TimeSpan.FromMinutes(10);

    [System.ComponentModel.DataAnnotations.Range(0, 10_000)] public int OutsideUnit { get; set; } = 10;

    [System.ComponentModel.DataAnnotations.Range(0, 10_000)] public int Many { get; set; } = 30;

    [System.ComponentModel.DataAnnotations.Range(0, 10_000)] public int OffDuty { get; set; } = 5;

    /// <summary>Reading so shortly before or after a shift is part of it.</summary>
    public TimeSpan AroundShift { get; set; } = TimeSpan.FromMinutes(30);
}
