using System.Security.Cryptography;
using System.Text;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>A few checked wordings under the hash of what they were made from; the oldest make room. Thread safe.</summary>
internal sealed class RecentTexts(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public string? Find(string from)
    {
        var key = Key(from);
        lock (_gate) return _texts.GetValueOrDefault(key);
    }

    public void Keep(string from, string text)
    {
        var key = Key(from);
        lock (_gate)
        {
            if (!_texts.TryAdd(key, text)) return;
            _order.Enqueue(key);
            if (_order.Count > most) _texts.Remove(_order.Dequeue());
        }
    }

    private static string Key(string from) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(from)));
}
