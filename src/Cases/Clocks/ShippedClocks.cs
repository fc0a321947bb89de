using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Clocks;

/// <summary>The deadlines and the calendar a new ward begins with; from then on its own rows count.</summary>
internal static class ShippedClocks
{
    private static readonly JsonSerializerOptions Readable = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    public static string Calendar { get; } = Text("work-calendar.txt");

    /// <summary>Adds kinds the ward does not have yet; changes none.</summary>
    public static async Task SeedAsync(CasesDb db, Guid wardId, CancellationToken ct)
    {
        var known = await db.ClockKinds.Where(kind => kind.WardId == wardId).Select(kind => kind.Code).ToListAsync(ct);
        var position = 0;
        foreach (var shipped in JsonSerializer.Deserialize<List<Shipped>>(Text(wardId == Routing.Ward.InspectorateId ? "clocks-inspectorate.json" : "clocks.json"), Readable)!)
        {
            position++;
            if (!known.Contains(shipped.Code)) db.ClockKinds.Add(Make(shipped, wardId, position));
        }
        if (!await db.Calendars.AnyAsync(row => row.WardId == wardId && row.Name == WorkCalendar.Office, ct))
            db.Calendars.Add(new CalendarText { WardId = wardId, Name = WorkCalendar.Office, Text = Calendar });
    }

    private static ClockKind Make(Shipped shipped, Guid wardId, int position) => new()
    {
        WardId = wardId, Position = position, Code = shipped.Code, Name = shipped.Name, Amount = shipped.Amount, Unit = shipped.Unit, Starts = shipped.Starts, Ends = shipped.Ends,
        AtLeast = shipped.AtLeast, Categories = shipped.Categories ?? [], WarnMinutes = shipped.WarnMinutes, PausesWhileAsking = shipped.PausesWhileAsking, ExtendsTo = shipped.ExtendsTo,
        Source = shipped.Source, CheckedOn = shipped.CheckedOn, Confidence = shipped.Confidence, On = shipped.Confidence is SourceConfidence.High or SourceConfidence.House,
    };

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(ShippedClocks).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record Shipped(
        string Code, string Name, int Amount, ClockUnit Unit, ClockStart Starts, ClockEnd Ends, Intake.Urgency? AtLeast, List<string>? Categories, int WarnMinutes,
        bool PausesWhileAsking, string? ExtendsTo, string Source, DateOnly CheckedOn, SourceConfidence Confidence);
}
