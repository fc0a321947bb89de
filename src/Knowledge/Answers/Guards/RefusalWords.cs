using System.Globalization;
using AnTT.Knowledge.Search;
using AnTT.Knowledge.Text;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>One line of refusal-words.tsv that refuses.</summary>
/// <param name="Order">Reasons are tried in the order of the file.</param>
/// <param name="Unless">What takes this line back.</param>
internal sealed record RefusalLine(RefusalReason Reason, int Order, IReadOnlyList<PatternStep[]> Unless);

/// <summary>What refusal-words.tsv says, for text as it is written or for text without marks. Immutable, thread safe.</summary>
internal sealed class RefusalWords
{
    private const string NotNames = "not-name";

    private readonly bool _folded;
    private readonly Dictionary<string, WordIdea> _ideas = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(RefusalLine Line, PatternStep[] Pattern)>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<(RefusalLine Line, PatternStep[] Pattern)> _others = [];
    private readonly Dictionary<RefusalReason, List<PatternStep[]>> _unless = [];

    /// <exception cref="FormatException">A line cannot be read; the message names file and line.</exception>
    internal RefusalWords(bool folded, string? folder = null)
    {
        _folded = folded;
        var order = new Dictionary<RefusalReason, int>();
        foreach (var line in LexiconFile.Read("refusal-words.tsv", folder))
        {
            switch (line.Required(0))
            {
                case "words":
                    ReadIdea(line);
                    break;
                case "ask":
                    var reason = ReasonOf(line);
                    order.TryAdd(reason, order.Count);
                    var refusal = new RefusalLine(reason, order[reason], line.Field(3).Length == 0 ? [] : Patterns(line, 3));
                    foreach (var pattern in Patterns(line, 2)) Add(refusal, pattern);
                    break;
                case "unless":
                    var taken = ReasonOf(line);
                    if (!_unless.TryGetValue(taken, out var list)) _unless.Add(taken, list = []);
                    list.AddRange(Patterns(line, 2));
                    break;
                default:
                    throw line.Error("dòng phải bắt đầu bằng words, ask hoặc unless");
            }
        }
    }

    /// <summary>The reason to refuse, or null.</summary>
    /// <param name="text">In the form to compare by; without marks where these words are.</param>
    internal RefusalReason? ReasonFor(string text)
    {
        var words = new PatternText(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), _notNames);
        RefusalLine? found = null;
        for (var at = 0; at < words.Words.Length; at++)
        {
            foreach (var (line, pattern) in StartingWith(words.Words[at]))
            {
                if (found is not null && found.Order <= line.Order) continue;
                if (words.StandsAt(pattern, at) && !Stands(words, line.Unless) && !Stands(words, _unless.GetValueOrDefault(line.Reason, []))) found = line;
            }
        }
        return found?.Reason;
    }

    private IEnumerable<(RefusalLine Line, PatternStep[] Pattern)> StartingWith(string word) =>
        _byFirst.TryGetValue(word, out var list) ? list.Concat(_others) : _others;

    private static bool Stands(PatternText words, IReadOnlyList<PatternStep[]> patterns)
    {
        foreach (var pattern in patterns)
        {
            for (var at = 0; at < words.Words.Length; at++)
            {
                if (words.StandsAt(pattern, at)) return true;
            }
        }
        return false;
    }

    private void ReadIdea(LexiconLine line)
    {
        var idea = new WordIdea(_ideas.Count);
        foreach (var phrase in Patterns(line, 2)) idea.Add(phrase);
        if (!_ideas.TryAdd(line.Required(1), idea)) throw line.Error($"“{line.Required(1)}” đã có ở trên");
        if (line.Required(1) == NotNames) _notNames.UnionWith(idea.FirstWords);
    }

    private void Add(RefusalLine line, PatternStep[] pattern)
    {
        if (WordPattern.FirstWordsOf(pattern) is not { } firsts)
        {
            _others.Add((line, pattern));
            return;
        }
        foreach (var first in firsts)
        {
            if (!_byFirst.TryGetValue(first, out var list)) _byFirst.Add(first, list = []);
            list.Add((line, pattern));
        }
    }

    private static RefusalReason ReasonOf(LexiconLine line) =>
        Enum.TryParse<RefusalReason>(line.Required(1), out var reason) ? reason : throw line.Error($"không có lý do “{line.Required(1)}”");

    private List<PatternStep[]> Patterns(LexiconLine line, int column)
    {
        var patterns = new List<PatternStep[]>();
        foreach (var written in line.Required(column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Without its marks such a word says something else too often.
            if (_folded && written.Split(' ').Any(part => part.StartsWith('='))) continue;
            patterns.Add(Read(line, written));
        }
        return patterns;
    }

    private PatternStep[] Read(LexiconLine line, string written)
    {
        var steps = new List<PatternStep>();
        var gap = 0;
        foreach (var part in written.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith("..", StringComparison.Ordinal))
            {
                gap = int.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : throw line.Error($"“{part}” phải là .. và một số");
                continue;
            }
            var optional = part.EndsWith('?');
            var forbidden = part.StartsWith('!');
            foreach (var step in StepsOf(line, part.TrimEnd('?').TrimStart('!').TrimStart('='), gap, optional, forbidden)) steps.Add(step);
            gap = 0;
        }
        return steps.Count > 0 && gap == 0 ? [.. steps] : throw line.Error($"“{written}” không có từ nào, hoặc kết thúc bằng khoảng trống");
    }

    private IEnumerable<PatternStep> StepsOf(LexiconLine line, string text, int gap, bool optional, bool forbidden)
    {
        if (text == "$") return [new PatternStep(PatternPart.End, text, null, gap, optional, forbidden)];
        if (text == "{any-name}") return [new PatternStep(PatternPart.AnyName, text, null, gap, optional, forbidden)];
        if (text == "{digits}") return [new PatternStep(PatternPart.Digits, text, null, gap, optional, forbidden)];
        if (text.StartsWith('{'))
        {
            var idea = _ideas.GetValueOrDefault(text.Trim('{', '}')) ?? throw line.Error($"{text} chưa được nêu ở dòng words nào phía trên");
            return [new PatternStep(PatternPart.Idea, text, idea, gap, optional, forbidden)];
        }
        if (text.AsSpan().IndexOfAny("{}=!") >= 0) throw line.Error($"“{text}” không phải là một từ");
        var words = (_folded ? VietnameseText.Fold(text) : VietnameseText.Normalize(text)).Split(' ');
        return words.Select((word, index) => new PatternStep(PatternPart.Word, word, null, index == 0 ? gap : 0, optional, forbidden));
    }
}
