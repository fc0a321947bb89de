using System.Text;
using AnTT.Bot.Conversations;
using AnTT.Cases.Evidence;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Keeps a sample photo of a tip nobody writes and drops it again: the first real one finds its code compiled, its queries made and its room taken.</summary>
internal sealed class UploadRehearsal(DirectLineUploads.UploadParts parts, EvidenceStore evidence)
{
    /// <summary>As large as a telephone's photos: what they lie in is made now.</summary>
    private const int PhotoBytes = 3 * 1024 * 1024;

    private const string Boundary = "rehearsal";

    /// <summary>The copy without metadata is made behind the sender's back; it has so long.</summary>
    private static readonly TimeSpan CopyIsMade = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var draftKey = DraftKeys.New();
        try
        {
            var request = new DefaultHttpContext().Request;
            (request.ContentType, request.Body) = ($"multipart/form-data; boundary={Boundary}", new MemoryStream(Body()));
            await parts.ReadAsync(request, draftKey, ct);
            await Task.Delay(CopyIsMade, ct);
        }
        finally
        {
            await parts.WithdrawAsync();
            await evidence.DiscardDraftAsync(draftKey, CancellationToken.None);
        }
    }

    private static byte[] Body() =>
    [
        .. Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"activity\"\r\nContent-Type: application/vnd.microsoft.activity\r\n\r\n"),
        .. """{"type":"message","from":{"id":"rehearsal"}}"""u8,
        .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"),
        .. Photo(),
        .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n"),
    ];

    /// <summary>A JPEG that says, in EXIF, which make of camera took it (ITU-T T.81 annex B; CIPA DC-008 4.6.2).</summary>
    private static byte[] Photo() =>
    [
        0xFF, 0xD8,
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "abc\0"u8, 0, 0, 0, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[PhotoBytes], 0xFF, 0xD9,
    ];
}
