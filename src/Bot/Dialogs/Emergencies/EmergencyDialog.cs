using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Danger now: the number to call in the first line, whatever else was going on. An open form waits untouched.</summary>
internal static class EmergencyDialog
{
    public static void Answer(Turn turn, Emergency emergency, string reply, int files)
    {
        var draft = turn.State.Draft;
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            OfferedTip = turn.Text.Length > 0 ? turn.Text : turn.State.OfferedTip,
            LooseFiles = draft is null ? turn.State.LooseFiles + files : turn.State.LooseFiles,
            Draft = draft is null ? null : TipFields.AddDetail(draft with { Files = draft.Files + files }, turn.Text),
        };
        var numbers = emergency.All.Select(situation => situation.Number).Concat(emergency.All.SelectMany(situation => situation.Also)).Distinct();
        turn.Say(
            draft is null ? reply : reply + "\nTôi đã ghi điều này vào tin báo đang làm; khi an toàn, bạn trả lời tiếp là được.",
            [
                .. numbers.Select(number => new Choice($"Gọi {number}", Dials: number)),
                draft is null ? new Choice("Báo cho phường", "Gửi tin báo này") : new Choice("Tiếp tục"),
            ]);
    }
}
