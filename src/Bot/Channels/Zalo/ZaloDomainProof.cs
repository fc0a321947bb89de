using System.Text;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo;

/// <summary>Shows Zalo that this address is ours: a meta tag on the chat page, and a file.</summary>
internal static class ZaloDomainProof
{
    public static void UseZaloDomainProof(this WebApplication app)
    {
        var code = app.Services.GetRequiredService<IOptions<ZaloOptions>>().Value.DomainVerificationCode;
        if (code.Length == 0) return;
        var tag = $"<meta name=\"zalo-platform-site-verification\" content=\"{code}\">";
        app.MapGet($"/zalo_verifier{code}.html", () => Results.Content($"<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">{tag}<title>Zalo</title></head><body>{code}</body></html>\n", "text/html; charset=utf-8")).AllowAnonymous();
        if (PageWith(app, tag) is not { } page) return;
        app.Use((context, next) =>
        {
            if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path.Value is not ("/" or "/index.html")) return next(context);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.CacheControl = "no-cache";
            return context.Response.Body.WriteAsync(page, context.RequestAborted).AsTask();
        });
    }

    private static byte[]? PageWith(WebApplication app, string tag)
    {
        var file = Path.Combine(app.Environment.WebRootPath ?? "", "index.html");
        if (!File.Exists(file)) return null;
        var page = File.ReadAllText(file);
        var head = page.IndexOf("<head>", StringComparison.Ordinal);
        return head < 0 ? null : Encoding.UTF8.GetBytes(page.Insert(head + "<head>".Length, "\n  " + tag));
    }
}
