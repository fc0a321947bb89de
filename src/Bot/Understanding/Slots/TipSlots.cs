namespace AnTT.Bot.Understanding.Slots;

/// <summary>What a message already says of a tip.</summary>
public sealed record TipSlots
{
    public static TipSlots None { get; } = new();
}
