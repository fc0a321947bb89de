using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnTT.Bot.Channels.DirectLine;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.Channels;

public sealed class DirectLineUploadTests : IAsyncLifetime
{
    private RunningBot _bot = null!;

    public async Task InitializeAsync() => _bot = await RunningBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_broken_upload_is_refused_with_a_reason(string contentType)
    {
        var talk = await _bot.TalkAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{talk.ConversationId}/upload");
        request.Headers.Authorization = new("Bearer", talk.Token);
        request.Content = new ByteArrayContent([1, 2, 3]);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_upload_repeated_by_the_network_keeps_its_file_once()
    {
        var talk = await _bot.TalkAsync();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

        using var first = await talk.UploadAsync(photo, "a.jpg", "image/jpeg", clientActivityId: "one");
        using var second = await talk.UploadAsync(photo, "a.jpg", "image/jpeg", clientActivityId: "one");

        Assert.Equal(await IdOf(first), await IdOf(second));
        Assert.Single(Directory.GetFiles(Path.Combine(_bot.Folder, "evidence"), "*.sealed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Of_an_upload_that_was_refused_nothing_is_kept()
    {
        var talk = await _bot.TalkAsync();
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{talk.ConversationId}/upload");
        request.Headers.Authorization = new("Bearer", talk.Token);
        request.Content = new MultipartFormDataContent { { new ByteArrayContent(photo), "file", "a.jpg" }, { new ByteArrayContent([1, 2, 3]), "file", "b.exe" } };

        using var response = await _bot.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_bot.Folder, "evidence"), "*.sealed", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task An_empty_file_and_one_too_large_are_refused_with_the_status_that_says_so()
    {
        await using var small = await RunningBot.StartAsync(null, "--Cases:MaxFileBytes", "1048576");
        var talk = await small.TalkAsync();
        byte[] large = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[1_048_600]];

        using var empty = await talk.UploadAsync([], "a.jpg", "image/jpeg");
        using var tooLarge = await talk.UploadAsync(large, "a.jpg", "image/jpeg");

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task A_rehearsed_upload_leaves_no_file_and_no_row()
    {
        await using (var scope = _bot.App.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<UploadRehearsal>().RunAsync(CancellationToken.None);

        await using var after = _bot.App.Services.CreateAsyncScope();
        var db = after.ServiceProvider.GetRequiredService<CasesDb>();
        Assert.Empty(await db.EvidenceVaults.ToListAsync());
        Assert.Empty(await db.Evidence.ToListAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(_bot.Folder, "evidence"), "*.sealed", SearchOption.AllDirectories));
    }

    private static async Task<string> IdOf(HttpResponseMessage response)
    {
        using (response) return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}
