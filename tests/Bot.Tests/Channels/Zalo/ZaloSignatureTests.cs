using System.Text;
using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Channels.Zalo.Events;
using AnTT.Bot.Channels.Zalo.Tokens;

namespace AnTT.Bot.Tests.Channels.Zalo;

public sealed class ZaloSignatureTests
{
    private const string Body =
        """{"app_id":"1234567890123456789","sender":{"id":"2000000000000000001"},"recipient":{"id":"3000000000000000001"},"event_name":"user_send_text","message":{"msg_id":"a1b2c3d4e5f60718293a","text":"Xin chào phường"},"timestamp":"1767225600123","user_id_by_app":"4000000000000000001"}""";

    private const string Mac = "bdf6e279c2ff6b11d113d890801c048d7693a14541670d7ef1b29970553e9bc8";
    private const string EscapedMac = "6eb1bdb0e1440ca5bdac23660fc78dbe4cf9790df98dc3cc9203d57e9d0f7dae";

    private static readonly ZaloOptions Options = new() { AppId = "1234567890123456789", AppSecret = "AppSecretForTests", OaSecretKey = "OaSecretKeyForTests" };

    [Theory]
    [InlineData("mac=" + Mac)]
    [InlineData("mac = " + Mac)]
    [InlineData(Mac)]
    [InlineData("mac=BDF6E279C2FF6B11D113D890801C048D7693A14541670D7EF1B29970553E9BC8")]
    public void The_documented_sum_is_accepted_in_every_way_it_is_written(string header) => Assert.Equal(SignatureCheck.Right, Check(header, Body));

    [Fact]
    public void The_same_words_written_with_escapes_have_another_sum()
    {
        var escaped = Body.Replace("Xin chào phường", "Xin ch\\u00e0o ph\\u01b0\\u1eddng", StringComparison.Ordinal);

        Assert.Equal(SignatureCheck.Right, Check("mac=" + EscapedMac, escaped));
        Assert.Equal(SignatureCheck.Wrong, Check("mac=" + Mac, escaped));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void No_signature_is_told_apart_from_a_wrong_one(string? header) => Assert.Equal(SignatureCheck.Missing, Check(header, Body));

    [Theory]
    [InlineData("mac=")]
    [InlineData("mac=xyz")]
    [InlineData("hmac=bdf6e279c2ff6b11d113d890801c048d7693a14541670d7ef1b29970553e9bc8")]
    [InlineData("mac=adf6e279c2ff6b11d113d890801c048d7693a14541670d7ef1b29970553e9bc8")]
    public void Anything_else_is_wrong(string header) => Assert.Equal(SignatureCheck.Wrong, Check(header, Body));

    [Fact]
    public void Mixed_up_keys_are_named_and_not_accepted()
    {
        var body = Encoding.UTF8.GetBytes(Body);
        var withAppSecret = Convert.ToHexString(ZaloSignature.Compute(Options.AppId, body, "1767225600123", Options.AppSecret));
        var withOaId = Convert.ToHexString(ZaloSignature.Compute("3000000000000000001", body, "1767225600123", Options.OaSecretKey));

        Assert.Equal(SignatureCheck.FitsAppSecret, Check(withAppSecret, Body));
        Assert.Equal(SignatureCheck.FitsOaId, Check(withOaId, Body));
    }

    [Fact]
    public void A_numeric_timestamp_counts_as_it_is_written()
    {
        var body = Body.Replace("\"1767225600123\"", "1767225600123", StringComparison.Ordinal);
        var mac = Convert.ToHexString(ZaloSignature.Compute(Options.AppId, Encoding.UTF8.GetBytes(body), "1767225600123", Options.OaSecretKey));

        Assert.Equal(SignatureCheck.Right, Check(mac, body));
    }

    [Fact]
    public void The_challenge_of_a_verifier_is_the_documented_one() =>
        Assert.Equal("CIuljz1dtHOCacmhhh_PoCfRimWzq2JLGhjziT34vMc", ZaloConsentLink.Challenge("AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG"));

    private static SignatureCheck Check(string? header, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return ZaloSignature.Check(header, bytes, ZaloEventReader.Open(bytes)!.Timestamp, "3000000000000000001", Options);
    }
}
