using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace AnTT.LoadBench.Desk;

/// <summary>An officer at a browser: signs in, then opens one page after the other and thinks in between.</summary>
internal sealed partial class SimulatedOfficer : IDisposable
{
    private readonly HttpClient _http;
    private readonly Random _random;
    private readonly int _number;
    private readonly PageTimes _times;
    private readonly int _cases;
    private List<string> _seen = [];

    public SimulatedOfficer(string address, int number, int cases, PageTimes times)
    {
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
        (_number, _cases, _times, _random) = (number, cases, times, new Random(number));
    }

    public async Task SignInAsync()
    {
        var page = await _http.GetStringAsync("/console/dang-nhap");
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token(page)), new("UserName", $"canbo{_number}"), new("Password", OldCases.Password)]);
        using var answer = await _http.PostAsync("/console/dang-nhap", form);
        if (answer.RequestMessage!.RequestUri!.AbsolutePath != "/console") throw new InvalidOperationException("Sign-in failed.");
    }

    public async Task WorkAsync(TimeSpan pause, CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await ClickAsync(ct);
                await Task.Delay(pause * (0.5 + _random.NextDouble()), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The shift is over.
        }
    }

    /// <summary>The open page waits for the bell all the time.</summary>
    public async Task ListenAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                using var answer = await _http.GetAsync("/console/chuong?biet=", ct);
                await Task.Delay(TimeSpan.FromSeconds(2), ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The shift is over.
        }
    }

    /// <summary>Every page once, so that all are measured however short the shift.</summary>
    public async Task WalkAsync(CancellationToken ct)
    {
        for (var dice = 0; dice < 100; dice++) await ClickAsync(dice, ct);
    }

    private Task ClickAsync(CancellationToken ct) => ClickAsync(_random.Next(100), ct);

    private Task ClickAsync(int dice, CancellationToken ct) => dice switch
    {
        < 12 => GetAsync("work list", "/console", ct),
        < 20 => GetAsync("counters (timer)", "/console?handler=Counts&nhip=1", ct, polling: true),
        < 30 => ListAsync("list, newest", "", ct),
        < 34 => ListAsync("list, a pile", $"?Pile={Of("Open", "New", "Mine", "ReporterWrote", "WaitingForReporter", "UnseenTooLong", "DueToday", "Overdue")}", ct),
        < 38 => ListAsync("list, one filter", $"?{Of($"State={Of("Closed", "InProgress", "OutOfScope", "Planned")}", $"Urgency={Of("Normal", "High", "Critical")}", $"Category={OldCases.Category(_random).Code}")}", ct),
        < 42 => ListAsync("list, two filters", $"?Category={OldCases.Category(_random).Code}&{Of($"State={Of("Closed", "InProgress", "Planned")}", $"Urgency={Of("High", "Critical")}")}", ct),
        < 46 => ListAsync("list, sorted", $"?Sort={Of("Oldest", "Urgency", "State", "Category")}&Trang={_random.Next(1, 6)}", ct),
        < 52 => ListAsync("list, words", $"?Text={OldCases.Common(_random)}+{OldCases.Seldom(_random)}", ct),
        < 55 => ListAsync("list, a common word", $"?Text={OldCases.Common(_random)}", ct),
        < 58 => ListAsync("list, a plate", $"?Text={OldCases.Plate(_random.Next(_cases))}", ct),
        < 62 => ListAsync("list, word and filter", $"?Text={OldCases.Seldom(_random)}&Category={OldCases.Category(_random).Code}", ct),
        < 82 => CaseAsync(ct),
        < 86 => NoteAsync(ct),
        < 92 => GetAsync("statistics", $"/console/thong-ke?Ky={Of("2026-10", "2026-09", "2026-06", "2025-11", "2026-q3", "2026-q2", "2025", "2026-10-w2", "2026-11-w1")}", ct),
        < 95 => GetAsync("register", "/console/so-theo-doi", ct),
        _ => ListAsync("list, open by urgency", "?Pile=Open&Sort=Urgency", ct),
    };

    private async Task ListAsync(string name, string query, CancellationToken ct)
    {
        var page = await GetAsync(name, "/console/ho-so" + query, ct);
        var found = CaseLink().Matches(page).Select(match => match.Groups["id"].Value).ToList();
        if (found.Count > 0) _seen = found;
    }

    private async Task CaseAsync(CancellationToken ct)
    {
        if (_seen.Count == 0) await ListAsync("list, newest", "", ct);
        await GetAsync("case page", "/console/ho-so/" + _seen[_random.Next(_seen.Count)], ct);
    }

    private async Task NoteAsync(CancellationToken ct)
    {
        if (_seen.Count == 0) await ListAsync("list, newest", "", ct);
        var id = _seen[_random.Next(_seen.Count)];
        var page = await GetAsync("case page", "/console/ho-so/" + id, ct);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token(page)), new("text", "Đã gọi tổ trưởng, chiều nay đi xem."), new("visibility", "Internal")]);
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.PostAsync($"/console/ho-so/{id}?handler=Note", form, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
        _times.Note("note written", Stopwatch.GetElapsedTime(began), answer.StatusCode);
    }

    private async Task<string> GetAsync(string name, string address, CancellationToken ct, bool polling = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (polling) request.Headers.Add("HX-Request", "true");
        var began = Stopwatch.GetTimestamp();
        using var answer = await _http.SendAsync(request, ct);
        var page = await answer.Content.ReadAsStringAsync(ct);
        _times.Note(name, Stopwatch.GetElapsedTime(began), answer.StatusCode);
        return page;
    }

    private string Of(params ReadOnlySpan<string> choices) => choices[_random.Next(choices.Length)];

    public void Dispose() => _http.Dispose();

    private static string Token(string page) => TokenField().Match(page).Groups["value"].Value;

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<value>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TokenField();

    [GeneratedRegex("""href="/console/ho-so/(?<id>[0-9a-f-]{36})""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CaseLink();
}
