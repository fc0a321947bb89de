using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Where somebody can be found: a street, a house, a landmark; a room of a house is not.</summary>
internal sealed class Whereabouts(StoryReader reader, WardMap map)
{
    private const int LongestAddress = 120;

    /// <returns>The whole of a short message, else the words about the place; null when nobody could go there.</returns>
    public async Task<string?> FindAsync(string text, CancellationToken ct)
    {
        if (text.Length <= LongestAddress && IsAddress(text)) return text;
        if (reader.Read(text).Place is not { } place) return null;
        var inside = reader.Choose(place, "where-now", ["Trong nhà"]) is not null && !IsAddress(place) && await AreaOfAsync(place, ct) is null;
        return inside ? null : text.Length <= LongestAddress ? text : place;
    }

    /// <summary>The ward's area it lies in; null: unclear.</summary>
    public async Task<Guid?> AreaOfAsync(string place, CancellationToken ct) => (await map.FindAsync(place, ct)).AreaId;

    private bool IsAddress(string text) => reader.Choose(text, "where-now", ["Địa chỉ"]) is not null;
}
