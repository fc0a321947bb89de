using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Slots;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What one message says about an incident; anything may be missing.</summary>
/// <param name="Category">Machine name of the category; null when unclear.</param>
/// <param name="Place">Where, in the sender's words.</param>
/// <param name="When">When, in the sender's words.</param>
/// <param name="At">The moment those words mean, if they mean one.</param>
/// <param name="OutsideWard">The other ward, city or province that is named. Such a tip is taken and handed over, never turned away (Bộ luật Tố tụng hình sự 101/2015/QH13, Điều 145).</param>
/// <param name="Details">Phones, plates and the like by kind, as <see cref="Forms.FormField.Fills"/> names them.</param>
internal sealed record StoryReading(
    string? Category, string? Place, string? When, DateTimeOffset? At, bool? Ongoing, string? Phone, FieldAnswer? Provenance, string? OutsideWard,
    IReadOnlyDictionary<string, string> Details);

/// <summary>Reads free words of a tip through <see cref="MessageUnderstanding"/>.</summary>
internal sealed class StoryReader(MessageUnderstanding understanding, WardText ward, TimeProvider clock)
{
    public const string Other = "khac";

    /// <param name="before">What was told earlier: whose vehicle this is may have been said there.</param>
    public StoryReading Read(string story, string before = "")
    {
        var understood = understanding.Read(story, new MessageContext(clock.GetUtcNow(), Expecting.FreeText));
        var category = (understood.Intent as Tip)?.Category ?? understood.Offer;
        var slots = understood.Slots;
        return new StoryReading(
            category?.Code ?? (AtHome.Strikes(story) ? "bao-luc-gia-dinh" : null), slots.Where?.Text, WhenOf(slots.When), Moment(slots.When?.Value), slots.Ongoing, slots.Phones.Count > 0 ? slots.Phones[0].Text : null,
            Provenances.Read(story, slots.Provenance), ward.IsNamed ? slots.Where?.Value.Outside : null, DetailsOf(story, before, slots));
    }

    /// <summary>Which button of a question free words mean; null when none, or several.</summary>
    public string? Choose(string text, string question, IReadOnlyList<string> buttons) => understanding.Choose(text, question, buttons);

    /// <summary>Whether the words ask something back instead of saying it: "gửi cho ai vậy?", "gửi được chưa".</summary>
    public bool Asks(string text) => EndsAsking(text) || Choose(text, "asks", ["Hỏi"]) is not null;

    /// <summary>Whether the words end as a question: "ẩn danh được không".</summary>
    public bool EndsAsking(string text) => text.TrimEnd().EndsWith('?') || Choose(text, "asks", ["Cuối câu"]) is not null;

    /// <summary>Whether the words ask about the tip itself, which answers no question of any form: who will know, how long it takes.</summary>
    public bool AsksAboutTip(string text) => Choose(text, "asks", ["Về tin báo"]) is not null;

    /// <summary>Whether the words name no address: "trong nhà vệ sinh", "tầng 2".</summary>
    public bool IsNoAddress(string place) => understanding.IsOnly(place, "place.chua-ro");

    /// <summary>Whether somebody offers to bring lost money back: the second fraud after the first.</summary>
    public bool SpeaksOfRecovery(string text) => understanding.Holds(text, "fraud.lay-lai-tien");

    private static readonly TimeSpan LongestDay = TimeSpan.FromDays(2);

    /// <summary>How long before now the words say something happened, at least and at most; null when they do not.</summary>
    public (TimeSpan Least, TimeSpan Most)? AgoOf(string text)
    {
        var now = clock.GetUtcNow();
        if (understanding.Read(text, new MessageContext(now, Expecting.FreeText)).Slots.When?.Value is not { Recurs: false } when) return null;
        // "Hôm qua" may have been an hour before midnight; "tháng trước" is not taken for its last day.
        var told = when.To - when.From <= LongestDay ? when.To : when.From;
        var latest = told < now ? told : now;
        return (now - latest, now - (when.From < latest ? when.From : latest));
    }

    /// <summary>Number of the tổ dân phố named; null when none is.</summary>
    public int? NeighbourhoodOf(string place) => understanding.Read(place, new MessageContext(clock.GetUtcNow(), Expecting.FreeText)).Slots.Where?.Value.Neighbourhood;

    private static Dictionary<string, string> DetailsOf(string story, string before, TipSlots slots)
    {
        var details = new Dictionary<string, string>();
        void Add(string kind, IEnumerable<string> texts)
        {
            var text = string.Join(", ", texts);
            if (text.Length > 0) details[kind] = text;
        }
        Add("phones", slots.Phones.Select(found => found.Text));
        var told = before.Length > 0 ? before + ". " + story : story;
        bool IsLost(int start) => LostThings.IsLost(told, start + told.Length - story.Length);
        var (lost, seen) = (slots.Plates.Where(found => IsLost(found.Start)).ToList(), slots.Plates.Where(found => !IsLost(found.Start)));
        Add("plates", seen.Select(found => found.Text));
        Add("accounts", slots.Accounts.Select(found => found.Value.Bank is { } bank ? $"{found.Value.Account} ({bank})" : found.Text));
        Add("amounts", slots.Amounts.Select(found => found.Text));
        Add("links", slots.Links.Select(found => found.Text));
        Add("people", new[] { slots.People?.Text, slots.Person?.Text }.OfType<string>());
        var vehicleLost = slots.Vehicle is { } vehicle && IsLost(vehicle.Start);
        Add("vehicle", slots.Vehicle is { } driven && !vehicleLost ? [driven.Text] : []);
        Add("lost", (vehicleLost ? [slots.Vehicle!.Text] : Array.Empty<string>()).Concat(lost.Select(found => found.Text)));
        Add("recurs", slots.When is { Value.Recurs: true } ? ["Thường xuyên"] : []);
        Add("times", slots.When is { Value.IsExact: true } time ? [WhenOf(time)!] : []);
        Add("apps", slots.Apps.Select(found => found.Value));
        return details;
    }

    /// <summary>"Đêm nào … cũng hát" and "hay tụ tập" read back as they are meant, not as they stood.</summary>
    private static string? WhenOf(Found<TimeSpanMeant>? when) => when switch
    {
        { Value.Recurs: true } when Plain(when.Text).EndsWith(" nao", StringComparison.Ordinal) => when.Text + " cũng có",
        { Value.Recurs: true } when Plain(when.Text).EndsWith(" nao cung", StringComparison.Ordinal) => when.Text + " có",
        { Value.Recurs: true } when Plain(when.Text).StartsWith("hay ", StringComparison.Ordinal) => "Thường xuyên",
        _ => when?.Text,
    };

    /// <summary>A moment the words fix within a day; "đêm nào cũng" fixes none.</summary>
    private static DateTimeOffset? Moment(TimeSpanMeant? meant) =>
        meant is { Recurs: false } when && when.To - when.From <= TimeSpan.FromDays(1) ? when.From : null;

    /// <summary>Whether the whole message is one of these words, marks and case aside.</summary>
    public static bool Means(string text, params ReadOnlySpan<string> words) => words.Contains(Plain(text));

    /// <summary>Whether two texts say the same, marks, case and punctuation aside.</summary>
    public static bool Same(string one, string other) => Plain(one) == Plain(other);

    /// <summary>Whether one of these words stands in the message, marks and case aside.</summary>
    public static bool Has(string text, params ReadOnlySpan<string> words)
    {
        var plain = $" {Plain(text)} ";
        foreach (var word in words)
        {
            if (plain.Contains($" {word} ", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Without marks, case and punctuation, one space between words.</summary>
    public static string Plain(string text) => string.Join(
        ' ',
        Letters.Fold(text).Split([' ', '\t', '\n', '\r', ',', '.', ';', ':', '!', '?', '(', ')', '"', '-', '/'], StringSplitOptions.RemoveEmptyEntries));
}
