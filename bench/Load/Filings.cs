using System.Security.Cryptography;
using System.Text.Json;

namespace AnTT.LoadBench;

/// <summary>Tips with photos: at a steady pace, and with the process killed under them.</summary>
internal static class Filings
{
    private const int PhotoBytes = 3 * 1024 * 1024;
    private static readonly Dictionary<string, string> Settings = new() { ["Conversations__TipTalkKept"] = "1.00:00:00", ["Cases__MaxFilesPerTip"] = "100" };

    /// <summary>A start does in its first seconds what the first tip would wait for.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromSeconds(10);

    /// <summary>A tip every 600 ms, each by a new person, each with a photo of 3 MB.</summary>
    public static async Task<int> PaceAsync(TimeSpan during, int port)
    {
        using var folder = new TempFolder();
        await using var bot = await Server.BotAsync(folder.Path, port, Settings);
        using var http = new HttpClient { BaseAddress = new Uri(bot.Address), Timeout = TimeSpan.FromMinutes(2) };
        var (words, photos, memory, photo) = (new List<double>(), new List<double>(), new List<double>(), Photo(PhotoBytes));
        var acknowledged = new Lock();
        void Note(double milliseconds, bool isPhoto)
        {
            lock (acknowledged) (isPhoto ? photos : words).Add(milliseconds);
        }

        await Task.Delay(Awake);
        var telling = new List<Task>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(600));
        for (var tip = 0; tip < during.TotalMinutes * 100; tip++)
        {
            await pace.WaitForNextTickAsync();
            telling.Add(new Teller(photo, Note).TellAsync(http, receipts: 1, CancellationToken.None));
            if (tip % 25 == 24) memory.Add(bot.MegabytesOfMemory);
        }
        await Task.WhenAll(telling);
        var slowest = string.Join(", ", photos.Select((milliseconds, nth) => (milliseconds, nth)).OrderByDescending(one => one.milliseconds).Take(8).Select(one => FormattableString.Invariant($"{one.milliseconds:0} ms (no. {one.nth + 1})")));
        var cases = new Inbox(Path.Combine(folder.Path, "antt.db")).Count("""SELECT COUNT(*) FROM "cases" """);
        Console.WriteLine(FormattableString.Invariant($"{cases} tips of {telling.Count}; acknowledgement of words p50 {At(words, 0.5):0.0} ms, p99 {At(words, 0.99):0.0} ms; of photos p50 {At(photos, 0.5):0} ms, p99 {At(photos, 0.99):0} ms"));
        Console.WriteLine($"slowest photos {slowest}");
        Console.WriteLine("memory " + string.Join(", ", memory.Select(megabytes => FormattableString.Invariant($"{megabytes:0}"))) + " MB");
        return cases == telling.Count && At(words, 0.99) < 100 && At(photos, 0.99) < 100 && memory[^1] < memory[memory.Count / 2] * 1.25 ? 0 : 1;
    }

    /// <summary>Kills the process at moments nobody chose until so many tips are filed; then counts.</summary>
    public static async Task<int> KillAsync(int tips, int port)
    {
        const int PeopleAtOnce = 8;
        using var folder = new TempFolder();
        var photo = Photo(60_000);
        var people = Enumerable.Range(0, PeopleAtOnce).Select(_ => new Teller(photo, (_, _) => { })).ToList();
        var kills = 0;
        var settings = new Dictionary<string, string>(Settings) { ["Conversations__MessagesPerMinute"] = "100000" };
        while (people.Sum(person => person.Receipts.Count) < tips)
        {
            await using var bot = await Server.BotAsync(folder.Path, port, settings);
            using var http = new HttpClient { BaseAddress = new Uri(bot.Address), Timeout = TimeSpan.FromSeconds(30) };
            using var dead = new CancellationTokenSource();
            var talking = people.ConvertAll(person => UntilDeadAsync(person, http, int.MaxValue, dead.Token));
            await Task.Delay(RandomNumberGenerator.GetInt32(1500, 6000));
            await bot.KillAsync();
            await dead.CancelAsync();
            await Task.WhenAll(talking);
            if (++kills % 10 == 0) Console.WriteLine($"{kills} kills, {people.Sum(person => person.Receipts.Count)} receipts");
        }
        await using (var last = await Server.BotAsync(folder.Path, port, settings))
        {
            // Everybody ends the tip they are in.
            using var http = new HttpClient { BaseAddress = new Uri(last.Address) };
            await Task.WhenAll(people.Select(person => person.TellAsync(http, person.Receipts.Count + 1, CancellationToken.None)));
        }
        return Judge(folder.Path, people, kills);
    }

    internal static async Task UntilDeadAsync(Teller person, HttpClient http, int receipts, CancellationToken dead)
    {
        try
        {
            await person.TellAsync(http, receipts, dead);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            // Killed in the middle.
        }
    }

    private static int Judge(string folder, List<Teller> people, int kills)
    {
        var store = new Inbox(Path.Combine(folder, "antt.db"));
        var receipts = people.SelectMany(person => person.Receipts).ToList();
        var cases = store.Count("""SELECT COUNT(*) FROM "cases" """);
        var half = store.Count("""SELECT COUNT(*) FROM "cases" c WHERE NOT EXISTS (SELECT 1 FROM "case_reports" r WHERE r."CaseId" = c."Id") OR NOT EXISTS (SELECT 1 FROM "case_mailboxes" m WHERE m."CaseId" = c."Id") OR NOT EXISTS (SELECT 1 FROM "case_grants" g WHERE g."CaseId" = c."Id")""");
        var photos = store.Count("""SELECT COUNT(*) FROM "evidence_items" i JOIN "evidence_vaults" v ON v."Id" = i."VaultId" WHERE v."CaseId" IS NOT NULL""");
        var files = Directory.EnumerateFiles(Path.Combine(folder, "evidence"), "*.sealed", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet(StringComparer.Ordinal);
        var lost = store.Texts("""SELECT lower(replace("Id", '-', '')) FROM "evidence_items" """).Count(id => !files.Contains(id));
        Console.WriteLine($"{kills} kills, {receipts.Count} receipts ({receipts.Count - receipts.Distinct().Count()} doubled), {cases} cases, {half} half, {photos} photos, {lost} of them lost");
        return receipts.Distinct().Count() == receipts.Count && cases == receipts.Count && half == 0 && photos == receipts.Count && lost == 0 ? 0 : 1;
    }

    /// <summary>A JPEG's head and noise: what the sender's phone has made is not looked at on the way in.</summary>
    internal static byte[] Photo(int bytes) => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. Noise(bytes), 0xFF, 0xD9];

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(bytes).NextBytes(noise);
        for (var at = 0; at < bytes; at++) noise[at] &= 0x7F;
        return noise;
    }

    private static double At(List<double> sorted, double part)
    {
        if (sorted.Count == 0) return 0;
        sorted.Sort();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }
}
