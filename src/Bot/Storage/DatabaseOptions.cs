using System.ComponentModel.DataAnnotations;

namespace AnTT.Bot.Storage;

/// <summary>Where everything durable lives (section <c>Database</c>).</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c>: one machine, one file.</summary>
    [RegularExpression("(?i)sqlite", ErrorMessage = "Database:Provider phải là Sqlite.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>ADO.NET connection string. A relative file is taken from the folder the program was started in.</summary>
    [Required(ErrorMessage = "Hãy đặt Database:ConnectionString, ví dụ: Data Source=data/antt.db")]
    public string ConnectionString { get; set; } = "Data Source=data/antt.db";
}
