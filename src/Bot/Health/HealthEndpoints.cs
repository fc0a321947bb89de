using System.Data.Common;
using AnTT.Bot.Dialogs.Questions;

namespace AnTT.Bot.Health;

public static class HealthEndpoints
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 names what is missing.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(DbConnection connection, AnswerDesk desk, Rehearsal rehearsal, IEnumerable<IAlarmSource> sources, CancellationToken ct)
    {
        bool database;
        try
        {
            await connection.OpenAsync(ct);
            database = true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            database = false;
        }
        var alarms = new List<string>();
        var knowledge = desk.IsReady && rehearsal.Done.IsCompleted;
        if (database && knowledge)
        {
            foreach (var source in sources) alarms.AddRange((await source.RaisedAsync(ct)).Select(alarm => alarm.Code));
        }
        // An alarm needs a person, not another server: the program still does its work.
        return Results.Json(
            new { status = database && knowledge ? "ready" : "unavailable", database, knowledge, alarms },
            statusCode: database && knowledge ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
