using System.Net;
using AnTT.Cases.Receipts;
using Microsoft.AspNetCore.Mvc;

namespace AnTT.Bot.Web;

/// <summary>Where anybody checks whether a slip was written by this ward. Needs no script, keeps nothing, and says nothing about the case.</summary>
internal static class SlipPage
{
    public const string Path = "/phieu";
    private const int LongestForm = 32 * 1024;

    public static void MapSlipPage(this WebApplication app)
    {
        app.MapGet(Path, (SlipDesk desk) => Page(desk, pasted: null)).AllowAnonymous();
        // Changes nothing and knows nobody: a form of another site could only ask the same question.
        app.MapPost(Path, ([FromForm] string? slip, SlipDesk desk) => Page(desk, slip ?? "")).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestForm));
    }

    private static IResult Page(SlipDesk desk, string? pasted)
    {
        var html = $"""
            <!DOCTYPE html>
            <html lang="vi">
            <head>
              <meta charset="utf-8">
              <title>Kiểm tra phiếu xác nhận</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="robots" content="noindex">
              <link rel="icon" href="/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/slip-page/slip.css">
            </head>
            <body>
              <main>
                <h1>Kiểm tra phiếu xác nhận đã nhận tin</h1>
                {Answer(desk, pasted)}
                <form method="post" action="{Path}">
                  <label for="slip">Dán toàn bộ phiếu vào đây</label>
                  <textarea id="slip" name="slip" required maxlength="4000">{WebUtility.HtmlEncode(pasted)}</textarea>
                  <button>Kiểm tra</button>
                </form>
                <p>Trang này chỉ cho biết phiếu có do nơi nhận tin ký hay không. Trang không lưu gì và không cho biết nội dung, tình trạng tin báo hay ai đã báo.</p>
                <details>
                  <summary>Tự kiểm tra không cần trang này</summary>
                  <p>Chữ ký là ECDSA P-256, SHA-256 (64 byte, base64url) trên các dòng phía trên dòng “Chữ ký”, mã UTF-8, xuống dòng bằng ký tự LF. Khoá công khai:</p>
                  <pre>{WebUtility.HtmlEncode(desk.PublicPem)}</pre>
                </details>
                <p><a href="/">Về trang trò chuyện</a></p>
              </main>
            </body>
            </html>
            """;
        return Results.Content(html, "text/html; charset=utf-8");
    }

    private static string Answer(SlipDesk desk, string? pasted)
    {
        if (pasted is null) return "";
        if (desk.Check(pasted) is not { } slip)
            return """<div class="answer false" role="alert"><p><strong>Không xác nhận được phiếu này.</strong> Phiếu thiếu dòng, đã bị sửa, hoặc không do nơi này ký. Hãy dán lại cả phiếu, từ dòng “PHIẾU XÁC NHẬN” đến hết dòng “Chữ ký”.</p></div>""";
        return $"""
            <div class="answer genuine" role="status">
              <p><strong>Phiếu thật.</strong> Chỉ những điều dưới đây được ký; dòng nào khác trên phiếu không phải của nơi nhận tin.</p>
              <dl>
                <dt>Nơi nhận</dt><dd>{WebUtility.HtmlEncode(slip.Office)}</dd>
                <dt>Số tin báo</dt><dd>{WebUtility.HtmlEncode(slip.Number)}</dd>
                <dt>Nhận lúc</dt><dd>{WebUtility.HtmlEncode(slip.Time)}</dd>
                <dt>Dấu nội dung</dt><dd>{WebUtility.HtmlEncode(slip.Digest)}</dd>
              </dl>
            </div>
            """;
    }
}
