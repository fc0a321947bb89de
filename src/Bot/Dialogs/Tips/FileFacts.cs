using AnTT.Bot.Conversations;
using AnTT.Bot.Storage;
using AnTT.Cases.Evidence;

namespace AnTT.Bot.Dialogs.Tips;

/// <summary>Tells a sender what the files give away besides what they show, and takes the choice. Who chooses nothing has it removed.</summary>
internal sealed class FileFacts(Later<EvidenceFacts> facts)
{
    public static readonly Choice Keep = new("Giữ nơi, giờ chụp");
    public static readonly Choice Remove = new("Bỏ thông tin ẩn");

    private const int MostNamed = 3;

    /// <summary>What the buttons say; null: something else.</summary>
    public static FactsChoice? Read(string text) =>
        StoryReader.Means(text, "giu noi gio chup", "giu noi va gio chup", "giu thong tin an") ? FactsChoice.Keep
        : StoryReader.Means(text, "bo thong tin an", "xoa thong tin an") ? FactsChoice.Remove : null;

    /// <summary>Where or when can be kept for the officer; a name or a device never is.</summary>
    public static bool MayKeep(string told) => told.Contains("nơi chụp", StringComparison.Ordinal) || told.Contains("giờ chụp", StringComparison.Ordinal);

    /// <summary>One sentence about the files that came since the last telling; it waits in the draft for the next question.</summary>
    public async Task<TipDraft> TellAsync(TipDraft draft, CancellationToken ct)
    {
        var files = await facts.Value.ListAsync(new EvidenceOwner.Draft(draft.Key), ct);
        var sentence = Sentence(files.Skip(draft.FilesTold));
        return draft with { FilesTold = files.Count, Telling = sentence.Length > 0 ? sentence : draft.Telling };
    }

    /// <summary>About every file under this key; empty when they tell nothing.</summary>
    public async Task<string> SentenceAsync(string draftKey, CancellationToken ct) => Sentence(await facts.Value.ListAsync(new EvidenceOwner.Draft(draftKey), ct));

    /// <returns>How many files the choice holds for.</returns>
    public Task<int> ChooseAsync(string draftKey, FactsChoice choice, CancellationToken ct) => facts.Value.ChooseAsync(new EvidenceOwner.Draft(draftKey), evidenceId: null, choice, ct);

    private static string Sentence(IEnumerable<FileToDecide> files)
    {
        var telling = files.Where(file => file is { Told.Length: > 0, Choice: FactsChoice.NotAsked }).ToList();
        if (telling.Count == 0) return "";
        var names = telling.Count <= MostNamed ? string.Join(", ", telling.Select(file => file.Name)) : $"{telling.Count} tệp";
        return $"{names} có ghi kèm {HiddenFacts.Describe([.. telling.SelectMany(file => file.Facts)])}. Tôi bỏ các thông tin ẩn đó trước khi cán bộ xem.\n";
    }
}
