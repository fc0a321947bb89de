namespace AnTT.Knowledge.Search.Queries;

/// <summary>One way of reading a stretch of the query.</summary>
/// <param name="From">Node where it starts.</param>
/// <param name="To">Node where it ends, greater than <paramref name="From"/>.</param>
/// <param name="Cost">How far it is from what was typed, in nats; 0 for the same.</param>
internal sealed record Reading(int From, int To, string[] Words, int[] Ids, float Cost, TokenChange Change, string Typed);

/// <summary>All readings of a query as a graph; finds the likeliest path (Viterbi).</summary>
internal sealed class Lattice(SyllableModel model, int nodes)
{
    /// <summary>Paths kept at each node. The best one is nearly always among the first three.</summary>
    private const int Beam = 8;

    private readonly List<Reading>[] _startingAt = CreateLists(nodes);

    public void Add(Reading reading) => _startingAt[reading.From].Add(reading);

    public bool Has(int from, int to, string word) =>
        _startingAt[from].Exists(reading => reading.To == to && reading.Words.Length == 1 && reading.Words[0] == word);

    public List<Reading> Best()
    {
        var arrivals = new List<Arrival>[nodes];
        for (var node = 0; node < nodes; node++) arrivals[node] = [];
        arrivals[0].Add(new Arrival(null, -1, 0, null));
        for (var node = 0; node < nodes; node++)
        {
            if (arrivals[node].Count > Beam)
            {
                arrivals[node].Sort((left, right) => left.Cost.CompareTo(right.Cost));
                arrivals[node].RemoveRange(Beam, arrivals[node].Count - Beam);
            }
            foreach (var reading in _startingAt[node]) Extend(arrivals[node], reading, arrivals[reading.To]);
        }

        var path = new List<Reading>();
        for (var at = Cheapest(arrivals[nodes - 1]); at?.Reading is not null; at = at.Before) path.Add(at.Reading);
        path.Reverse();
        return path;
    }

    private void Extend(List<Arrival> before, Reading reading, List<Arrival> after)
    {
        if (before.Count == 0) return;
        var inner = reading.Cost;
        for (var i = 1; i < reading.Ids.Length; i++) inner += model.Cost(reading.Ids[i - 1], reading.Ids[i]);

        Arrival? best = null;
        var lowest = float.MaxValue;
        foreach (var arrival in before)
        {
            if (arrival.Cost >= lowest) continue;
            var cost = arrival.Cost + model.Cost(arrival.Last, reading.Ids[0]);
            if (cost >= lowest) continue;
            (lowest, best) = (cost, arrival);
        }
        after.Add(new Arrival(reading, reading.Ids[^1], lowest + inner, best));
    }

    private static Arrival? Cheapest(List<Arrival> arrivals) => arrivals.Count == 0 ? null : arrivals.MinBy(arrival => arrival.Cost);

    private static List<Reading>[] CreateLists(int nodes)
    {
        var lists = new List<Reading>[nodes];
        for (var node = 0; node < nodes; node++) lists[node] = [];
        return lists;
    }

    private sealed record Arrival(Reading? Reading, int Last, float Cost, Arrival? Before);
}
