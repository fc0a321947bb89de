using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Tests.Lifecycle;

public sealed class StateTableTests
{
    [Fact]
    public void Nobody_returns_to_received_and_nothing_leaves_purged()
    {
        Assert.DoesNotContain(StateTable.Moves, move => move.To == CaseState.Received);
        Assert.DoesNotContain(StateTable.Moves, move => move.From == CaseState.Purged);
    }

    [Fact]
    public void Every_closing_needs_reason_outcome_and_a_sentence() =>
        Assert.All(
            StateTable.Moves.Where(move => move is { To: CaseState.Closed, By: Mover.Officer }),
            move => Assert.Equal(Needs.Reason | Needs.Outcome | Needs.PublicSentence, move.Needs));

    [Fact]
    public void A_case_nobody_opened_cannot_be_purged() =>
        Assert.DoesNotContain(StateTable.Moves, move => move is { From: CaseState.Received or CaseState.Screening, To: CaseState.Purged });

    [Fact]
    public void Every_state_can_be_reached_and_no_move_is_listed_twice()
    {
        var reached = new HashSet<CaseState> { CaseState.Received };
        while (StateTable.Moves.Any(move => reached.Contains(move.From) && reached.Add(move.To)))
        {
        }

        Assert.Equal(Enum.GetValues<CaseState>().Length, reached.Count);
        Assert.Equal(StateTable.Moves.Count, StateTable.Moves.Select(move => (move.From, move.To, move.By)).Distinct().Count());
    }
}
