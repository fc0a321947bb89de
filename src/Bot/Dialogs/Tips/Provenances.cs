using AnTT.Cases.Intake;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>How a sender knows, from a button or from the story.</summary>
internal static class Provenances
{
    /// <summary>Written for someone else: two persons, kept apart.</summary>
    public const string Behalf = "behalf";

    private static readonly (string Code, string Text, string[] Words)[] Told =
    [
        (Behalf, "Tôi báo hộ", ["bao ho", "ghi ho", "nhan ho", "bao giup", "nho toi bao", "nho em bao", "thay mat"]),
        (nameof(Provenance.Rumour), "Nghe đồn", ["nghe don", "don la", "tin don", "don rang"]),
        (nameof(Provenance.ToldByWitness), "Có người kể lại", ["nghe noi", "nghe ke", "ke lai", "co nguoi ke", "nghe hang xom noi"]),
        (nameof(Provenance.HappenedToMe), "Xảy ra với tôi",
            ["toi bi", "em bi", "minh bi", "nha toi bi", "cua toi", "cua em", "cua minh", "cua nha toi", "cua nha em", "nha toi mat", "lua toi", "lua em", "danh toi", "danh em", "xay ra voi toi", "toi vua bi", "em vua bi"]),
        (nameof(Provenance.SawIt), "Tôi tận mắt thấy", ["toi thay", "em thay", "minh thay", "chau thay", "tan mat", "chung kien", "toi nhin thay", "toi vua thay", "em vua thay"]),
    ];

    /// <returns>Null when the words do not say.</returns>
    public static FieldAnswer? Read(string text) =>
        Array.Find(Told, told => StoryReader.Has(text, told.Words) || StoryReader.Same(text, told.Text)) is { Code: not null } found ? new FieldAnswer(found.Text, found.Code) : null;

    public static Provenance Of(FieldAnswer? answer) => answer?.Code switch
    {
        null => Provenance.NotSaid,
        Behalf => Provenance.ToldByWitness,
        var code => Enum.TryParse<Provenance>(code, out var known) ? known : Provenance.NotSaid,
    };
}
