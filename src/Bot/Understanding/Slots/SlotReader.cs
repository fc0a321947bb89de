using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding.Slots;

/// <summary>Reads everything a message already says of a tip.</summary>
internal static class SlotReader
{
    public static TipSlots Read(Utterance utterance, IReadOnlyList<Hit> hits, DateTimeOffset now)
    {
        var plain = new PlainText(utterance.Text);
        var numbers = NumberSlots.Fill(DescriptionReader.Fill(TipSlots.None, utterance, hits), plain, utterance, hits);
        var (when, ongoing) = TimeReader.Read(utterance, plain, hits, now);
        return numbers with { When = when, Ongoing = ongoing, Where = PlaceReader.Read(utterance, hits, numbers) };
    }
}
