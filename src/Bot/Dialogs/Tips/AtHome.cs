namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Notices that who strikes is of the family: then words and replies must be discreet.</summary>
internal static class AtHome
{
    private static readonly string[] Whose = ["toi", "em", "minh", "chau", "tui", "con"];

    public static bool IsOfFamily(string told) =>
        StoryReader.Has(told, "chong", "bo duong", "me ke", "bo chong", "me chong", "nguoi nha")
        || Array.Exists(Whose, whose => StoryReader.Has(told, "vo " + whose, "bo " + whose, "cha " + whose, "me " + whose, "anh trai " + whose, "con trai " + whose));

    /// <summary>"… đánh tôi", "em bị …", "chồng tôi hay chửi": it was done to who tells.</summary>
    public static bool TellsOfSelf(string told) =>
        Array.Exists(Self, self => StoryReader.Has(told, self + " bi", "hom qua " + self + " bi", "danh " + self, "doa " + self, "hiep " + self, "ep " + self, "bat " + self, "so " + self, "cua " + self, "chong " + self, "vo " + self, "chui " + self, "nhot " + self, "duoi " + self, "bop co " + self)
            && !StoryReader.Has(told, "ban " + self + " bi", "chi " + self + " bi", "em gai " + self, "con gai " + self, "me " + self + " bi", "hang xom"));

    private static readonly string[] Self = ["toi", "em", "minh", "tui"];

    /// <summary>"Chồng tôi uống rượu về đánh tôi".</summary>
    public static bool Strikes(string told) => IsOfFamily(told) && Array.Exists(Whose, whose => StoryReader.Has(told, "danh " + whose, "bop co " + whose, "bao hanh " + whose));
}
