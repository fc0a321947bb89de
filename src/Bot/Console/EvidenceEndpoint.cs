using AnTT.Cases.Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AnTT.Bot.StaffConsole;

/// <summary>The bytes of one file of a case. Pictures show in the page; everything else is only saved.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this WebApplication app) =>
        app.MapGet("/console/ho-so/{caseId:guid}/bang-chung/{evidenceId:guid}/tep", SendAsync).RequireAuthorization(ConsolePolicies.WorksCases);

    private static async Task<Results<EmptyHttpResult, NotFound>> SendAsync(
        Guid caseId, Guid evidenceId, HttpContext context, EvidenceStore store, CurrentOfficer current, CancellationToken ct)
    {
        if (context.User.HasClaim(Accounts.StaffClaims.MustChangePassword, "1")) return TypedResults.NotFound();
        var found = await store.OpenAsync(
            caseId,
            evidenceId,
            current.Officer,
            item =>
            {
                Describe(context.Response, item);
                return context.Response.Body;
            },
            ct);
        return found ? TypedResults.Empty : TypedResults.NotFound();
    }

    private static void Describe(HttpResponse response, EvidenceItem item)
    {
        var inline = item.Kind.IsPicture();
        response.ContentType = inline ? item.Kind.MediaType() : "application/octet-stream";
        response.ContentLength = item.SizeBytes;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment")
        {
            FileName = $"bang-chung-{item.Id.ToString("N")[^8..]}.{item.Kind.Extension()}",
        }.ToString();
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
