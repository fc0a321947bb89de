using Microsoft.Data.Sqlite;

namespace AnTT.Bot.Storage;

/// <summary>The folder of the database file; keys and evidence live beside it.</summary>
public sealed class DataFolder
{
    public DataFolder(DatabaseOptions options)
    {
        var connection = new SqliteConnectionStringBuilder(options.ConnectionString);
        if (string.IsNullOrWhiteSpace(connection.DataSource) || connection.DataSource == ":memory:")
            throw new CannotRunException("Database:ConnectionString phải chỉ tới một tệp, ví dụ: Data Source=data/antt.db");
        DatabaseFile = System.IO.Path.GetFullPath(connection.DataSource);
        connection.DataSource = DatabaseFile;
        ConnectionString = connection.ToString();
        Path = System.IO.Path.GetDirectoryName(DatabaseFile)!;
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"Không tạo được thư mục dữ liệu {Path}: {error.Message} Hãy cấp quyền ghi hoặc đổi Database:ConnectionString.");
        }
    }

    public string Path { get; }

    public string DatabaseFile { get; }

    /// <summary>The configured connection string with the file made absolute.</summary>
    public string ConnectionString { get; }
}
