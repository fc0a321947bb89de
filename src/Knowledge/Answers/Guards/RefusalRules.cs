using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Recognises questions that are refused for what they ask, whatever the corpus holds (refusal-words.tsv).</summary>
internal static class RefusalRules
{
    private static readonly Lazy<RefusalWords> Written = new(() => new RefusalWords(folded: false));
    private static readonly Lazy<RefusalWords> Folded = new(() => new RefusalWords(folded: true));

    /// <summary>The reason to refuse, or null.</summary>
    /// <param name="typed">The question as typed: compared with marks where it has any, else as its bare letters.</param>
    /// <param name="restored">The same with marks restored and shorthand written out.</param>
    internal static RefusalReason? ReasonFor(string typed, string restored)
    {
        var text = VietnameseText.Normalize(typed);
        var reason = VietnameseText.HasMarks(text) ? Written.Value.ReasonFor(text) : Folded.Value.ReasonFor(VietnameseText.Fold(text));
        return reason ?? (restored == text ? null : Written.Value.ReasonFor(VietnameseText.Normalize(restored)));
    }
}
