using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.DirectLine;

public static class DirectLineSetup
{
    internal const string OpenPolicy = "directline-open";
    internal const string OriginPolicy = "directline-origins";
    internal const string PostPolicy = "directline-post";

    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration("DirectLine").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineAccess>();
        services.AddSingleton<OpenSockets>();
        services.AddScoped<DirectLineHistory>();
        services.AddScoped<DirectLineStream>();
        services.AddScoped<DirectLineUploads.UploadParts>();
        services.AddScoped<UploadRehearsal>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<DirectLineOptions>>((cors, directLine) => cors.AddPolicy(OriginPolicy, origins => origins
            .WithOrigins([.. directLine.Value.AllowedOrigins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<DirectLineOptions>>((limits, directLine) =>
        {
            limits.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await DirectLineErrors.TooMany().ExecuteAsync(rejected.HttpContext);
            };
            limits.AddPolicy(OpenPolicy, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = directLine.Value.SessionsPerHour, Window = TimeSpan.FromHours(1) }));
            limits.AddPolicy(PostPolicy, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Request.RouteValues["id"]?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = directLine.Value.PostsPerMinute, Window = TimeSpan.FromMinutes(1) }));
        });
        return services;
    }

    /// <summary>Direct Line 3.0 under <c>/v3/directline</c>, and the chat page's own session under <c>/chat</c>.</summary>
    public static void MapDirectLine(this WebApplication app)
    {
        var line = app.MapGroup("/v3/directline").RequireCors(OriginPolicy);
        line.MapPost("/tokens/generate", DirectLineEndpoints.GenerateAsync).RequireRateLimiting(OpenPolicy);
        line.MapPost("/tokens/refresh", DirectLineEndpoints.RefreshAsync);
        line.MapPost("/conversations", DirectLineEndpoints.StartAsync).RequireRateLimiting(OpenPolicy);
        line.MapGet("/conversations/{id}", DirectLineEndpoints.ReconnectAsync);
        line.MapGet("/conversations/{id}/activities", DirectLineEndpoints.HistoryAsync);
        line.MapPost("/conversations/{id}/activities", DirectLinePosting.PostAsync).RequireRateLimiting(PostPolicy);
        line.MapPost("/conversations/{id}/upload", DirectLineUploads.UploadAsync).RequireRateLimiting(PostPolicy).DisableAntiforgery();
        line.MapGet("/conversations/{id}/stream", DirectLineEndpoints.StreamAsync);

        var chat = app.MapGroup("/chat");
        chat.MapPost("/session", ChatSession.OpenAsync).RequireRateLimiting(OpenPolicy).AddEndpointFilter<OwnPageOnly>();
        chat.MapPost("/session/new", ChatSession.StartAfreshAsync).RequireRateLimiting(OpenPolicy).AddEndpointFilter<OwnPageOnly>();
        chat.MapGet("/settings", ChatSession.Settings);
    }
}
