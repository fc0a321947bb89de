using AnTT.Bot.StaffConsole.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AnTT.Bot.StaffConsole;

internal static class ConsoleGuards
{
    /// <summary>Case pages stay out of browser caches on shared computers.</summary>
    public static Task NeverStoreAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <summary>A timer of the page asked, not a person.</summary>
    public static bool IsPolling(HttpRequest request) => (request.Headers.ContainsKey("HX-Request") && request.Query.ContainsKey("nhip")) || request.Path == DutyBellEndpoint.Path;
}

/// <summary>Until a one-time password is changed, every page leads to changing it.</summary>
internal sealed class ChangePasswordFirst : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // Nothing to do before a handler is known.
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var page = context.ActionDescriptor.ViewEnginePath;
        if (page is "/ChangePassword" or "/SignOut" or "/SignIn" or "/SignInCode" or "/Fault") return;
        if (context.HttpContext.User.HasClaim(StaffClaims.MustChangePassword, "1")) context.Result = new RedirectToPageResult("/ChangePassword");
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Nothing to do after.
    }
}
