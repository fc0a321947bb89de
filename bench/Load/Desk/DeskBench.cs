namespace AnTT.LoadBench.Desk;

/// <summary>Officers clicking through the console of a ward with very many cases while tips arrive.</summary>
internal static class DeskBench
{
    private const double MostMegabytes = 500;
    private static readonly TimeSpan BetweenTips = TimeSpan.FromMilliseconds(600);
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(2);

    /// <param name="folder">Where the cases are kept for the next run; null: nowhere.</param>
    public static async Task<int> RunAsync(int cases, TimeSpan during, string? folder, int port)
    {
        using var passing = folder is null ? new TempFolder() : null;
        folder ??= passing!.Path;
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "antt.db");
        if (!File.Exists(file))
        {
            await using (await Server.BotAsync(folder, port)) Console.WriteLine("tables made");
            OldCases.Write(file, cases);
        }
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var bot = await Server.BotAsync(folder, port, new() { ["Conversations__TipTalkKept"] = "1.00:00:00" });
        Console.WriteLine(FormattableString.Invariant($"started in {clock.Elapsed.TotalSeconds:0.0} s"));
        var (first, times) = (new PageTimes(), new PageTimes());
        List<SimulatedOfficer> officers = [.. Enumerable.Range(1, OldCases.Officers).Select(number => new SimulatedOfficer(bot.Address, number, cases, times))];
        foreach (var officer in officers) await officer.SignInAsync();
        using (var early = new SimulatedOfficer(bot.Address, 1, cases, first))
        {
            await early.SignInAsync();
            await early.WalkAsync(CancellationToken.None);
        }
        await SettleAsync(file);
        Console.WriteLine(FormattableString.Invariant($"figures of past periods settled {clock.Elapsed.TotalSeconds:0} s after the start\n-- one officer alone, before that"));
        first.Print();
        using var shift = new CancellationTokenSource(during);
        var work = Task.WhenAll(officers.SelectMany(officer => (Task[])[officer.WorkAsync(Thinking, shift.Token), officer.ListenAsync(shift.Token)]));
        var (tips, memory) = await TipsAsync(bot, shift.Token);
        await work;
        foreach (var officer in officers) officer.Dispose();
        Console.WriteLine(FormattableString.Invariant($"-- {officers.Count} officers, {tips} tips in {during.TotalMinutes:0.#} minutes, {new FileInfo(file).Length / 1048576.0:0} MB of database"));
        var fast = times.Print();
        var locked = bot.Errors.Count(line => line.Contains("locked", StringComparison.OrdinalIgnoreCase) || line.Contains("busy", StringComparison.OrdinalIgnoreCase));
        Console.WriteLine(FormattableString.Invariant($"memory {memory:0} MB at most, {times.Failures} failed pages, {locked} lock errors, {bot.Errors.Count} lines of errors"));
        foreach (var line in bot.Errors.Take(5)) Console.WriteLine(line);
        return fast && memory < MostMegabytes && times.Failures + locked == 0 ? 0 : 1;
    }

    /// <summary>The program reads the log of three years through, once ever; until it has, the first to ask for a period waits for it.</summary>
    private static async Task SettleAsync(string file)
    {
        var (store, last) = (new Inbox(file), -1L);
        while (store.Count("""SELECT COUNT(*) FROM "period_logs" """) is var now && (now == 0 || now != last))
        {
            last = now;
            await Task.Delay(TimeSpan.FromSeconds(15));
        }
    }

    private static async Task<(int Tips, double Memory)> TipsAsync(Server bot, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = new Uri(bot.Address), Timeout = TimeSpan.FromMinutes(2) };
        var (telling, memory) = (new List<Teller>(), 0.0);
        using var pace = new PeriodicTimer(BetweenTips);
        try
        {
            while (await pace.WaitForNextTickAsync(ct))
            {
                var teller = new Teller(Filings.Photo(60_000), (_, _) => { });
                telling.Add(teller);
                _ = Filings.UntilDeadAsync(teller, http, 1, ct);
                memory = Math.Max(memory, bot.MegabytesOfMemory);
            }
        }
        catch (OperationCanceledException)
        {
            // The shift is over.
        }
        return (telling.Sum(teller => teller.Receipts.Count), memory);
    }
}
