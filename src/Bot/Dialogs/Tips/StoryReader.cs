using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Slots;
using AnTT.Bot.Storage;
using AnTT.Cases.Routing;
using AnTT.Knowledge.Text;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What one message says about an incident; anything may be missing.</summary>
/// <param name="Category">Machine name of the category; null when unclear.</param>
/// <param name="Place">Where, in the sender's words.</param>
/// <param name="When">When, in the sender's words.</param>
/// <param name="At">The moment those words mean, if they mean one.</param>
/// <param name="Details">Phones, plates and the like by kind, as <see cref="Forms.FormField.Fills"/> names them.</param>
internal sealed record StoryReading(
    string? Category, string? Place, string? When, DateTimeOffset? At, bool? Ongoing, string? Phone, FieldAnswer? Provenance, string? OutsideWard,
    IReadOnlyDictionary<string, string> Details);

/// <summary>Reads free words of a tip through <see cref="MessageUnderstanding"/> and the ward's own places.</summary>
internal sealed class StoryReader(MessageUnderstanding understanding, Later<WardDirectory> wards, IOptions<WardOptions> wardOptions, TimeProvider clock)
{
    public const string Other = "khac";

    public StoryReading Read(string story)
    {
        var understood = understanding.Read(story, new MessageContext(clock.GetUtcNow(), Expecting.FreeText));
        var category = (understood.Intent as Tip)?.Category ?? understood.Offer;
        var slots = understood.Slots;
        return new StoryReading(
            category?.Code, slots.Where?.Text, slots.When?.Text, Moment(slots.When?.Value), slots.Ongoing, slots.Phones.Count > 0 ? slots.Phones[0].Text : null,
            Provenances.Read(story, slots.Provenance), Tips.OutsideWard.Read(story, wardOptions.Value), DetailsOf(slots));
    }

    /// <summary>How long before now the words say something happened; null when they do not.</summary>
    public TimeSpan? AgoOf(string text) =>
        understanding.Read(text, new MessageContext(clock.GetUtcNow(), Expecting.FreeText)).Slots.When?.Value is { Recurs: false } when ? clock.GetUtcNow() - when.From : null;

    private static Dictionary<string, string> DetailsOf(TipSlots slots)
    {
        var details = new Dictionary<string, string>();
        void Add(string kind, IEnumerable<string> texts)
        {
            var text = string.Join(", ", texts);
            if (text.Length > 0) details[kind] = text;
        }
        Add("phones", slots.Phones.Select(found => found.Text));
        Add("plates", slots.Plates.Select(found => found.Text));
        Add("accounts", slots.Accounts.Select(found => found.Value.Bank is { } bank ? $"{found.Value.Account} ({bank})" : found.Text));
        Add("amounts", slots.Amounts.Select(found => found.Text));
        Add("links", slots.Links.Select(found => found.Text));
        Add("people", new[] { slots.People?.Text, slots.Person?.Text }.OfType<string>());
        Add("vehicle", slots.Vehicle is { } vehicle ? [vehicle.Text] : []);
        Add("apps", slots.Apps.Select(found => found.Text));
        return details;
    }

    /// <summary>A moment the words fix within a day; "đêm nào cũng" fixes none.</summary>
    private static DateTimeOffset? Moment(TimeSpanMeant? meant) =>
        meant is { Recurs: false } when && when.To - when.From <= TimeSpan.FromDays(1) ? when.From : null;

    /// <summary>The ward's area (tổ dân phố) the words name; null when none or unclear.</summary>
    public async Task<Guid?> AreaOfAsync(string place, CancellationToken ct)
    {
        var ward = await wards.Value.GetAsync(wardId: null, ct);
        var words = $" {Plain(place)} ";
        var meant = understanding.Read(place, new MessageContext(clock.GetUtcNow(), Expecting.FreeText)).Slots.Where?.Value.Neighbourhood;
        if (meant is { } number && ward.Areas.FirstOrDefault(area => Plain(area.Name).EndsWith($" {number}", StringComparison.Ordinal)) is { } numbered) return numbered.Id;
        return ward.Areas
            .SelectMany(area => area.Aliases.Append(area.Name), (area, name) => (area.Id, Name: Plain(name)))
            .Where(area => area.Name.Length > 0 && words.Contains($" {area.Name} ", StringComparison.Ordinal))
            .OrderByDescending(area => area.Name.Length)
            .Select(area => (Guid?)area.Id)
            .FirstOrDefault();
    }

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

    private static string Plain(string text) => string.Join(
        ' ',
        Letters.Fold(text).Split([' ', '\t', '\n', '\r', ',', '.', ';', ':', '!', '?', '(', ')', '"', '-', '/'], StringSplitOptions.RemoveEmptyEntries));
}
