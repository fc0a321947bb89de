using System.Security.Cryptography;
using System.Text;
using AnTT.Bot.Channels.Zalo.Storage;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Channels.Zalo.Tokens;

/// <summary>The link with which an administrator of the OA lets this app act for it, and the way back from Zalo's page.</summary>
internal sealed class ZaloConsentLink(
    ZaloDb db, WriteGate gate, ZaloOAuth oauth, ZaloTokens tokens, ZaloIdentities identities, IOptions<ZaloOptions> options, TimeProvider clock)
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int VerifierLength = 43;

    /// <summary>Zalo's code lives ten minutes; the administrator needs a few more to sign in.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public async Task<string> CreateAsync(CancellationToken ct)
    {
        var verifier = options.Value.CodeVerifier.Length > 0 ? options.Value.CodeVerifier : RandomNumberGenerator.GetString(Letters, VerifierLength);
        var state = RandomNumberGenerator.GetString(Letters, 32);
        using (await gate.EnterAsync(ct))
        {
            db.Consents.Add(new ZaloConsent { State = state, SealedVerifier = identities.SealSecret(verifier), ExpiresAt = clock.GetUtcNow() + Life });
            await db.SaveChangesAsync(ct);
        }
        return QueryHelpers.AddQueryString(new Uri(new Uri(options.Value.OAuthBaseUrl), "/v4/oa/permission").ToString(), new Dictionary<string, string?>
        {
            ["app_id"] = options.Value.AppId, ["redirect_uri"] = options.Value.CallbackUrl, ["code_challenge"] = Challenge(verifier), ["state"] = state,
        });
    }

    /// <summary>Base64url, without padding, of the verifier's SHA-256.</summary>
    public static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    /// <returns>What to tell the administrator.</returns>
    public async Task<string> CompleteAsync(string? code, string? oaId, string? state, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(code) || code.Length > 2000) return "Zalo không gửi mã uỷ quyền. Hãy mở lại liên kết in bởi lệnh: AnTT.Bot zalo link";
        if (await TakeVerifierAsync(state, ct) is not { } verifier) return "Liên kết đã dùng rồi hoặc quá hạn. Hãy tạo liên kết mới bằng lệnh: AnTT.Bot zalo link";
        switch (await oauth.ExchangeAsync(code, verifier))
        {
            case Grant.Pair pair:
                await tokens.ImportAsync(pair.Access, pair.Refresh, pair.Life, oaId is { Length: < 40 } ? oaId : null, seedHash: null, ct);
                return "Đã uỷ quyền. Tin nhắn đang chờ sẽ được gửi ngay. Bạn có thể đóng trang này.";
            case Grant.Refused refused:
                return $"Zalo từ chối (mã {refused.Code}). Hãy kiểm tra Zalo:AppId, Zalo:AppSecret, Zalo:CallbackUrl rồi tạo liên kết mới.";
            default:
                return "Chưa kết nối được tới Zalo. Hãy tạo liên kết mới sau ít phút.";
        }
    }

    public static async Task<IResult> CallbackAsync(HttpRequest request, ZaloConsentLink link, CancellationToken ct)
    {
        var said = await link.CompleteAsync(request.Query["code"], request.Query["oa_id"], request.Query["state"], ct);
        return Results.Text(said, "text/plain; charset=utf-8");
    }

    /// <summary>Each state counts once. A link made in Zalo's console carries none: then the fixed verifier, if there is one, and only while a link of ours is open.</summary>
    private async Task<string?> TakeVerifierAsync(string? state, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var entered = await gate.EnterAsync(ct);
        var known = string.IsNullOrEmpty(state) && options.Value.CodeVerifier.Length > 0
            ? await db.Consents.FirstOrDefaultAsync(row => row.ExpiresAt > now, ct)
            : await db.Consents.FirstOrDefaultAsync(row => row.State == state && row.ExpiresAt > now, ct);
        if (known is null) return null;
        db.Consents.Remove(known);
        await db.SaveChangesAsync(ct);
        return identities.OpenSecret(known.SealedVerifier);
    }
}
