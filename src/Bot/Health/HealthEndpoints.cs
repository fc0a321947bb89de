using AnTT.Bot.Conversations;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Health;

public static class HealthEndpoints
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work; 503 names what is missing.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" }));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(ConversationDb db, CancellationToken ct)
    {
        bool database;
        try
        {
            database = await db.Database.CanConnectAsync(ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            database = false;
        }
        return Results.Json(
            new { status = database ? "ready" : "unavailable", database },
            statusCode: database ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
