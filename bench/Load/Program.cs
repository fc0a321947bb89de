using AnTT.LoadBench;
using AnTT.LoadBench.Desk;

// load acks [rounds [seconds]] | turns [seconds] | flat [minutes] | kill [times] | tips [minutes] | filing [tips] | console CASES MINUTES [FOLDER]
const int Port = 5797;
const int People = 10_000;
switch (args)
{
    case ["bare", var url, var file]:
        await BareApi.RunAsync(url, file);
        return 0;
    case ["acks", .. var rest]:
        return await AcksAsync(rest is [var rounds, ..] ? int.Parse(rounds) : 5, TimeSpan.FromSeconds(rest is [_, var length] ? int.Parse(length) : 8));
    case ["turns", .. var rest]:
        return await TurnsAsync(TimeSpan.FromSeconds(rest is [var seconds] ? int.Parse(seconds) : 30));
    case ["flat", .. var rest]:
        return await FlatAsync(TimeSpan.FromMinutes(rest is [var minutes] ? int.Parse(minutes) : 10));
    case ["kill", .. var rest]:
        return await Kills.RunAsync(rest is [var times] ? int.Parse(times) : 200, Port);
    case ["tips", .. var rest]:
        return await Filings.PaceAsync(TimeSpan.FromMinutes(rest is [var pace] ? double.Parse(pace, System.Globalization.CultureInfo.InvariantCulture) : 0.5), Port);
    case ["filing", .. var rest]:
        return await Filings.KillAsync(rest is [var tips] ? int.Parse(tips) : 50, Port);
    case ["console", { } cases, { } shift, .. var folder]:
        return await DeskBench.RunAsync(int.Parse(cases), TimeSpan.FromMinutes(double.Parse(shift, System.Globalization.CultureInfo.InvariantCulture)), folder is [var kept] ? kept : null, Port);
    default:
        Console.Error.WriteLine("acks [rounds [seconds]] | turns [seconds] | flat [minutes] | kill [times] | tips [minutes] | filing [tips] | console CASES MINUTES [FOLDER]");
        return 2;
}

// Durable acknowledgements beside the least a durable webhook can do: turn and turn about on one disk, so that both meet the same weather; the middle round counts.
static async Task<int> AcksAsync(int rounds, TimeSpan length)
{
    using var bareFolder = new TempFolder();
    using var folder = new TempFolder();
    await using var bare = await Server.BareAsync(bareFolder.Path, Port + 1);
    await using var bot = await Server.BotAsync(folder.Path, Port);
    using var least = new Webhook(bare.Address, "/");
    using var channel = new Webhook(bot.Address, "/api/messages");
    await least.RunAsync(64, TimeSpan.FromSeconds(3), People, 0, 0);
    var last = await OpenAsync(channel);
    var inbox = new Inbox(Path.Combine(folder.Path, "antt.db"));
    var shares = new List<(double Share, Figures Bot)>();
    for (var round = 1; round <= rounds; round++)
    {
        await inbox.DrainAsync(TimeSpan.FromMinutes(5));
        var one = await least.RunAsync(64, length, People, 0, round * 1_000_000);
        var full = await channel.RunAsync(64, length, People, 0, last);
        last = full.LastNumber;
        shares.Add((full.PerSecond / one.PerSecond, full));
        Console.WriteLine($"bare   {one}\nbot    {full}   {shares[^1].Share:P0} of bare, {inbox.Pending()} still to answer");
    }
    await inbox.DrainAsync(TimeSpan.FromMinutes(5));
    var (middle, typical) = shares.Order(Comparer<(double Share, Figures Bot)>.Create((x, y) => x.Share.CompareTo(y.Share))).ElementAt(rounds / 2);
    var half = await channel.RunAsync(64, length, People, (int)(typical.PerSecond / 2), last);
    Console.WriteLine($"half   {half}\nmiddle {middle:P0} of bare");
    return middle >= 0.6 && half.P99 < 100 ? 0 : 1;
}

// Webhook in, answer in the outbox; everybody's conversation exists already.
static async Task<int> TurnsAsync(TimeSpan during)
{
    using var folder = new TempFolder();
    await using var bot = await Server.BotAsync(folder.Path, Port);
    using var channel = new Webhook(bot.Address, "/api/messages");
    var last = await OpenAsync(channel);
    var inbox = new Inbox(Path.Combine(folder.Path, "antt.db"));
    await inbox.DrainAsync(TimeSpan.FromMinutes(5));
    var before = inbox.Done();
    var clock = System.Diagnostics.Stopwatch.StartNew();
    var figures = await channel.RunAsync(64, during, People, 1_200, last);
    await inbox.DrainAsync(TimeSpan.FromMinutes(5));
    var turns = (inbox.Done() - before) / clock.Elapsed.TotalSeconds;
    Console.WriteLine($"acks   {figures}");
    Console.WriteLine(FormattableString.Invariant($"turns  {turns,8:0} a second, whole; {inbox.Waiting()} answers in the outbox; {bot.MegabytesOfMemory:0} MB"));
    return turns >= 1000 ? 0 : 1;
}

// Memory, once a minute, under steady load.
static async Task<int> FlatAsync(TimeSpan during)
{
    using var folder = new TempFolder();
    await using var bot = await Server.BotAsync(folder.Path, Port);
    using var channel = new Webhook(bot.Address, "/api/messages");
    var last = await OpenAsync(channel);
    var seen = new List<double>();
    for (var minute = 0; minute < during.TotalMinutes; minute++)
    {
        var figures = await channel.RunAsync(16, TimeSpan.FromMinutes(1), People, 300, last);
        last = figures.LastNumber;
        seen.Add(bot.MegabytesOfMemory);
        Console.WriteLine(FormattableString.Invariant($"minute {minute + 1,3}: {seen[^1]:0} MB, {figures}"));
    }
    return seen[^1] < seen[seen.Count / 2] * 1.15 ? 0 : 1;
}

static async Task<long> OpenAsync(Webhook channel)
{
    var number = 0L;
    while (number < People) number = (await channel.RunAsync(32, TimeSpan.FromSeconds(5), People, 0, number)).LastNumber;
    return number;
}
