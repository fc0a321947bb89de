using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AnTT.ZaloSimulator;

/// <summary>OAuth v4: refresh tokens work once, and a new access token ends the one before at once.</summary>
public sealed class PlatformTokens(PlatformSettings settings)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _challenges = new(StringComparer.Ordinal);
    private DateTimeOffset _expiresAt;
    private int _count;

    public string Access { get; private set; } = "";

    public string Refresh { get; private set; } = "";

    /// <summary>Times a used or unknown refresh token was shown.</summary>
    public int Burnt { get; private set; }

    public int Minted => _count;

    /// <summary>Pairs minted since the start whose answer was on purpose not delivered, or whose receiver died.</summary>
    public int Lost { get; private set; }

    public void CountLost() => Lost++;

    /// <summary>A fresh pair, as an administrator gets it from the developer tools.</summary>
    public (string Access, string Refresh) Mint()
    {
        lock (_lock)
        {
            _count++;
            if (Refresh.Length > 0) _used.Add(Refresh);
            (Access, Refresh) = ($"access-{_count}-{Guid.NewGuid():N}", $"refresh-{_count}-{Guid.NewGuid():N}");
            _expiresAt = settings.Clock.GetUtcNow().AddSeconds(settings.AccessSeconds);
            return (Access, Refresh);
        }
    }

    /// <returns>0, or the error code the API answers with.</returns>
    public int Check(string? access)
    {
        lock (_lock)
        {
            if (settings.TakesAnyToken) return string.IsNullOrEmpty(access) ? -216 : 0;
            if (access != Access) return -216;
            return settings.Clock.GetUtcNow() < _expiresAt ? 0 : -220;
        }
    }

    /// <summary>Ends the access token before its time.</summary>
    public void Expire()
    {
        lock (_lock) _expiresAt = DateTimeOffset.MinValue;
    }

    /// <summary>Somebody else renews with our token: the chain is broken for us.</summary>
    public void StealChain() => Mint();

    /// <summary>The consent page: an administrator agrees at once.</summary>
    public IResult Consent(HttpRequest request)
    {
        var query = request.Query;
        if (query["app_id"] != settings.AppId) return Results.Json(new { error = -14002, error_name = "App not active" });
        var code = Guid.NewGuid().ToString("N");
        lock (_lock) _challenges[code] = query["code_challenge"].ToString();
        var back = QueryHelpers.AddQueryString(query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["oa_id"] = settings.OaId, ["state"] = query["state"].ToString() });
        return Results.Redirect(back);
    }

    public async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (request.Headers["secret_key"] != settings.AppSecret || form["app_id"] != settings.AppId) return Refused(-14001, "Invalid secret key");
        lock (_lock)
        {
            var known = form["grant_type"].ToString() switch
            {
                "refresh_token" => settings.TakesAnyToken || form["refresh_token"] == Refresh,
                "authorization_code" => _challenges.Remove(form["code"].ToString(), out var challenge)
                    && challenge == WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))),
                _ => false,
            };
            if (!known)
            {
                Burnt++;
                return Refused(-14014, "Invalid refresh token");
            }
            Mint();
            return Results.Json(new { access_token = Access, refresh_token = Refresh, expires_in = settings.AccessSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
    }

    private static IResult Refused(int code, string name) => Results.Json(new { error = code, error_name = name, error_reason = "", ref_doc = "https://developers.zalo.me" });
}
