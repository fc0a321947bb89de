using AnTT.Knowledge.Documents;

namespace AnTT.AnswerBench;

/// <summary>Reads a folder of documents as an import would, without a database.</summary>
internal static class Corpus
{
    internal static List<Passage> Read(string folder)
    {
        var passages = new List<Passage>();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!(file.EndsWith(".md", StringComparison.Ordinal) || file.EndsWith(".txt", StringComparison.Ordinal)) || Path.GetFileName(file) == "README.md") continue;
            switch (DocumentReader.Read(file, File.ReadAllBytes(file)))
            {
                case ParsedDocument parsed:
                    passages.AddRange(parsed.Passages);
                    break;
                case Unreadable unreadable:
                    Console.Error.WriteLine($"{file}: {unreadable.Reason}");
                    break;
            }
        }
        return passages;
    }
}
