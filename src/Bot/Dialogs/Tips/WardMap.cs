using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Bot.Understanding;
using AnTT.Cases.Routing;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Where in the ward a place lies.</summary>
/// <param name="AreaId">Null: unclear.</param>
/// <param name="Beyond">A map point that lies in none of the ward's areas, all of which are drawn.</param>
internal sealed record PlaceOnMap(Guid? AreaId, bool Beyond);

/// <summary>Finds the ward's area (tổ dân phố) of a place: by number, by name or nickname, by map point.</summary>
internal sealed class WardMap(MessageUnderstanding understanding, Later<WardDirectory> wards, TimeProvider clock)
{
    /// <summary>What the sender and the officer read of a point beyond the ward.</summary>
    public const string Beyond = "địa bàn khác, theo vị trí trên bản đồ";

    public async Task<PlaceOnMap> FindAsync(string place, CancellationToken ct)
    {
        var areas = (await wards.Value.GetAsync(wardId: null, ct)).Areas;
        if (Named(areas, place) is { } named) return new PlaceOnMap(named, Beyond: false);
        if (MapPoint.In(place) is not { } point) return new PlaceOnMap(null, Beyond: false);
        var corner = new MapCorner(point.Latitude, point.Longitude);
        var around = areas.FirstOrDefault(area => AreaOutline.Contains(area.Outline, corner))?.Id;
        return new PlaceOnMap(around, around is null && areas.Count > 0 && areas.All(area => area.Outline.Count > 0));
    }

    private Guid? Named(IReadOnlyList<AreaView> areas, string place)
    {
        var meant = understanding.Read(place, new MessageContext(clock.GetUtcNow(), Expecting.FreeText)).Slots.Where?.Value.Neighbourhood;
        if (meant is { } number && areas.FirstOrDefault(area => StoryReader.Plain(area.Name).EndsWith($" {number}", StringComparison.Ordinal)) is { } numbered) return numbered.Id;
        var words = $" {StoryReader.Plain(place)} ";
        return areas
            .SelectMany(area => area.Aliases.Append(area.Name), (area, name) => (area.Id, Name: StoryReader.Plain(name)))
            .Where(area => area.Name.Length > 0 && words.Contains($" {area.Name} ", StringComparison.Ordinal))
            .OrderByDescending(area => area.Name.Length)
            .Select(area => (Guid?)area.Id)
            .FirstOrDefault();
    }
}
