using System.Security.Claims;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Cases.Conflict;

namespace AnTT.Bot.StaffConsole;

/// <summary>Whose eyes the case store looks with: in the console those of who is signed in; elsewhere the program's own.</summary>
internal static class ConsoleSight
{
    /// <summary>Who carries it takes part in an exercise. It opens nothing but exercises, so anybody may.</summary>
    public const string DrillCookie = "antt-dien-tap";

    public static CaseLook Of(IServiceProvider services)
    {
        var http = services.GetRequiredService<IHttpContextAccessor>();
        return () => http.HttpContext is { } context && context.Request.Path.StartsWithSegments("/console") ? Of(context) : CaseSight.Program;
    }

    /// <summary>The account whose withdrawals count; empty while it is not known yet who is signed in.</summary>
    public static CaseReader ReaderOf(IServiceProvider services)
    {
        var http = services.GetRequiredService<IHttpContextAccessor>();
        return () => http.HttpContext is { } context && context.Request.Path.StartsWithSegments("/console") ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "" : null;
    }

    /// <summary>Only an inspector who is nothing else looks behind the door; nobody, or somebody with two hats, is of the ward.</summary>
    private static CaseSight Of(HttpContext context) =>
        context.User.IsInRole(StaffRoles.Inspector) && !StaffRoles.Names.Keys.Any(role => role != StaffRoles.Inspector && context.User.IsInRole(role)) ? CaseSight.Inspectorate
        : context.Request.Cookies.ContainsKey(DrillCookie) ? CaseSight.Drill : CaseSight.Ward;
}
