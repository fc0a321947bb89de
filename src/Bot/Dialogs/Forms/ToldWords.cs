using AnTT.Bot.Understanding.Phrases;
using AnTT.Bot.Understanding.Words;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>Words of a story that answer a question of the form before it is asked.</summary>
/// <param name="Text">The answer: for a question with buttons, one of them.</param>
/// <param name="Group">Under which <see cref="ToldWords"/> finds the words.</param>
public sealed record ToldAnswer(string Text, string Group);

/// <summary>What was found of one answer, in words of the message.</summary>
/// <param name="First">Its first word.</param>
/// <param name="End">After its last.</param>
internal readonly record struct ToldHit(string Group, int First, int End);

/// <summary>Finds the words that a form's <c>told</c> entries name, in the notation of the word lists. Not changed once made.</summary>
internal sealed class ToldWords
{
    /// <summary>Words before a phrase in which "không" denies it: "không có dao".</summary>
    private const int DeniedWithin = 2;

    /// <summary>Shorthand and words without marks, as everywhere else.</summary>
    private static readonly Lazy<List<LexiconFile>> Lists = new(() => LexiconFiles.Read(folder: null));

    private readonly PhraseIndex _index;
    private readonly Vocabulary _vocabulary;

    /// <exception cref="FormatException">A phrase cannot be read.</exception>
    public ToldWords(IEnumerable<(string Group, string Words)> told)
    {
        var symbols = new Symbols();
        var parser = new PhraseParser(new Dictionary<string, PhraseClass>(StringComparer.Ordinal), symbols) { ClassesAreComplete = true };
        _index = new PhraseIndex(symbols);
        foreach (var (group, words) in told)
        {
            foreach (var line in LexiconFile.Lines(words)) _index.Add(group, parser.Parse(line));
        }
        _vocabulary = new Vocabulary(
            symbols, Lists.Value.SelectMany(file => file.Shorthand), Lists.Value.SelectMany(file => file.SecondMeanings), Lists.Value.SelectMany(file => Words(file.BareWords)), Lists.Value.SelectMany(file => Words(file.TonelessWords)), []);
    }

    /// <returns>What is wrong with these words, in Vietnamese; null when they can be read.</returns>
    public static string? FaultOf(string words)
    {
        try
        {
            _ = new ToldWords([("told", words)]);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    public IReadOnlyList<ToldHit> Find(string story)
    {
        var utterance = Utterance.Read(story, _vocabulary);
        return [.. _index.Find(utterance).Where(hit => !IsDenied(utterance, hit.First)).Select(hit => new ToldHit(hit.Group, hit.First, hit.End))];
    }

    private static bool IsDenied(Utterance utterance, int first)
    {
        for (var word = first - 1; word >= 0 && word >= first - DeniedWithin && utterance.Words[word].After == Break.None; word--)
        {
            if (utterance.Words[word].Folded is "khong" or "ko" or "chua" or "chang") return true;
        }
        return false;
    }

    private static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
