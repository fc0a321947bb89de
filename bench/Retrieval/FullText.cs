using System.Diagnostics;
using AnTT.Knowledge.Evaluation;
using AnTT.Knowledge.Text;
using Microsoft.Data.Sqlite;

namespace AnTT.Retrieval;

/// <summary>SQLite FTS5 as one would use it: in memory, with marks, any word may match, ranked by BM25.</summary>
internal sealed class FullText : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly SqliteCommand _search;

    public FullText(IReadOnlyList<RetrievalDocument> corpus)
    {
        var watch = Stopwatch.StartNew();
        _connection.Open();
        Run("create virtual table passages using fts5(text, content='', tokenize=\"unicode61 remove_diacritics 0\")");
        using (var transaction = _connection.BeginTransaction())
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "insert into passages(rowid, text) values ($id, $text)";
            var (id, text) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$text", SqliteType.Text));
            for (var at = 0; at < corpus.Count; at++)
            {
                (id.Value, text.Value) = (at, corpus[at].Text);
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Run("insert into passages(passages) values ('optimize')");
        BuildSeconds = watch.Elapsed.TotalSeconds;
        _search = _connection.CreateCommand();
        _search.CommandText = "select rowid from passages where passages match $words order by rank limit $take";
        _search.Parameters.Add("$words", SqliteType.Text);
        _search.Parameters.Add("$take", SqliteType.Integer);
    }

    public double BuildSeconds { get; }

    public List<int> Search(string question, int take)
    {
        _search.Parameters[0].Value = string.Join(" OR ", VietnameseText.Tokens(question).Select(token => $"\"{token.Text}\""));
        _search.Parameters[1].Value = take;
        using var rows = _search.ExecuteReader();
        var found = new List<int>();
        while (rows.Read()) found.Add(rows.GetInt32(0));
        return found;
    }

    public void Dispose()
    {
        _search.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
