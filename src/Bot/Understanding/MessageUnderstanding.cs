using AnTT.Bot.Understanding.Danger;
using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Understanding;

/// <summary>Says what a message wants: help in danger, a command, a tip, an answer, a chat. Pure and thread safe; no input makes it throw.</summary>
public sealed class MessageUnderstanding
{
    private readonly Lexicon _lexicon;

    public MessageUnderstanding(string? lexiconFolder = null) => _lexicon = Lexicon.Load(lexiconFolder);

    internal IReadOnlySet<string> Dangers(string text)
    {
        var utterance = Utterance.Read(text, _lexicon.Vocabulary);
        var hits = _lexicon.Index.Find(utterance);
        return DangerJudge.Judge(new Frames(utterance, hits), hits);
    }

    internal string Explain(string text)
    {
        var utterance = Utterance.Read(text, _lexicon.Vocabulary);
        return $"bare={utterance.UnmarkedTyping} " + string.Join(" | ", _lexicon.Index.Find(utterance)
            .Select(hit => $"{hit.Group}:{string.Join(' ', Enumerable.Range(hit.First, hit.Length).Select(i => utterance.Words[i].Folded))}"));
    }
}
