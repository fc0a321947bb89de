using System.Text.Json;
using AnTT.Bot.Conversations;
using AnTT.Cases;
using AnTT.Cases.Evidence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Files of a message. They go sealed into the evidence store as they arrive and are not served back to the chat: whoever takes the phone finds no pictures.</summary>
internal static class DirectLineUploads
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const int MaxFiles = 10;

    /// <summary>The reader looks for the boundary in so much at once; its usual 4 KB are eight hundred steps for one photo.</summary>
    private const int PartBufferBytes = 64 * 1024;

    public static async Task<IResult> UploadAsync(string id, HttpContext context, UploadParts parts, DirectLineAccess access, ConversationStore store, InboxWriter inbox, CancellationToken ct)
    {
        if (await access.RefuseAsync(context, id) is { } refusal) return refusal;
        if (await store.FindAsync(id, ct) is not { } conversation) return DirectLineErrors.NotFound();

        var uploaded = await parts.ReadAsync(context.Request, conversation.DraftKey, ct);
        if (uploaded.Error is not null) return uploaded.Error;
        if (uploaded.Files.Count == 0) return DirectLineErrors.BadArgument("Không thấy tệp nào trong nội dung gửi lên.");

        var said = uploaded.Activity ?? new Activity { Type = ActivityTypes.Message };
        var stamped = DirectLinePosting.Stamp(said, id, await access.UserOfAsync(context) ?? conversation.UserId) with
        {
            Type = ActivityTypes.Message,
            Attachments = uploaded.Files,
        };
        var received = await inbox.ReceiveAsync(
            new Incoming(DirectLineEndpoints.ChannelId, id, DirectLinePosting.MessageId(stamped, id), stamped), ct);
        // The same message sent again, because its answer was lost on the way: the files are here already.
        if (received.Repeat || received.TooFast) await parts.WithdrawAsync();
        if (received.TooFast) return DirectLineErrors.TooMany();
        return Results.Json(new { id = received.ActivityId });
    }

    /// <summary>Reads the parts of one upload, in any order, and keeps each file.</summary>
    internal sealed class UploadParts(EvidenceStore evidence, IOptions<CasesOptions> limits)
    {
        private readonly List<Guid> _kept = [];

        internal sealed record Uploaded(Activity? Activity, List<Attachment> Files, IResult? Error = null);

        /// <summary>All of the upload or nothing: what came before a refusal or a broken line is taken back, since it will be sent again.</summary>
        public async Task<Uploaded> ReadAsync(HttpRequest request, string draftKey, CancellationToken ct)
        {
            var isWhole = false;
            try
            {
                var uploaded = await ReadBodyAsync(request, draftKey, ct);
                isWhole = uploaded.Error is null;
                return uploaded;
            }
            finally
            {
                if (!isWhole) await WithdrawAsync();
            }
        }

        /// <summary>Takes back what this upload has kept, whether or not the sender still waits.</summary>
        public Task WithdrawAsync() => evidence.WithdrawAsync(_kept, CancellationToken.None);

        private async Task<Uploaded> ReadBodyAsync(HttpRequest request, string draftKey, CancellationToken ct)
        {
            Allow(request.HttpContext, MaxFiles * limits.Value.MaxFileBytes + DirectLinePosting.MaxJsonBytes);
            try
            {
                return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                    ? await ReadPartsAsync(request, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), draftKey, ct)
                    : await ReadSingleAsync(request, draftKey, ct);
            }
            catch (Exception error) when (error is InvalidDataException or IOException && !ct.IsCancellationRequested)
            {
                return Failed(DirectLineErrors.BadArgument("Nội dung gửi lên bị đứt hoặc sai định dạng. Hãy gửi lại tệp."));
            }
        }

        private async Task<Uploaded> ReadPartsAsync(HttpRequest request, string boundary, string draftKey, CancellationToken ct)
        {
            var result = new Uploaded(null, []);
            var reader = new MultipartReader(boundary, request.Body, PartBufferBytes);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                {
                    var body = await BoundedBody.ReadAsync(section.Body, DirectLinePosting.MaxJsonBytes, ct);
                    if (body is null) return Failed(DirectLineErrors.TooLarge("Phần nội dung của tin nhắn quá dài."));
                    try
                    {
                        result = result with { Activity = WithoutPictures(DirectLinePosting.Parse(body)) };
                    }
                    catch (Exception error) when (DirectLinePosting.IsUnreadable(error))
                    {
                        return Failed(DirectLineErrors.BadArgument("Phần mô tả của tin nhắn không hợp lệ."));
                    }
                    continue;
                }
                if (result.Files.Count == MaxFiles) return Failed(DirectLineErrors.TooLarge($"Mỗi lần gửi tối đa {MaxFiles} tệp."));
                if (await KeepAsync(section.Body, FileName(section.ContentDisposition), draftKey, result.Files, ct) is { } error2) return Failed(error2);
            }
            return result;
        }

        private async Task<Uploaded> ReadSingleAsync(HttpRequest request, string draftKey, CancellationToken ct)
        {
            var result = new Uploaded(null, []);
            return await KeepAsync(request.Body, FileName(request.Headers.ContentDisposition), draftKey, result.Files, ct) is { } error ? Failed(error) : result;
        }

        /// <returns>Null when kept.</returns>
        private async Task<IResult?> KeepAsync(Stream body, string? name, string draftKey, List<Attachment> files, CancellationToken ct)
        {
            // The store seals while it reads and takes the database only at the end: a phone on a weak network holds nobody up.
            switch (await evidence.AddAsync(new EvidenceOwner.Draft(draftKey), body, name, ct))
            {
                case EvidenceResult.Kept kept:
                    if (!kept.WasHere) _kept.Add(kept.EvidenceId);
                    files.Add(new Attachment { ContentType = FileKinds.MediaType(kept.Kind), Name = name ?? "tệp" });
                    return null;
                case EvidenceResult.Refused refused:
                    return refused.Fault switch
                    {
                        FileFault.Kind => DirectLineErrors.UnsupportedFile(refused.Why),
                        FileFault.TooLarge or FileFault.TooMany => DirectLineErrors.TooLarge(refused.Why),
                        _ => DirectLineErrors.BadArgument(refused.Why),
                    };
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }

        /// <summary>A client's thumbnails are pictures too: they stay on its own screen.</summary>
        private static Activity WithoutPictures(Activity activity) => activity with { Attachments = null };

        private static string? FileName(string? disposition) =>
            ContentDispositionHeaderValue.TryParse(disposition, out var parsed)
                ? HeaderUtilities.RemoveQuotes(parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName).ToString()
                : null;

        private static Uploaded Failed(IResult error) => new(null, [], error);

        private static void Allow(HttpContext context, long bytes)
        {
            var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
            if (limit is { IsReadOnly: false }) limit.MaxRequestBodySize = bytes;
        }
    }
}
