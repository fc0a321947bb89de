using Microsoft.AspNetCore.Routing;

namespace AnTT.Bot.StaffConsole;

/// <summary>Answers without a body and exceptions under <c>/console</c> become a page that says what to do.</summary>
internal sealed partial class FaultPages
{
    private readonly Lazy<RequestDelegate> _pages;
    private readonly ILogger<FaultPages> _logger;

    public FaultPages(WebApplication app)
    {
        // Not before all routes are mapped: routing copies the list of their sources when it is built.
        _pages = new Lazy<RequestDelegate>(() => Build(app));
        _logger = app.Services.GetRequiredService<ILogger<FaultPages>>();
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            Failed(_logger, context.TraceIdentifier, fault);
            context.Response.Clear();
            context.Response.StatusCode = fault is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        }
        if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null, ContentLength: null }) await ShowAsync(context);
    }

    private Task ShowAsync(HttpContext context)
    {
        context.SetEndpoint(null);
        context.Request.RouteValues = new RouteValueDictionary();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"/console/loi/{context.Response.StatusCode}";
        return _pages.Value(context);
    }

    /// <summary>A pipeline of its own: the main one has chosen its endpoint already.</summary>
    private static RequestDelegate Build(WebApplication app)
    {
        var pages = ((IApplicationBuilder)app).New();
        pages.UseRouting();
        pages.UseAuthentication();
        pages.UseAuthorization();
        pages.UseEndpoints(routes =>
        {
            foreach (var source in ((IEndpointRouteBuilder)app).DataSources) routes.DataSources.Add(source);
        });
        return pages.Build();
    }

    [LoggerMessage(4101, LogLevel.Error, "A console page failed, request {RequestId}")]
    private static partial void Failed(ILogger logger, string requestId, Exception fault);
}
