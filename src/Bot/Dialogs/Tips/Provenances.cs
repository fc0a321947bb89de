using AnTT.Cases.Intake;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>How a sender knows, from a button or from the story.</summary>
internal static class Provenances
{
    /// <summary>Written for someone else: two persons, kept apart.</summary>
    public const string Behalf = "behalf";

    private static readonly string[] BehalfWords = ["toi bao ho", "bao ho", "ghi ho", "nhan ho", "bao giup", "nho toi bao", "nho em bao", "thay mat"];

    /// <summary>As the buttons of the form say it.</summary>
    private static readonly (Provenance Code, string Text)[] Told =
    [
        (Provenance.Rumour, "Nghe đồn"),
        (Provenance.ToldByWitness, "Có người kể lại"),
        (Provenance.HappenedToMe, "Xảy ra với tôi"),
        (Provenance.SawIt, "Tôi tận mắt thấy"),
    ];

    /// <param name="heard">What the words themselves say of it.</param>
    /// <returns>Null when the words do not say.</returns>
    public static FieldAnswer? Read(string text, Provenance heard)
    {
        if (StoryReader.Has(text, BehalfWords)) return new FieldAnswer("Tôi báo hộ", Behalf);
        var told = Array.Find(Told, told => StoryReader.Same(text, told.Text) || told.Code == heard);
        return told.Text is null ? null : new FieldAnswer(told.Text, told.Code.ToString());
    }

    public static Provenance Of(FieldAnswer? answer) => answer?.Code switch
    {
        null => Provenance.NotSaid,
        Behalf => Provenance.ToldByWitness,
        var code => Enum.TryParse<Provenance>(code, out var known) ? known : Provenance.NotSaid,
    };
}
