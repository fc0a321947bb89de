using AnTT.Bot.Conversations;

namespace AnTT.Bot.Dialogs;

internal sealed class DialogRouter(WardText ward)
{
    public Task RunAsync(Turn turn, CancellationToken ct)
    {
        turn.Say($"{ward.Office} đã nhận: {turn.Text}", Greeting.Menu);
        return Task.CompletedTask;
    }
}
