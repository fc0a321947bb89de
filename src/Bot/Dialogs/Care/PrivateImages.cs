using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Dialogs.Care;

/// <summary>Intimate images somebody is threatened with, or of children: once spoken of, no file is kept for a day, whatever is said in between; how old who is shown was may be told later or never.</summary>
internal sealed class PrivateImages(StoryReader reader, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>For who is threatened with them; <see cref="FirstHelp.NoSuchImages"/> is for images of children.</summary>
    public const string NotHere =
        "Bạn ĐỪNG gửi ảnh, clip đó vào đây hay cho ai, kể cả người hứa giúp xoá. Kể bằng chữ là đủ; cán bộ sẽ hẹn cách xem an toàn.\n";

    public void Listen(Turn turn)
    {
        if (turn.Text.Length > 0 && (FirstHelp.SpeaksOfMinorsImages(turn.Text) || reader.Read(turn.Text).Category == Forms.VictimKinds.Images)) turn.State = turn.State with { ImagesSpokenOf = clock.GetUtcNow() };
    }

    public bool AreSpokenOf(Turn turn) => turn.State.ImagesSpokenOf is { } at && clock.GetUtcNow() - at < Kept;

    /// <summary>A form without files, where such images are spoken of.</summary>
    public TipDraft Guard(Turn turn, TipDraft draft) => AreSpokenOf(turn) ? draft with { NoFiles = true } : draft;
}
