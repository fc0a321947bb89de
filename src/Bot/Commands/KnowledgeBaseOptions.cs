using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Commands;

/// <summary>Section <c>KnowledgeBase</c>.</summary>
public sealed class KnowledgeBaseOptions
{
    /// <summary>Folder imported the first time. An empty folder: start with an empty knowledge base.</summary>
    [Required(ErrorMessage = "Hãy đặt KnowledgeBase:Path, ví dụ: knowledge-base")]
    public string Path { get; set; } = "knowledge-base";

    /// <summary>The configured folder; the default one may also lie beside the program.</summary>
    public string Folder => Path == new KnowledgeBaseOptions().Path && !Directory.Exists(Path)
        ? System.IO.Path.Combine(AppContext.BaseDirectory, Path)
        : System.IO.Path.GetFullPath(Path);
}
