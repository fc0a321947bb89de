using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace AnTT.Bot.StaffConsole;

/// <summary>The clean copy of one file of a case. Pictures, sound and video play in the page; everything else is only saved.</summary>
internal static class EvidenceEndpoint
{
    public static void MapEvidence(this WebApplication app)
    {
        app.MapGet("/console/ho-so/{caseId:guid}/bang-chung/{evidenceId:guid}/tep", SendAsync).RequireAuthorization(ConsolePolicies.WorksCases);
        app.MapGet("/console/ho-so/{caseId:guid}/bang-chung/{evidenceId:guid}/thu-nho", PreviewAsync).RequireAuthorization(ConsolePolicies.WorksCases);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> PreviewAsync(
        Guid caseId, Guid evidenceId, HttpContext context, EvidenceViewing viewing, CurrentOfficer current, CancellationToken ct)
    {
        if (context.User.HasClaim(Accounts.StaffClaims.MustChangePassword, "1") || await viewing.PreviewAsync(caseId, evidenceId, current.Officer, ct) is not { } small) return TypedResults.NotFound();
        Sandbox(context.Response);
        return TypedResults.File(small, "image/jpeg");
    }

    /// <summary>Headers under which a stranger's bytes may reach a browser: no script, no frame, no guessing of the type.</summary>
    public static void Describe(HttpResponse response, EvidenceItem item, long sizeBytes, bool inline, string name)
    {
        response.ContentType = inline ? item.Kind.MediaType() : "application/octet-stream";
        response.ContentLength = sizeBytes;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment") { FileName = $"{name}-{item.Id.ToString("N")[^8..]}.{item.Kind.Extension()}" }.ToString();
        Sandbox(response);
    }

    private static void Sandbox(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private static async Task<Results<EmptyHttpResult, NotFound>> SendAsync(
        Guid caseId, Guid evidenceId, HttpContext context, EvidenceViewing viewing, CurrentOfficer current, CancellationToken ct)
    {
        if (context.User.HasClaim(Accounts.StaffClaims.MustChangePassword, "1")) return TypedResults.NotFound();
        var opening = await viewing.OpenCleanAsync(
            caseId,
            evidenceId,
            current.Officer,
            item =>
            {
                Describe(context.Response, item, item.CleanSizeBytes, inline: item.Kind.IsPicture() || item.Kind.IsSound() || item.Kind == FileKind.Mp4, "ban-sach");
                return context.Response.Body;
            },
            ct);
        return opening is EvidenceOpening.Opened ? TypedResults.Empty : TypedResults.NotFound();
    }
}
