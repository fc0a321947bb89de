namespace AnTT.ZaloSimulator;

/// <summary>One app with one Official Account, as both sides know it.</summary>
public sealed record PlatformSettings
{
    public string AppId { get; init; } = "1234567890123456789";

    public string AppSecret { get; init; } = "AppSecretForTests";

    public string OaSecretKey { get; init; } = "OaSecretKeyForTests";

    public string OaId { get; init; } = "3000000000000000001";

    /// <summary>Where the simulator listens.</summary>
    public string Address { get; init; } = "http://127.0.0.1:0";

    /// <summary>Seconds an access token lives; Zalo's 25 hours.</summary>
    public int AccessSeconds { get; init; } = 90_000;

    /// <summary>Take any token for a good one: for a developer whose bot remembers the tokens of an earlier run.</summary>
    public bool TakesAnyToken { get; init; }

    /// <summary>Waits between repeated deliveries of the webhook; Zalo's ladder, compressed.</summary>
    public IReadOnlyList<TimeSpan> RetryLadder { get; init; } =
        [TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(120), TimeSpan.FromMilliseconds(240), TimeSpan.FromMilliseconds(480)];

    public TimeSpan WebhookPatience { get; init; } = TimeSpan.FromSeconds(2);

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>What goes wrong with one call.</summary>
public abstract record Fault
{
    /// <summary>HTTP 200 with an error code, as Zalo reports failures.</summary>
    public sealed record Code(int Number) : Fault;

    /// <summary>A gateway's own page.</summary>
    public sealed record Status(int Number) : Fault;

    /// <summary>The call has its effect, the answer never comes: the line is cut.</summary>
    public sealed record AnswerLost : Fault;

    /// <summary>Neither effect nor answer.</summary>
    public sealed record CallLost : Fault;

    /// <summary>No effect, and the line stays open without a word until the caller gives up.</summary>
    public sealed record Silence : Fault;
}
