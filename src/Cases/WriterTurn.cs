namespace AnTT.Cases;

/// <summary>How writers of this process queue for a database that has one writer at a time: give the turn back by disposing it. Not registered: nobody queues.</summary>
/// <remarks>SQLite's own waiting polls the file's lock, and a poll that misses costs a tenth of a second.</remarks>
public delegate Task<IDisposable> WriterTurn(CancellationToken ct);
