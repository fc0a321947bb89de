namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What one message says about an incident; anything may be missing.</summary>
/// <param name="Category">Machine name of the category; null when unclear.</param>
/// <param name="Place">Where, in the sender's words.</param>
/// <param name="When">When, in the sender's words.</param>
/// <param name="At">The moment those words mean, if they mean one.</param>
internal sealed record TipReading(string? Category, string? Place, string? When, DateTimeOffset? At, bool? Ongoing);
