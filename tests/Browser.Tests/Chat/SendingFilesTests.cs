using System.Net;
using System.Net.Http.Headers;
using AnTT.Browser.Tests.Running;

namespace AnTT.Browser.Tests.Chat;

/// <summary>How pages travel: compressed as the browser asks, kept as long as they may be, under the policy.</summary>
[Collection(InChromium.Name)]
public sealed class SendingFilesTests(Chromium chromium)
{
    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task Smallest_form_the_browser_takes_is_sent(string accepted, string? encoding)
    {
        using var answer = await GetAsync("/", ("Accept-Encoding", accepted));

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.Equal(answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Page_is_asked_about_each_time_and_not_sent_again_unchanged()
    {
        using var first = await GetAsync("/");
        using var second = await GetAsync("/", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task File_named_with_its_version_is_kept_for_good()
    {
        using var answer = await GetAsync("/lib/directline.js?v=1");

        Assert.Equal(new CacheControlHeaderValue { Public = true, MaxAge = TimeSpan.FromDays(365), Extensions = { new NameValueHeaderValue("immutable") } }, answer.Headers.CacheControl);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/chat/settings")]
    public async Task Every_answer_carries_the_policy(string path)
    {
        using var answer = await GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/%2e%2e/AnTT.Bot.dll")]
    [InlineData("/index.html.br")]
    [InlineData("/package.json")]
    public async Task Nothing_but_the_pages_is_sent(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(chromium.Bot.Address + path));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request);
    }
}
