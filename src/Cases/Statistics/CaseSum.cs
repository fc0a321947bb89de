using System.Text.Json;

namespace AnTT.Cases.Statistics;

/// <summary>How many cases of one week belong to one row of one table of figures. Kept true by <see cref="CaseSums"/> with every change of a case.</summary>
public sealed class CaseSum
{
    public required Guid WardId { get; init; }

    /// <summary>As <see cref="Period"/> numbers weeks.</summary>
    public required int Week { get; init; }

    /// <summary>area, category, hour, channel, outcome, unit.</summary>
    public required string Table { get; init; }

    /// <summary>Empty: not known.</summary>
    public required string Key { get; init; }

    public int Cases { get; init; }
}

/// <summary>What the log says of a period that is over, written down once: such a log grows no more.</summary>
public sealed class PeriodLog
{
    public required Guid WardId { get; init; }

    /// <summary><see cref="Statistics.Period.Code"/>.</summary>
    public required string Period { get; init; }

    /// <summary>The list of <see cref="OnTimeRate"/>.</summary>
    public required string OnTimeJson { get; init; }

    public int? Answered { get; init; }
    public int? CameBack { get; init; }
}

/// <summary>The same as pages use it.</summary>
public sealed record PeriodTold(IReadOnlyList<OnTimeRate> OnTime, int? Answered, int? CameBack)
{
    internal static PeriodTold Of(PeriodLog log) => new(JsonSerializer.Deserialize<List<OnTimeRate>>(log.OnTimeJson, JsonSerializerOptions.Default) ?? [], log.Answered, log.CameBack);

    internal PeriodLog Write(Guid wardId, Period period) =>
        new() { WardId = wardId, Period = period.Code, OnTimeJson = JsonSerializer.Serialize(OnTime, JsonSerializerOptions.Default), Answered = Answered, CameBack = CameBack };
}
