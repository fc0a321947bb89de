using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace AnTT.Bot.Web;

/// <summary>The files under <c>wwwroot</c>, each an open endpoint, sent in the smallest form the browser takes.</summary>
public static class StaticPages
{
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>Kept by the browser but asked about each time: pages and our own scripts change with every version.</summary>
    private const string AskEachTime = "no-cache";

    /// <summary>Best first. The build writes these beside each file worth compressing.</summary>
    private static readonly (string Encoding, string Extension)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
        [".md"] = "text/plain; charset=utf-8",
    };

    /// <summary>Maps every file there is at start; <c>index.html</c> answers for its folder.</summary>
    public static void MapStaticPages(this WebApplication app)
    {
        var root = app.Environment.WebRootPath;
        if (!Directory.Exists(root)) return;
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            if (!ContentTypes.TryGetValue(Path.GetExtension(path), out var contentType)) continue;
            var page = StaticPage.Read(path, contentType);
            var route = "/" + Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            Map(app, route, page);
            if (Path.GetFileName(path) == "index.html") Map(app, route[..^"index.html".Length], page);
        }
    }

    private static void Map(WebApplication app, string route, StaticPage page) =>
        app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], context => SendAsync(context, page)).AllowAnonymous();

    private static async Task SendAsync(HttpContext context, StaticPage page)
    {
        var form = page.FormFor(context.Request.GetTypedHeaders().AcceptEncoding);
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = form.Tag;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        // A version in the address ("?v=") promises that this content never changes under it.
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? Forever : AskEachTime;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(form.Tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = page.ContentType;
        context.Response.ContentLength = form.Length;
        if (form.Encoding is not null) context.Response.Headers.ContentEncoding = form.Encoding;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.SendFileAsync(form.Path, context.RequestAborted);
    }

    private sealed record StaticPage(string ContentType, StaticForm Plain, IReadOnlyList<StaticForm> Smaller)
    {
        public static StaticPage Read(string path, string contentType) => new(
            contentType,
            StaticForm.Read(path, encoding: null),
            [.. Compressed.Where(form => File.Exists(path + form.Extension)).Select(form => StaticForm.Read(path + form.Extension, form.Encoding))]);

        public StaticForm FormFor(IList<StringWithQualityHeaderValue> accepted) =>
            Smaller.FirstOrDefault(form => accepted.Any(one => one.Quality != 0 && one.Value.Equals(form.Encoding, StringComparison.OrdinalIgnoreCase))) ?? Plain;
    }

    private sealed record StaticForm(string Path, string? Encoding, long Length, EntityTagHeaderValue Tag)
    {
        public static StaticForm Read(string path, string? encoding)
        {
            using var file = File.OpenRead(path);
            var hash = Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 12));
            return new StaticForm(path, encoding, file.Length, new EntityTagHeaderValue($"\"{hash}\""));
        }
    }
}
