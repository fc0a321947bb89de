using AnTT.Bot.Dialogs.Forms;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>What a story already answers of a question that was not asked yet.</summary>
internal static class FieldFilling
{
    private const string Joint = "; ";

    /// <returns>Null: nothing, or two buttons of which one must be chosen.</returns>
    public static FieldAnswer? AnswerOf(FormField field, IReadOnlyDictionary<string, string> details, IReadOnlyList<ToldHit> heard)
    {
        var whole = Texts(field.Fills);
        var part = Texts(field.Part);
        var told = ToldOf(field, heard);
        if (field.Kind == FieldKind.Choice && !field.Several && told.Count > 1) told = [];
        var all = told.Concat(whole).Concat(part).ToList();
        if (all.Count == 0) return null;
        var rest = field.More.Length > 0 && whole.Count == 0 && (field.Part.Count < 2 || part.Count < field.Part.Count);
        return new FieldAnswer(string.Join(Joint, all), rest ? TipForm.InPart : null);

        List<string> Texts(IEnumerable<string> kinds) => [.. kinds.Select(kind => details.GetValueOrDefault(kind)).OfType<string>()];
    }

    /// <summary>What was told before and what was told now, nothing twice.</summary>
    public static string Join(string before, string now) =>
        string.Join(Joint, before.Split(Joint).Concat(now.Split(Joint)).Aggregate(new List<string>(), (kept, one) => kept.Exists(other => StoryReader.Has(other, StoryReader.Plain(one))) ? kept : [.. kept, one]));

    /// <summary>In the order of the form. Of two phrases over the same words the longer was meant.</summary>
    private static List<string> ToldOf(FormField field, IReadOnlyList<ToldHit> heard)
    {
        var hits = heard.Where(hit => field.Told.Any(told => told.Group == hit.Group)).ToList();
        hits.RemoveAll(hit => hits.Exists(other => other.Group != hit.Group && other.First < hit.End && hit.First < other.End && other.End - other.First > hit.End - hit.First));
        return [.. field.Told.Where(told => hits.Exists(hit => hit.Group == told.Group)).Select(told => told.Text)];
    }
}
