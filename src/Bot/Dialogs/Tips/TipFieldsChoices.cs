using AnTT.Bot.Dialogs.Forms;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Buttons answered in own words.</summary>
internal sealed partial class TipFields
{
    /// <summary>More words than a choice needs: what they tell besides is kept.</summary>
    private const int BareAnswerWords = 8;

    /// <summary>Whether free words mean a button of the open question.</summary>
    public bool IsMeant(TipDraft draft, string text) =>
        draft is { Paused: false, Asking: { } asking } && FormOf(draft).Find(draft.CategoryCode, asking) is { } field && Meant(field, draft, text) is not null;

    /// <summary>The button that free words mean; null for a button's own words, and where words are wanted.</summary>
    private string? Meant(FormField field, TipDraft draft, string text)
    {
        if (field.Kind is not (FieldKind.Choice or FieldKind.Danger or FieldKind.Provenance or FieldKind.Files or FieldKind.Identity)) return null;
        if (field.Kind == FieldKind.Files && WordsOf(text) > BareAnswerWords) return null;
        if (field.Kind == FieldKind.Identity && reader.Read(text).Phone is not null) return null;
        var choices = field.Kind == FieldKind.Identity ? [Rungs.Hidden, Rungs.NoReply, Rungs.NoTrace, Rungs.Named] : field.Choices.Select(choice => choice.Title).ToList();
        return choices.Exists(choice => StoryReader.Same(choice, text)) ? null : reader.Choose(text, field.Id, choices);
    }

    private FieldResult TakeMeant(FormField field, TipDraft draft, string text, string button, Understood understood)
    {
        var more = WordsOf(text) > BareAnswerWords;
        switch (field.Kind)
        {
            case FieldKind.Danger:
                var answered = ReadDanger(field, draft, button, understood with { Intent = new Unknown() });
                if (!more || draft.Answers.ContainsKey(TipForm.What)) return answered;
                return answered switch
                {
                    FieldResult.Danger danger => new FieldResult.Danger(Fill(danger.Draft, text)),
                    FieldResult.Taken taken => ReadStory(taken.Draft, text),
                    _ => answered,
                };
            case FieldKind.Provenance when Provenances.Read(button, default) is { } known:
                var told = draft.With(field.Id, known.Text, known.Code);
                return new FieldResult.Taken(more ? Drafts.AddDetail(told, text) : told);
            case FieldKind.Files:
                return ReadFiles(draft, field.Choices.First(choice => choice.Title == button) is { Says: { } says } ? says : button, understood);
            case FieldKind.Identity:
                return ReadIdentity(draft, button, understood with { Intent = new Unknown() });
            default:
                return new FieldResult.Taken(draft.With(field.Id, $"{button} ({text})", button));
        }
    }

    /// <summary>Words that mean no button are kept as they are, but for bare refusals.</summary>
    private FieldResult ReadChoice(FormField field, TipDraft draft, string text) =>
        field.Choices.Any(choice => StoryReader.Same(choice.Title, text)) ? Plain(field, draft, text)
        : IsNo(text) ? new FieldResult.Taken(draft.Skipping(field.Id))
        : Elsewhere(field, draft, text) ?? Plain(field, draft, text);

    /// <summary>"Giấu tên tôi nhé" may come anywhere; of a longer answer it is not the whole.</summary>
    public bool WishesToHide(string text) => WordsOf(text) <= MostWordsOfWish && reader.Choose(text, "hide", [Rungs.Hidden]) is not null && !reader.EndsAsking(text);

    /// <summary>Where a question has buttons, vaguer words as "bí mật nhé" can mean nothing else.</summary>
    private bool MeansHidden(FormField field, string text) =>
        field.Kind is FieldKind.Choice or FieldKind.Danger or FieldKind.Provenance or FieldKind.Files or FieldKind.Category
        && WordsOf(text) <= BareAnswerWords && !reader.Asks(text) && reader.Choose(text, TipForm.Identity, [Rungs.Hidden]) is not null;

    private const int MostWordsOfWish = 16;

    private static int WordsOf(string text) => text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
}
