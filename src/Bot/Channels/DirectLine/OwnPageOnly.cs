namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Lets only this site's own pages start or drop a chat: another site's form can send neither JSON nor our origin.</summary>
internal sealed class OwnPageOnly : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!request.HasJsonContentType())
            return ValueTask.FromResult<object?>(DirectLineErrors.UnsupportedFile("Yêu cầu phải có Content-Type: application/json."));
        return IsForeign(request) ? ValueTask.FromResult<object?>(DirectLineErrors.ForeignPage()) : next(context);
    }

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site)) return site != "same-origin" && site != "none";
        return request.Headers.TryGetValue("Origin", out var origin)
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == new HostString(request.Host.Value!).ToUriComponent());
    }
}
