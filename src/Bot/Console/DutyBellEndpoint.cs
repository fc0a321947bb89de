using System.Security.Claims;
using AnTT.Bot.Dialogs.Emergencies;
using AnTT.Cases;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AnTT.Bot.StaffConsole;

/// <summary>What the open pages of case workers wait for: urgent tips nobody has opened.</summary>
/// <param name="Unseen">How many.</param>
/// <param name="Newest">Id of the newest; null when there is none.</param>
/// <param name="Sentence">What the page shows and a screen reader says.</param>
/// <param name="Urgent">Whether one of them is urgent; the others were rung for this officer because those before did not come.</param>
public sealed record BellState(int Unseen, Guid? Newest, string Sentence, bool Urgent);

/// <summary>Answers at once when something differs from what the page knows, else when the bell rings or after <see cref="Longest"/>.</summary>
internal static class DutyBellEndpoint
{
    public const string Path = "/console/chuong";

    /// <summary>Shorter than what proxies cut.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(25);

    /// <summary>Another process on the same database rings no bell here: look.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    public static void MapDutyBell(this WebApplication app) => app.MapGet(Path, WaitAsync).RequireAuthorization(ConsolePolicies.WorksCases);

    /// <param name="biet">Id of the newest the page knows; empty: none. Missing: answer at once.</param>
    private static async Task<Results<Ok<BellState>, NotFound>> WaitAsync(
        string? biet, HttpContext context, DutyBell bell, IServiceScopeFactory scopes, TimeProvider clock, IHostApplicationLifetime life, CancellationToken ct)
    {
        if (context.User.HasClaim(Accounts.StaffClaims.MustChangePassword, "1")) return TypedResults.NotFound();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
        var until = clock.GetUtcNow() + Longest;
        while (true)
        {
            var rung = bell.Next;
            var state = await LookAsync(scopes, context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, ct);
            if (biet is null || (state.Newest?.ToString() ?? "") != biet || clock.GetUtcNow() >= until || ended.IsCancellationRequested) return TypedResults.Ok(state);
            await Task.WhenAny(rung, Task.Delay(LookAgain, clock, ended.Token));
        }
    }

    private static async Task<BellState> LookAsync(IServiceScopeFactory scopes, string officerId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var cases = scope.ServiceProvider.GetRequiredService<CasesDb>();
        if (cases.Sight == CaseSight.Drill)
        {
            // A real alarm rings through every exercise.
            await using var real = scopes.CreateAsyncScope();
            real.ServiceProvider.GetRequiredService<CasesDb>().LookAs(CaseSight.Ward);
            if (await RingingAsync(real.ServiceProvider, officerId, ct) is { Unseen: > 0 } alarm) return alarm with { Sentence = $"VIỆC THẬT, không phải diễn tập: {alarm.Sentence} Hãy ra khỏi diễn tập ngay." };
        }
        return await RingingAsync(scope.ServiceProvider, officerId, ct);
    }

    private static async Task<BellState> RingingAsync(IServiceProvider services, string officerId, CancellationToken ct)
    {
        var ward = await services.GetRequiredService<WardDirectory>().GetAsync(null, ct);
        var (unseen, newest, urgent) = await services.GetRequiredService<CaseLists>().RingingAsync(ward.Id, officerId, ct);
        return new BellState(unseen, newest, unseen == 0 ? "" : urgent ? $"Có {unseen} tin khẩn chưa ai mở." : $"Có {unseen} tin chưa ai mở, chuyển chuông đến bạn.", urgent);
    }
}
