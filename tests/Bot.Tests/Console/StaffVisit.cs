using System.Net;
using System.Text.RegularExpressions;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Bot.Tests.StaffConsole;

/// <summary>A browser without scripts: keeps cookies, follows links, sends forms with their hidden fields.</summary>
public sealed class StaffVisit : IDisposable
{
    public const string Password = "một câu dài dễ nhớ";

    private readonly HttpClient _http;

    public StaffVisit(RunningBot bot) =>
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = new Uri(bot.Address) };

    /// <summary>The program with an empty corpus: the console does not need one.</summary>
    public static Task<RunningBot> StartAsync()
    {
        var empty = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "antt-empty-corpus"));
        return RunningBot.StartAsync(null, "--KnowledgeBase:Path", empty.FullName);
    }

    private static readonly string[] WithSecondStep = [StaffRoles.Administrator, StaffRoles.Custodian, StaffRoles.Commander, StaffRoles.Inspector];

    private long _lastStep;

    /// <summary>What the phone of this visitor holds.</summary>
    public string SecretLetters { get; private set; } = "";

    public List<string> Codes { get; } = [];

    /// <summary>A new account with the role, past its first sign-in; those who open names, or make accounts that do, with the second step on.</summary>
    public static async Task<StaffVisit> SignedInAsync(RunningBot bot, string name, string role, bool secondStep = true)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        var made = Assert.IsType<NewAccount.Made>(await scope.ServiceProvider.GetRequiredService<StaffAccounts>().AddAsync(name, role, $"Cán bộ {name}"));
        var visit = new StaffVisit(bot);
        await visit.SignInAsync(name, made.OneTimePassword);
        await visit.ChangePasswordAsync(made.OneTimePassword, Password);
        if (secondStep && WithSecondStep.Contains(role)) await visit.TurnOnSecondStepAsync();
        return visit;
    }

    public async Task<Seen> TurnOnSecondStepAsync()
    {
        // The form of the page that showed the secret: another page would show another.
        var page = await GetAsync("/console/xac-thuc-hai-buoc");
        SecretLetters = Regex.Match(page.Html, "secret-letters\">([A-Z2-7 ]+)<").Groups[1].Value;
        return await page.SendAsync(_http, "xac-thuc-hai-buoc", new() { ["Code"] = NextCode() });
    }

    /// <summary>The code of this moment, then the one after it, which a clock half a minute fast shows: either is good for half a minute at least, whenever the test runs.</summary>
    public string NextCode()
    {
        var now = AuthenticatorCode.StepAt(TimeProvider.System.GetUtcNow());
        _lastStep = Math.Max(now, _lastStep + 1);
        var code = AuthenticatorCode.At(AuthenticatorCode.Decode(SecretLetters), _lastStep);
        Codes.Add(code);
        return code;
    }

    /// <summary>Six digits that are no code of any step that could be taken.</summary>
    public string WrongCode()
    {
        var now = AuthenticatorCode.StepAt(TimeProvider.System.GetUtcNow());
        var near = Enumerable.Range(-5, 60).Select(step => AuthenticatorCode.At(AuthenticatorCode.Decode(SecretLetters), now + step)).ToHashSet();
        return Enumerable.Range(0, 100).Select(number => number.ToString("000000")).First(code => !near.Contains(code));
    }

    public Task<Seen> SendCodeAsync(string code) => SendAsync("/console/ma-xac-nhan", "ma-xac-nhan", new() { ["Code"] = code });

    public Task<Seen> SignInAsync(string name, string password) => SendAsync("/console/dang-nhap", "dang-nhap", new() { ["UserName"] = name, ["Password"] = password });

    public Task<Seen> ChangePasswordAsync(string current, string wanted) =>
        SendAsync("/console/doi-mat-khau", "doi-mat-khau", new() { ["Current"] = current, ["Wanted"] = wanted, ["Again"] = wanted });

    public async Task<Seen> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await Seen.ReadAsync(response);
    }

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) => _http.SendAsync(request);

    public Task<HttpResponseMessage> RawAsync(string path) => _http.GetAsync(path);

    /// <summary>Opens a page, fills the form whose action holds <paramref name="action"/> and sends it.</summary>
    public async Task<Seen> SendAsync(string path, string action, Dictionary<string, string> fields)
    {
        var page = await GetAsync(path);
        return await page.SendAsync(_http, action, fields);
    }

    /// <summary>Sends fields to an address no page offered, with a token this visitor was given elsewhere.</summary>
    public async Task<Seen> PostAsync(string address, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = (await GetAsync("/console/doi-mat-khau")).Token;
        using var response = await _http.PostAsync(address, new FormUrlEncodedContent(fields));
        return await Seen.ReadAsync(response);
    }

    /// <summary>Sends a form whose answer is a file.</summary>
    public async Task<(HttpResponseMessage Response, byte[] Bytes)> DownloadAsync(string address, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = (await GetAsync("/console/doi-mat-khau")).Token;
        var response = await _http.PostAsync(address, new FormUrlEncodedContent(fields));
        return (response, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Chooses a file in a form of a page.</summary>
    public async Task<Seen> UploadAsync(string path, string field, byte[] file, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent((await GetAsync(path)).Token), "__RequestVerificationToken" }, { new ByteArrayContent(file), field, name } };
        using var response = await _http.PostAsync(path, form);
        return await Seen.ReadAsync(response);
    }

    public static async Task<Filed> FileAsync(RunningBot bot, FiledTip? tip = null, byte[]? photo = null)
    {
        await using var scope = bot.App.Services.CreateAsyncScope();
        tip ??= Tip();
        if (photo is not null)
            await scope.ServiceProvider.GetRequiredService<EvidenceStore>().AddAsync(new EvidenceOwner.Draft(tip.DraftKey), new MemoryStream(photo), "a.jpg", CancellationToken.None);
        return await scope.ServiceProvider.GetRequiredService<TipFiling>().FileAsync(tip, CancellationToken.None);
    }

    public static FiledTip Tip() => new()
    {
        DraftKey = Guid.NewGuid().ToString("N"),
        Category = "trom-cap",
        CategoryName = "Trộm cắp",
        What = "Mất xe máy <b>Wave</b> đỏ trước cửa nhà",
        PlaceText = "ngõ 12 gần đình",
        OccurredText = "tối qua",
        Provenance = Provenance.HappenedToMe,
        Answers = [new TipAnswer("what", "Chuyện gì", "Mất xe máy"), new TipAnswer("where", "Ở đâu", "ngõ 12 gần đình")],
        FormId = "tin-bao",
        FormVersion = 1,
        ChannelKind = "web",
    };

    public void Dispose() => _http.Dispose();
}

/// <summary>A page as it arrived.</summary>
public sealed partial record Seen(HttpStatusCode Status, string Path, string Html, HttpResponseMessage Response)
{
    /// <summary>What a reader sees, entities resolved.</summary>
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

    public static async Task<Seen> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, response.RequestMessage!.RequestUri!.PathAndQuery, await response.Content.ReadAsStringAsync(), response);

    public async Task<Seen> SendAsync(HttpClient http, string action, Dictionary<string, string> fields)
    {
        var form = Forms().Matches(Html).Select(match => match.Value).First(text => Action(text).Contains(action, StringComparison.Ordinal));
        foreach (Match hidden in Hidden().Matches(form))
            fields.TryAdd(hidden.Groups["name"].Value, WebUtility.HtmlDecode(hidden.Groups["value"].Value));
        using var response = await http.PostAsync(Action(form), new FormUrlEncodedContent(fields));
        return await ReadAsync(response);
    }

    /// <summary>Of any form on the page.</summary>
    public string Token => TokenField().Match(Html).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]*)\"")]
    private static partial Regex TokenField();

    private string Action(string form) =>
        Actions().Match(form) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["url"].Value) : Path;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<form[^>]* action=\"(?<url>[^\"]*)\"")]
    private static partial Regex Actions();

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]*)\"[^>]*type=\"hidden\"[^>]*value=\"(?<value>[^\"]*)\"|<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
