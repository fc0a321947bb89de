using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Hearing;

/// <summary>How well lists are read whose rows the weights were not learned from.</summary>
internal static class Checking
{
    private const int Parts = 5;

    /// <param name="folder">Lists not yet in the repository; null for its unseen ones.</param>
    public static void Unseen(string repository, string? folder)
    {
        var data = folder ?? Path.Combine(repository, "tests/Bot.Tests/Understanding/Data");
        var which = folder is null ? "-unseen*.tsv" : "*.tsv";
        var reader = new MessageUnderstanding(null, "", new DangerSense(File.ReadLines(Path.Combine(repository, "src/Bot/Understanding/Danger/sense.tsv"))));
        foreach (var file in Directory.EnumerateFiles(data, "emergencies" + which).Order(StringComparer.Ordinal))
            Report(Path.GetFileName(file), [.. File.ReadLines(file).Where(row => row.Length > 0).Select(row => new Labelled(row.Split('\t')[1], row.Split('\t')[0].Split('|')))], reader, show: true);
        foreach (var file in Directory.EnumerateFiles(data, "lookalikes" + which).Order(StringComparer.Ordinal))
            Report(Path.GetFileName(file), [.. File.ReadLines(file).Where(row => row.Length > 0).Select(row => new Labelled(row, []))], reader, show: true);
    }

    public static void Fold(string repository)
    {
        var lists = Lists.Read(repository);
        var unweighed = new MessageUnderstanding(null, "", new DangerSense([]));
        for (var part = 0; part < Parts; part++)
        {
            var lines = Learning.Lines([.. lists.Where((_, at) => at % Parts != part)], unweighed).ToList();
            var reader = new MessageUnderstanding(null, "", new DangerSense(lines));
            var held = lists.Where((_, at) => at % Parts == part).ToList();
            Report($"part {part}, {lines.Count} weights, dangers", [.. held.Where(row => row.Wanted.Length > 0)], reader, show: false);
            Report($"part {part}, others", [.. held.Where(row => row.Wanted.Length == 0)], reader, show: false);
        }
    }

    private static void Report(string name, List<Labelled> rows, MessageUnderstanding reader, bool show)
    {
        var (heard, pressing, fitting, all) = (new int[3], new int[3], 0, 0);
        foreach (var row in rows)
        {
            var way = 0;
            foreach (var text in Lists.Ways(row.Text))
            {
                var emergency = reader.Read(text, new MessageContext(DateTimeOffset.UnixEpoch)).Intent as Emergency;
                if (emergency is not null) heard[way]++;
                if (emergency is not null && reader.IsPressing(text)) pressing[way]++;
                if (show && emergency is not null != row.Wanted.Length > 0) Console.WriteLine($"  {(emergency is null ? "missed" : "false")} {text}\n      {reader.Sounds(text)} {reader.Explain(text)}");
                if (way++ > 0 || emergency is null || row.Wanted.Length == 0) continue;
                all++;
                if (row.Wanted.Contains(emergency.Situation.Id) || row.Wanted.Contains(emergency.Situation.Number) || row.Wanted.Contains("any")) fitting++;
                else if (show) Console.WriteLine($"  named {emergency.Situation.Id}, not {string.Join('|', row.Wanted)}: {text}");
            }
        }
        Console.WriteLine($"{name}: {rows.Count} rows; danger heard as typed {heard[0]}, without marks {heard[1]}, shorthand {heard[2]}, inside a form {pressing[0]}, {pressing[1]}, {pressing[2]}; named rightly {fitting}/{all}");
    }
}
