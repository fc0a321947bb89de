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

    /// <summary>Most bytes one tip may carry, those sent later included. Default 100 MB.</summary>
    [Range(1024L, 100L * 1024 * 1024 * 1024)] public long MaxBytesPerTip { get; set; } = 100L * 1024 * 1024;

    /// <summary>Most bytes all tips not sent yet may take up together, so that nobody fills the disk with drafts. Default 4 GB.</summary>
    [Range(1024L, 10_000L * 1024 * 1024 * 1024)] public long MaxUnsentBytes { get; set; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Files are refused while the disk has less free than this. Default 512 MB.</summary>
    [Range(0L, 1_000L * 1024 * 1024 * 1024)] public long MinFreeBytes { get; set; } = 512L * 1024 * 1024;

    /// <summary>How long a draft lives. Its files are kept twice as long after they were last used, so that they outlive it.</summary>
    public TimeSpan DraftLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Looks through every file before an officer can see it.</summary>
    [Required] public ScannerOptions Scanner { get; set; } = new();

    /// <summary>Program of poppler that draws the pages of a PDF; the clean copy is made of these pictures. Missing: PDFs have no clean copy.</summary>
    [Required] public string PdfPagesCommand { get; set; } = "pdftoppm";

    /// <summary>The ward's own retention periods; null: the shipped ones (<c>Retention/retention.json</c>).</summary>
    public string? RetentionFile { get; set; }

    /// <summary>How long after a sealed reporter record was opened the sender is told, unless that is lawfully withheld for longer.</summary>
    public TimeSpan IdentityNoticeAfter { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How long an approval to open a sealed reporter record holds.</summary>
    public TimeSpan IdentityApprovalLifetime { get; set; } = TimeSpan.FromHours(24);

    /// <summary>A tip nobody has opened for this long is rung for the next person, then the heads.</summary>
    public TimeSpan UnseenAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The same for urgent tips.</summary>
    public TimeSpan UrgentUnseenAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>When reading cases is told to those in command.</summary>
    [Required] public Audit.ReadingOptions Reading { get; set; } = new();

    /// <summary>A transfer nobody accepted for this long comes back.</summary>
    public TimeSpan AcceptWithin { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long after closing the sender's "vẫn còn xảy ra" reopens the case by itself.</summary>
    public TimeSpan ReopenWindow { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Wrong receipt codes one caller may try within <see cref="WrongCodeWindow"/>.</summary>
    [Range(1, 1000)] public int WrongCodesPerCaller { get; set; } = 10;

    /// <summary>Wrong receipt codes of all callers within <see cref="WrongCodeWindow"/> from which those who erred are slowed down.</summary>
    [Range(1, 1_000_000)] public int WrongCodesInAll { get; set; } = 500;

    public TimeSpan WrongCodeWindow { get; set; } = TimeSpan.FromMinutes(15);
}

/// <summary>A program that reads a file from standard input and ends with 0 (nothing found) or 1 (something found), such as <c>clamdscan -</c>.</summary>
public sealed class ScannerOptions
{
    /// <summary>Empty: files are not scanned.</summary>
    public string Command { get; set; } = "";

    public IReadOnlyList<string> Arguments { get; set; } = [];

    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);
}
