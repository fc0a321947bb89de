using AnTT.Cases.Lifecycle;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Register;

/// <summary>What the outcome column of a ward's register means here.</summary>
internal static class RegisterOutcome
{
    // Longer and negated words first: "không khởi tố" holds "khởi tố".
    private static readonly (string Word, CaseState State, Outcome? Outcome)[] Words =
    [
        ("khong khoi to", CaseState.Closed, Outcome.NoOffence),
        ("khong kt", CaseState.Closed, Outcome.NoOffence),
        ("khong co dau hieu", CaseState.Closed, Outcome.NoOffence),
        ("khong xu ly duoc", CaseState.Closed, Outcome.CannotAct),
        // Tạm đình chỉ giải quyết nguồn tin (BLTTHS Điều 148): no result for now.
        ("tam dinh chi", CaseState.Closed, Outcome.NotConfirmed),
        ("tdc", CaseState.Closed, Outcome.NotConfirmed),
        ("chua xac minh", CaseState.Closed, Outcome.NotConfirmed),
        ("khoi to", CaseState.Closed, Outcome.MovedToInvestigation),
        ("dang ", CaseState.Screening, null),
        ("chua ", CaseState.Screening, null),
        ("tiep nhan", CaseState.Screening, null),
        ("chuyen ho so dieu tra", CaseState.Closed, Outcome.MovedToInvestigation),
        ("chuyen", CaseState.OutOfScope, null),
        ("tin gia", CaseState.Closed, Outcome.SpamOrHoax),
        ("tin rac", CaseState.Closed, Outcome.SpamOrHoax),
        ("xu phat", CaseState.Closed, Outcome.Solved),
        ("hanh chinh", CaseState.Closed, Outcome.Solved),
        ("hoa giai", CaseState.Closed, Outcome.Solved),
        ("da giai quyet", CaseState.Closed, Outcome.Solved),
        ("da xu ly", CaseState.Closed, Outcome.Solved),
        ("nhac nho", CaseState.Closed, Outcome.Solved),
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
        foreach (var (word, state, outcome) in Words)
        {
            if (plain.Contains(word, StringComparison.Ordinal)) return (state, outcome);
        }
        return (decided ? CaseState.Closed : CaseState.Screening, null);
    }
}
