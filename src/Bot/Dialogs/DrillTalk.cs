using System.Text.RegularExpressions;
using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Cases.Drills;
using AnTT.Knowledge.Text;

namespace AnTT.Bot.Dialogs;

/// <summary>Taking part in an exercise (diễn tập) from a talk: going in with its code, the mark on every answer, and out again.</summary>
internal sealed partial class DrillTalk(Later<DrillHouse> house, Tips.TipSending sending)
{
    private static readonly Choice Leave = new("Thoát diễn tập");

    /// <returns>True: the message was about the exercise itself and is answered.</returns>
    public async Task<bool> TakeAsync(Turn turn, CancellationToken ct)
    {
        var words = turn.Text.Length > 60 ? "" : VietnameseText.Fold(turn.Text);
        var entering = Entering().Match(words);
        if (turn.State.Drill is null && !entering.Success) return false;
        var running = await house.Value.CurrentAsync(ct);
        if (turn.State.Drill is { } here && (running?.Id != here || Leaving().IsMatch(words)))
        {
            await sending.DiscardAsync(turn, ct);
            turn.State = Aside(turn.State) with { Drill = null };
            turn.Say($"{(running is null ? "Buổi diễn tập đã kết thúc" : "Bạn đã ra khỏi buổi diễn tập")}; tin diễn tập làm dở đã xoá. Từ đây, điều bạn nhắn là việc thật.");
            // What was said after the end is answered as what it is: it may be a cry for help.
            return Leaving().IsMatch(words);
        }
        if (!entering.Success) return false;
        Enter(turn, running, entering.Groups[1].Value);
        return true;
    }

    /// <summary>Every answer of an exercise says so in its first line.</summary>
    public static void Mark(Turn turn)
    {
        if (turn.State.Drill is null || turn.Replies.Count == 0) return;
        var calls = turn.Replies.Any(reply => reply.SuggestedActions?.Actions.Any(action => action.Type == "call") == true);
        turn.BeginFirst(calls ? "[DIỄN TẬP: không gọi các số dưới đây; việc thật thì gọi 113 và nhắn “thoát diễn tập”]\n" : "[DIỄN TẬP] ");
    }

    private static void Enter(Turn turn, Drill? running, string code)
    {
        if (running?.Code != code)
            turn.Say("Không có buổi diễn tập nào đang mở với mã này. Mã do chỉ huy đọc từ trang Diễn tập của bảng điều khiển. Điều bạn nhắn ở đây vẫn là việc thật.");
        else if (turn.State.Draft is not null)
            turn.Say("Bạn đang có tin báo thật làm dở. Hãy gửi hoặc xoá nháp rồi nhắn lại mã diễn tập.", new Choice("Tiếp tục"), new Choice("Xoá nháp"));
        else
        {
            turn.State = Aside(turn.State) with { Drill = running.Id };
            turn.Say(
                "Bạn đang trong buổi diễn tập. Hãy báo tin như người dân: tin vào sổ riêng, chuông và thời hạn chạy như thật, không tính vào số liệu. "
                + "Đừng gửi tên, ảnh hay số điện thoại thật của ai. Có việc thật: gọi 113, hoặc nhắn “thoát diễn tập” rồi báo lại.",
                new Choice("Báo tin", "Tôi muốn báo tin"), Leave);
        }
    }

    /// <summary>Nothing of before reaches an exercise, and nothing of it what comes after.</summary>
    private static ConversationState Aside(ConversationState state) => new() { Greeted = state.Greeted, GreetedAt = state.GreetedAt, ToldBlockedUntil = state.ToldBlockedUntil };

    [GeneratedRegex(@"^dien tap (\d{4})$", RegexOptions.NonBacktracking)]
    private static partial Regex Entering();

    [GeneratedRegex("^(thoat|ket thuc|ra khoi|dung) dien tap$", RegexOptions.NonBacktracking)]
    private static partial Regex Leaving();
}
