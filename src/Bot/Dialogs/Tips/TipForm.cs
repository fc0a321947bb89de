using AnTT.Bot.Conversations;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Names the program itself knows in every version of the form, and the buttons of the read-back.</summary>
internal static class TipForm
{
    public const string Id = "tin-bao";

    public const string Danger = "danger";
    public const string What = "what";
    public const string Category = "category";
    public const string Where = "where";
    public const string When = "when";
    public const string Ongoing = "ongoing";
    public const string Details = "details";
    public const string Evidence = "evidence";
    public const string Provenance = "provenance";
    public const string Identity = "identity";
    public const string Contact = "contact";

    /// <summary>Codes of the identity: <see cref="Rungs"/>.</summary>
    public const string Anonymous = "anonymous";
    public const string NamedSender = "named";
    public const string NoTrace = "no-trace";

    public const string Now = "now";
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>Code of an answer of which the story told a part: the rest is still asked.</summary>
    public const string InPart = "in-part";

    public static readonly Choice Send = new("Gửi tin báo", "Gửi");
    public static readonly Choice Edit = new("Sửa");
    public static readonly Choice Cancel = new("Huỷ");
}
