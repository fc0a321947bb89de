using AnTT.Cases.Lifecycle;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Register;

/// <summary>What the outcome column of a ward's register means here.</summary>
internal static class RegisterOutcome
{
    // Longer and negated words first: "không khởi tố" holds "khởi tố".
    private static readonly (CaseState State, Outcome? Outcome, string[] Words)[] Meanings =
    [
        (CaseState.Closed, Outcome.NoOffence, ["khong khoi to", "khong kt", "khong co dau hieu"]),
        (CaseState.Closed, Outcome.CannotAct, ["khong xu ly duoc"]),
        // Tạm đình chỉ giải quyết nguồn tin (BLTTHS Điều 148): no result for now.
        (CaseState.Closed, Outcome.NotConfirmed, ["tam dinh chi", "tdc", "chua xac minh"]),
        (CaseState.Closed, Outcome.MovedToInvestigation, ["khoi to"]),
        (CaseState.Screening, null, ["dang ", "chua ", "tiep nhan"]),
        (CaseState.Closed, Outcome.MovedToInvestigation, ["chuyen ho so dieu tra"]),
        (CaseState.OutOfScope, null, ["chuyen"]),
        (CaseState.Closed, Outcome.SpamOrHoax, ["tin gia", "tin rac"]),
        (CaseState.Closed, Outcome.Solved, ["xu phat", "hanh chinh", "hoa giai", "da giai quyet", "da xu ly", "nhac nho"]),
    ];

    /// <param name="decided">There is a decision with a day: without words for how it ended it has ended all the same.</param>
    public static (CaseState State, Outcome? Outcome) Read(string text, bool decided)
    {
        var plain = Letters.Fold(text) + " ";
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            if (plain.Trim() == Letters.Fold(CaseWords.Of(outcome))) return (CaseState.Closed, outcome);
        }
        if (plain.Trim() == Letters.Fold(CaseWords.Of(CaseState.OutOfScope))) return (CaseState.OutOfScope, null);
        foreach (var (state, outcome, words) in Meanings)
        {
            if (Array.Exists(words, word => plain.Contains(word, StringComparison.Ordinal))) return (state, outcome);
        }
        return (decided ? CaseState.Closed : CaseState.Screening, null);
    }
}
