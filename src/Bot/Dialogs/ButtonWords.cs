using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Dialogs;

/// <summary>What the bot's own buttons say, recognised word for word.</summary>
internal enum Button
{
    None,
    StartTip,
    FileOffered,
    OnlyAsking,
    AskQuestion,
    Resume,
    Discard,
    DiscardAndRestart,
    DiscardForOffered,
    MessageOfficer,
    StillHappening,
    AddFiles,
    Stop,
    LostCode,
    CopiedCode,
    ReadReply,
    WriteDiary,
    HappenedNow,
    MyData,
    ExportData,
    TakeSlip,
    EraseData,
    EraseSurely,
    KeepData,
    ToInspectors,
    AddToSent,
    HideMine,
    DropAside,
}

internal static class ButtonWords
{
    public static Button Read(string text) => text.Length > 40 ? Button.None : text switch
    {
        _ when StoryReader.Means(text, "toi muon bao tin", "bao tin", "bao tin moi") => Button.StartTip,
        _ when StoryReader.Means(text, "gui tin bao nay", "gui thanh tin bao", "bao cho phuong") => Button.FileOffered,
        _ when StoryReader.Means(text, "them vao tin vua gui", "them vao tin", "gui them vao tin vua roi") => Button.AddToSent,
        _ when StoryReader.Means(text, "che giup toi", "che giup", "che di", "che ten", "che so") => Button.HideMine,
        _ when StoryReader.Means(text, "toi chi hoi", "chi hoi thoi", "toi chi hoi thoi", "chi hoi") => Button.OnlyAsking,
        _ when StoryReader.Means(text, "toi muon hoi quy dinh", "hoi quy dinh", "hoi dap", "hoi luat") => Button.AskQuestion,
        _ when StoryReader.Means(text, "tiep tuc", "lam tiep", "tiep tuc tin bao") => Button.Resume,
        _ when StoryReader.Means(text, "xoa nhap", "xoa ban nhap", "bo han") => Button.Discard,
        _ when StoryReader.Means(text, "xoa", "xoa di", "xoa luon", "xoa no di", "xoa het", "xoa het di", "xoa tin do di", "xoa cai do di") => Button.DropAside,
        _ when StoryReader.Means(text, "xoa nhap ke lai tu dau") => Button.DiscardAndRestart,
        _ when StoryReader.Means(text, "xoa nhap de bao viec nay", "xoa de bao viec nay") => Button.DiscardForOffered,
        _ when StoryReader.Means(text, "nhan cho can bo", "tra loi can bo", "nhan them") => Button.MessageOfficer,
        _ when StoryReader.Means(text, "van con xay ra") => Button.StillHappening,
        _ when StoryReader.Means(text, "bo sung tep", "bo sung tin truoc") => Button.AddFiles,
        _ when StoryReader.Means(text, "stop", "dung nhan tin", "dung nhan tin cho toi", "ngung nhan tin") => Button.Stop,
        _ when StoryReader.Means(text, "da chep ma", "chep ma roi", "da luu ma") => Button.CopiedCode,
        _ when StoryReader.Means(text, "doc tin nhan", "doc", "doc tra loi") => Button.ReadReply,
        _ when StoryReader.Means(text, "ghi nhat ky", "nhat ky", "ghi them lan nua") => Button.WriteDiary,
        _ when StoryReader.Means(text, "vua xay ra", "lai vua xay ra") => Button.HappenedNow,
        _ when StoryReader.Means(text, "du lieu cua toi") => Button.MyData,
        _ when StoryReader.Means(text, "xuat du lieu", "tai du lieu", "xuat du lieu cua toi") => Button.ExportData,
        _ when StoryReader.Means(text, "lay phieu", "phieu xac nhan", "lay phieu xac nhan", "cho toi phieu xac nhan") => Button.TakeSlip,
        _ when StoryReader.Means(text, "xoa du lieu", "xoa du lieu cua toi", "xoa tin bao cua toi") => Button.EraseData,
        _ when StoryReader.Means(text, "dong y xoa") => Button.EraseSurely,
        _ when StoryReader.Means(text, "khong xoa") => Button.KeepData,
        _ when StoryReader.Means(text, "gui co quan cap tren", "gui cap tren", "gui len cap tren", "gui thanh tra", "gui cho thanh tra") => Button.ToInspectors,
        _ when StoryReader.Has(text, "mat ma", "quen ma", "mat ma roi", "quen mat ma", "lam mat ma") => Button.LostCode,
        _ => Button.None,
    };
}
