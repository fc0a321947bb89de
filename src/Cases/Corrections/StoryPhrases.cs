using AnTT.Knowledge.Text;

namespace AnTT.Cases.Corrections;

/// <summary>Short phrases of a story that can be words of its kind. Nothing with a digit or a capital inside a sentence, nothing that follows what names or addresses follow.</summary>
internal static class StoryPhrases
{
    private const int LongestPhrase = 3;

    /// <summary>A single word this long is no syllable of everyday Vietnamese: "karaoke".</summary>
    private const int OddWord = 7;

    private const int LongestWord = 12;
    private const int NameWords = 3;
    private const int AddressWords = 2;

    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n', '\r'];

    /// <summary>No phrase runs over them, and a name may stand behind them: "tên: …", "ông (…)".</summary>
    private static readonly char[] PieceEnds = [',', ';', ':', '(', ')', '"', '“', '”', '/', '-', '–'];

    private static readonly WordSet BeforeNames = new("ông bà anh chị em cô chú bác cậu mợ dì thím dượng cháu tên thằng con họ hộ bé bạn thầy chồng vợ bố mẹ cha");
    private static readonly WordSet BeforeAddresses = new("số nhà đường phố ngõ ngách hẻm kiệt thôn xóm ấp tổ khu phường xã quận huyện tỉnh chợ trường chùa quán tiệm shop công ty");

    private static readonly WordSet Weak = new(
        "và là thì mà của có không được bị đã đang sẽ này kia ở tại cho với rất lắm nhiều hay các những một hai ba bốn năm tôi mình nó ra vào lên xuống đi lại rồi nữa nay hôm ngày đêm sáng chiều tuần tháng giờ lúc khi từ đến trong ngoài trên dưới người ta cũng đều chỉ mới vừa xin nhờ giúp an");

    /// <summary>Words as they are spelt, and as they are typed without marks; a word with other marks is another word.</summary>
    private sealed class WordSet(string words)
    {
        private readonly HashSet<string> _words = [.. words.Split(' '), .. words.Split(' ').Select(Letters.Fold)];

        public bool Has(string word) => _words.Contains(word.ToLowerInvariant());
    }

    /// <summary>Folded form → as it was written, each once.</summary>
    public static Dictionary<string, string> Of(string story)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var words in story.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(Pieces))
        {
            for (var first = 0; first < words.Count; first++)
            {
                for (var length = 1; length <= LongestPhrase && first + length <= words.Count && words[first + length - 1].Written is not null; length++)
                {
                    var (begin, end) = (words[first], words[first + length - 1]);
                    if (begin.Written is null || Weak.Has(begin.Written) || Weak.Has(end.Written!) || (length == 1 && begin.Folded.Length < OddWord)) continue;
                    var part = words.GetRange(first, length);
                    found.TryAdd(string.Join(' ', part.Select(word => word.Folded)), string.Join(' ', part.Select(word => word.Written)));
                }
            }
        }
        return found;
    }

    private static IEnumerable<List<(string Folded, string? Written)>> Pieces(string sentence)
    {
        var (closed, starts) = (0, true);
        foreach (var piece in sentence.Split(PieceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            yield return Open(piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), starts, closed, out closed);
            starts = false;
        }
    }

    /// <summary>Words that may be shown; the others have no written form.</summary>
    /// <param name="starts">It begins a sentence, so that its first capital is no name's.</param>
    /// <param name="closed">How many words from here on may still be a name's or an address's.</param>
    private static List<(string Folded, string? Written)> Open(string[] sentence, bool starts, int closed, out int closedAfter)
    {
        var words = new List<(string, string?)>(sentence.Length);
        for (var at = 0; at < sentence.Length; at++)
        {
            var (word, folded) = (sentence[at], Letters.Fold(sentence[at]));
            var small = word.All(char.IsLower) || (starts && at == 0 && char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower));
            var opens = BeforeNames.Has(word) ? NameWords : BeforeAddresses.Has(word) ? AddressWords : 0;
            var shown = small && closed == 0 && opens == 0 && word.Length <= LongestWord;
            words.Add((folded, shown ? word.ToLowerInvariant() : null));
            closed = Math.Max(closed - 1, opens);
        }
        closedAfter = closed;
        return words;
    }
}
