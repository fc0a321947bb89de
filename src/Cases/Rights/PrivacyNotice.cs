using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnTT.Cases.Rights;

/// <summary>What a sender is told before the first personal field, and agrees to by an act (Luật 91/2025 Điều 9: silence is no consent). For a dialog: show <see cref="Text"/>; who then gives a contact and presses "Gửi" agrees: file with <see cref="Given"/>.</summary>
/// <param name="Id">Which text: <c>tin-bao</c>.</param>
public sealed record PrivacyNotice(string Id, int Version, string Text)
{
    public static PrivacyNotice OfTips { get; } = Load("tin-bao");

    /// <param name="purpose">The one thing agreed to, such as <c>contact</c>.</param>
    public GivenConsent Given(string purpose, DateTimeOffset at) => new(Id, Version, SHA256.HashData(Encoding.UTF8.GetBytes(Text)), purpose, at);

    private static PrivacyNotice Load(string id)
    {
        using var stream = typeof(PrivacyNotice).Assembly.GetManifestResourceStream("notices.json")!;
        using var json = JsonDocument.Parse(stream);
        var notice = json.RootElement.GetProperty(id);
        return new PrivacyNotice(id, notice.GetProperty("version").GetInt32(), notice.GetProperty("text").GetString()!);
    }
}

/// <summary>A consent as the sender gave it, before there is a case.</summary>
/// <param name="TextSha256">Of the words that were shown.</param>
public sealed record GivenConsent(string NoticeId, int NoticeVersion, byte[] TextSha256, string Purpose, DateTimeOffset At);

/// <summary>Evidence of a consent; goes with the report.</summary>
public sealed class ConsentRecord
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required Guid ReportId { get; init; }
    public required string NoticeId { get; init; }
    public required int NoticeVersion { get; init; }
    public required byte[] TextSha256 { get; init; }
    public required string Purpose { get; init; }
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The sender has taken it back.</summary>
    public DateTimeOffset? WithdrawnAt { get; internal set; }
}
