namespace AnTT.Bot.Web;

/// <summary>What a browser may do with any answer of ours: nothing from elsewhere, nothing inline, no framing.</summary>
public static class SecurityHeaders
{
    /// <summary>First in the pipeline, so that errors carry the headers too. An endpoint that sets one of them keeps its own.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(
            static state =>
            {
                Apply((HttpContext)state);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    });

    private static void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.TryAdd("Content-Security-Policy", Policy(context.Request));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
    }

    /// <remarks>Safari before 15.4 does not count sockets of the same host under 'self', hence the host by name.</remarks>
    private static string Policy(HttpRequest request)
    {
        var host = request.Host.ToUriComponent();
        var sockets = host.Length == 0 ? "" : $" ws://{host} wss://{host}";
        var forms = request.Path.StartsWithSegments("/console") || request.Path.StartsWithSegments(SlipPage.Path) ? "'self'" : "'none'";
        return $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self'; font-src 'self'; connect-src 'self'{sockets}; form-action {forms}; base-uri 'none'; frame-ancestors 'none'";
    }
}
