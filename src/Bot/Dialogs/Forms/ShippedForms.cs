using System.Globalization;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>The versions of the form that come with the program, oldest first.</summary>
internal static class ShippedForms
{
    private const string Prefix = "AnTT.Bot.Dialogs.Forms.Shipped.tin-bao.";

    public static IReadOnlyList<(int Revision, string Source)> All { get; } = [.. Read().OrderBy(form => form.Revision)];

    private static IEnumerable<(int Revision, string Source)> Read()
    {
        var assembly = typeof(ShippedForms).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(name[Prefix.Length..^".yaml".Length], CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
