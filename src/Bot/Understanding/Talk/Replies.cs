using AnTT.Bot.Understanding.Phrases;

namespace AnTT.Bot.Understanding.Talk;

/// <summary>Replies to small talk and declined requests, by kind, as the lexicon files give them.</summary>
internal sealed class Replies
{
    private readonly Dictionary<string, string> _byKind = new(StringComparer.Ordinal);
    private readonly string _can = "";

    public Replies(IEnumerable<LexiconFile> files)
    {
        foreach (var file in files)
        {
            if (file.Can.Length > 0) _can = file.Can;
            foreach (var (kind, reply) in file.Replies) _byKind[kind] = reply;
        }
    }

    public string? To(string kind) => _byKind.TryGetValue(kind, out var reply) ? reply.Replace("{can}", _can, StringComparison.Ordinal) : null;
}
