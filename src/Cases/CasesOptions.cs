using System.ComponentModel.DataAnnotations;

namespace AnTT.Cases;

/// <summary>Section <c>Cases</c>: where keys and evidence lie and what a sender may attach.</summary>
public sealed class CasesOptions
{
    /// <summary>Folder of the key files. Whoever has these and the database can read everything: back them up apart from it.</summary>
    [Required] public string KeyFolder { get; set; } = "data/keys";

    /// <summary>Folder of the encrypted evidence files.</summary>
    [Required] public string EvidenceFolder { get; set; } = "data/evidence";

    /// <summary>Largest accepted file in bytes. Default 20 MB.</summary>
    [Range(1024L, 2L * 1024 * 1024 * 1024)] public long MaxFileBytes { get; set; } = 20L * 1024 * 1024;

    /// <summary>Most files one tip may carry, those sent later included.</summary>
    [Range(1, 100)] public int MaxFilesPerTip { get; set; } = 10;

    /// <summary>How long files of a tip that was never sent are kept.</summary>
    public TimeSpan DraftLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after closing the sender's "vẫn còn xảy ra" reopens the case by itself.</summary>
    public TimeSpan ReopenWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Wrong receipt codes one caller may try within <see cref="WrongCodeWindow"/>.</summary>
    [Range(1, 1000)] public int WrongCodesPerCaller { get; set; } = 10;

    /// <summary>Wrong receipt codes of all callers within <see cref="WrongCodeWindow"/> from which those who erred are slowed down.</summary>
    [Range(1, 1_000_000)] public int WrongCodesInAll { get; set; } = 500;

    public TimeSpan WrongCodeWindow { get; set; } = TimeSpan.FromMinutes(15);
}
