namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Notices that who strikes is of the family: then words and replies must be discreet.</summary>
internal static class AtHome
{
    private static readonly string[] Whose = ["toi", "em", "minh", "chau", "tui", "con"];

    public static bool IsOfFamily(string told) =>
        StoryReader.Has(told, "chong", "bo duong", "me ke", "bo chong", "me chong", "nguoi nha")
        || Array.Exists(Whose, whose => StoryReader.Has(told, "vo " + whose, "bo " + whose, "cha " + whose, "me " + whose, "anh trai " + whose, "con trai " + whose));

    /// <summary>"Chồng tôi uống rượu về đánh tôi".</summary>
    public static bool Strikes(string told) => IsOfFamily(told) && Array.Exists(Whose, whose => StoryReader.Has(told, "danh " + whose, "bop co " + whose, "bao hanh " + whose));
}
