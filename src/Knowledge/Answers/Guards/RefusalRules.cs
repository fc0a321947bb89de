using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Recognises questions that are refused for what they ask, whatever the corpus holds. Works on text without marks.</summary>
internal static partial class RefusalRules
{
    private static readonly Rule[] Rules =
    [
        new(RefusalReason.RuleChange, RuleChange()),
        new(RefusalReason.ReporterIdentity, ReporterIdentity(), ReporterIdentityUnless()),
        new(RefusalReason.PrivatePerson, PrivatePerson(), PrivatePersonUnless()),
        new(RefusalReason.Harmful, Harmful(), HarmfulUnless()),
        new(RefusalReason.Politics, Politics()),
        new(RefusalReason.Rumour, Rumour(), RumourUnless()),
        new(RefusalReason.OffTopic, OffTopic()),
    ];

    /// <summary>The reason to refuse, or null. <paramref name="texts"/> are forms of one question: as typed, and with marks restored.</summary>
    internal static RefusalReason? ReasonFor(params ReadOnlySpan<string> texts)
    {
        var seen = string.Empty;
        foreach (var text in texts)
        {
            var folded = Letters.Fold(text).ToLowerInvariant();
            if (folded == seen) continue;
            seen = folded;
            foreach (var rule in Rules)
            {
                if (rule.Applies(folded)) return rule.Reason;
            }
        }
        return null;
    }

    /// <param name="Unless">Words that make it a question about the law after all.</param>
    private sealed record Rule(RefusalReason Reason, Regex Asks, Regex? Unless = null)
    {
        public bool Applies(string folded) => Finds(Asks, folded) && !(Unless is { } unless && Finds(unless, folded));

        /// <summary>Words made to keep the search busy say nothing else either.</summary>
        private static bool Finds(Regex words, string folded)
        {
            try
            {
                return words.IsMatch(folded);
            }
            catch (RegexMatchTimeoutException)
            {
                return false;
            }
        }
    }
}
