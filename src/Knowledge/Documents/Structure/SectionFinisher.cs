namespace AnTT.Knowledge.Documents.Structure;

/// <summary>Turns drafts into sections: decides what is a heading and what is text, and gathers lists.</summary>
internal sealed class SectionFinisher(Capitals capitals)
{
    private const int LongestHeading = 60;
    private const int LongestArticleHeading = 45;

    public Section Finish(Draft draft, bool insideArticle = false)
    {
        insideArticle |= draft.Kind == LabelKind.Article;
        var heading = TakeHeading(draft, insideArticle);
        if (draft.Kind == LabelKind.Ordinal) draft.Rest = $"{draft.Label}, {draft.Rest}";
        var own = draft.Rest.Length == 0 ? draft.Own : [new SourceText(draft.Line, draft.Rest), .. draft.Own];
        var children = draft.Children.ConvertAll(child => Finish(child, insideArticle));
        return new Section(draft.Label, capitals.ToSentence(heading), ListReader.Read(own), children, draft.Line) { Kind = draft.Kind };
    }

    private static string TakeHeading(Draft draft, bool insideArticle)
    {
        if (draft.HeadingIsGiven && draft.Rest.Length > 0) return TakeRest(draft);
        return draft.Kind switch
        {
            LabelKind.None or LabelKind.Ordinal => "",
            LabelKind.Star or LabelKind.Title => TakeRest(draft).TrimEnd(':'),
            LabelKind.Article => IsArticleHeading(draft) ? TakeRest(draft) : "",
            LabelKind.Number or LabelKind.Dotted when insideArticle => "",
            LabelKind.Number or LabelKind.Dotted => IsHeading(draft) ? TakeRest(draft).TrimEnd(':').TrimEnd() : "",
            _ => TakeLines(draft),
        };
    }

    private static string TakeRest(Draft draft)
    {
        var heading = draft.Rest;
        draft.Rest = "";
        return heading;
    }

    private static bool HasContent(Draft draft) => draft.Own.Count > 0 || draft.Children.Count > 0;

    private static bool IsArticleHeading(Draft draft)
    {
        var syllables = Wording.Syllables(draft.Rest);
        if (!HasContent(draft) || syllables > LongestArticleHeading) return false;
        return !Wording.EndsSentence(draft.Rest) && draft.Rest[^1..] is not (":" or ",") || syllables <= 12 && draft.Rest.EndsWith('.');
    }

    private static bool IsHeading(Draft draft) =>
        draft.Rest.Length > 0 && HasContent(draft) && Wording.Syllables(draft.Rest) <= LongestHeading &&
        !Wording.EndsSentence(draft.Rest) && draft.Rest[^1] != ',' && Wording.Sentences(draft.Rest).Count == 1 &&
        !(draft.Rest[^1] == ':' && Wording.Syllables(draft.Rest) > 12);

    /// <summary>Phần, Chương, I., A.: the heading may stand on the following lines.</summary>
    private static string TakeLines(Draft draft)
    {
        if (draft.Rest.Length > 0 && (Wording.EndsSentence(draft.Rest) && Wording.Syllables(draft.Rest) > 12 || Wording.Syllables(draft.Rest) > LongestHeading)) return "";
        var heading = TakeRest(draft);
        var capital = heading.Length == 0 || Wording.IsCapitals(heading);
        while (draft.Own.Count > 0 && draft.Own[0] is SourceText { Text: var next } && LabelReader.Read(next) is null or { Kind: LabelKind.Bullet } && Belongs(heading, next, capital))
        {
            heading = heading.Length == 0 ? next : heading + " " + next;
            capital = Wording.IsCapitals(heading);
            draft.Own.RemoveAt(0);
        }
        return heading.TrimEnd(':', '.');
    }

    private static bool Belongs(string heading, string next, bool capital) =>
        Wording.Syllables(next) <= LongestHeading && !Wording.EndsSentence(next) && !next.EndsWith(':') &&
        (heading.Length == 0 || (capital && Wording.IsCapitals(next)));
}
