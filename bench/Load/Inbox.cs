using Microsoft.Data.Sqlite;

namespace AnTT.LoadBench;

/// <summary>Looks into the bot's database from outside.</summary>
internal sealed class Inbox(string file)
{
    public long Pending() => Count("""SELECT COUNT(*) FROM "inbox" WHERE "Status" = 0""");

    public long Done() => Count("""SELECT COUNT(*) FROM "inbox" WHERE "Status" = 1""");

    public long SetAside() => Count("""SELECT COUNT(*) FROM "inbox" WHERE "Status" = 2""");

    public long Waiting() => Count("""SELECT COUNT(*) FROM "outbox" """);

    public long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    public List<string> Texts(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read()) texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>Asks the database now and then, for one row at most: counting what waits would slow what is measured.</summary>
    /// <exception cref="TimeoutException">Something still waits: what is measured next would be measured beside it.</exception>
    public async Task DrainAsync(TimeSpan most)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (Count("""SELECT EXISTS (SELECT 1 FROM "inbox" WHERE "Status" = 0)""") > 0)
        {
            if (clock.Elapsed > most) throw new TimeoutException($"Messages still wait for an answer after {most}.");
            await Task.Delay(100);
        }
    }
}
