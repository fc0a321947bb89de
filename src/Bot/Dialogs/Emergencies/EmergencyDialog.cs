using AnTT.Bot.Conversations;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Danger now: the number to call in the first line, whatever else was going on. An open form waits untouched.</summary>
internal sealed class EmergencyDialog(EmergencyText text)
{
    public void Answer(Turn turn, Understood understood, int files)
    {
        var reply = text.Compose(understood);
        var draft = turn.State.Draft;
        turn.State = turn.State with
        {
            Expecting = Expectation.Nothing,
            OfferedTip = turn.Text,
            LooseFiles = draft is null ? turn.State.LooseFiles + files : turn.State.LooseFiles,
            Draft = draft is null ? null : draft with { Paused = true, Files = draft.Files + files },
        };
        turn.Say(
            draft is null ? reply.Text : reply.Text + "\nTin báo bạn đang làm dở vẫn được giữ nguyên.",
            [
                .. reply.Numbers.Select(number => new Choice($"Gọi {number}", Dials: number)),
                new Choice("Gửi tin cho phường", "Gửi tin báo này"),
                .. draft is null ? Array.Empty<Choice>() : [new Choice("Tiếp tục")],
            ]);
    }
}
