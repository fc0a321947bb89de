using AnTT.Cases.Intake;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Something read from a message, with where it stood.</summary>
/// <param name="Start">First character in the message.</param>
/// <param name="Text">As the resident wrote it.</param>
/// <param name="Value">As the case stores it.</param>
public sealed record Found<T>(int Start, int Length, string Text, T Value);

/// <summary>When it happened: a moment when <see cref="From"/> equals <see cref="To"/>, else a span.</summary>
/// <param name="IsExact">An hour was given.</param>
/// <param name="Recurs">It happens again and again; the span is then the latest day.</param>
public sealed record TimeSpanMeant(DateTimeOffset From, DateTimeOffset To, bool IsExact, bool Recurs);

/// <param name="Neighbourhood">Number of the tổ dân phố, tổ or khu phố; null when none was named.</param>
/// <param name="Outside">The other ward, commune, province or country that was named, as written; null when none was, or when it is this ward.</param>
public sealed record PlaceMeant(string Text, int? Neighbourhood, string? Outside = null);

/// <param name="Account">Digits only.</param>
/// <param name="Bank">Bank as written, or null.</param>
public sealed record BankAccount(string Account, string? Bank);

/// <summary>What a message already says of a tip; empty lists and nulls where it says nothing.</summary>
public sealed record TipSlots
{
    public static TipSlots None { get; } = new();

    public Found<PlaceMeant>? Where { get; init; }

    public Found<TimeSpanMeant>? When { get; init; }

    /// <summary>Still going on: yes, no, or not said.</summary>
    public bool? Ongoing { get; init; }

    /// <summary>National form, digits only: 0912345678.</summary>
    public IReadOnlyList<Found<string>> Phones { get; init; } = [];

    /// <summary>As on the plate without separators: 34B112345.</summary>
    public IReadOnlyList<Found<string>> Plates { get; init; } = [];

    public IReadOnlyList<Found<BankAccount>> Accounts { get; init; } = [];

    /// <summary>In đồng.</summary>
    public IReadOnlyList<Found<long>> Amounts { get; init; } = [];

    public IReadOnlyList<Found<string>> Links { get; init; } = [];

    public Found<int>? People { get; init; }

    /// <summary>Apps, networks and payment services named: Zalo, Telegram, "app Tiền Nhanh".</summary>
    public IReadOnlyList<Found<string>> Apps { get; init; } = [];

    /// <summary>What a vehicle looked like: "xe Exciter xanh không biển".</summary>
    public Found<string>? Vehicle { get; init; }

    /// <summary>What somebody looked like: "áo khoác đen đội mũ lưỡi trai".</summary>
    public Found<string>? Person { get; init; }

    public Provenance Provenance { get; init; }
}
