using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnTT.Bot.Storage;

/// <summary>Moments are stored as ticks of UTC: they compare and sort the same in every database.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(moment => moment.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
