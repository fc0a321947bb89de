using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace AnTT.Cases.Receipts;

/// <summary>What a typed text is, read as a receipt code.</summary>
public abstract record ReceiptReading
{
    /// <param name="Rest">The words around the code.</param>
    public sealed record Code(ReceiptCode Value, string Rest) : ReceiptReading;

    /// <summary>Nearly a code, or a sentence of as many words: only to be shown to someone who was asked for a code. <paramref name="Why"/> tells what to look at.</summary>
    public sealed record Misread(string Why) : ReceiptReading;

    /// <summary>Not meant as a code.</summary>
    public sealed record Other : ReceiptReading;
}

/// <summary>
/// Seven random words of a list of at least 566 (more than 64 bits) and a check word, such as <c>sen-lúa-mây-…</c>.
/// Whoever holds it can follow the case; the ward keeps only a keyed hash.
/// </summary>
public sealed class ReceiptCode
{
    public const int SecretWords = 7;
    public const int AllWords = SecretWords + 1;

    private static readonly string[] Words = LoadWords();
    private static readonly Dictionary<string, int> Places =
        Words.Select((word, place) => (word, place)).ToDictionary(item => Syllable.Reduce(item.word), item => item.place);

    private readonly int[] _places;

    private ReceiptCode(int[] places) => _places = places;

    /// <summary>Entropy of a code in bits.</summary>
    public static double EntropyBits => SecretWords * Math.Log2(Words.Length);

    internal static IReadOnlyList<string> WordList => Words;

    /// <summary>The same code for the same 32 random bytes.</summary>
    internal static ReceiptCode FromSeed(byte[] seed)
    {
        // 256 bits over a 65-bit range: the bias is below 2^-190.
        var number = new BigInteger(SHA512.HashData(seed), isUnsigned: true, isBigEndian: true);
        var places = new int[AllWords];
        for (var word = 0; word < SecretWords; word++)
        {
            number = BigInteger.DivRem(number, Words.Length, out var place);
            places[word] = (int)place;
        }
        places[SecretWords] = CheckPlace(places);
        return new ReceiptCode(places);
    }

    /// <summary>Reads a code from a message: any case, marks or none, dashes, commas or spaces, words before it ("tra cứu …").</summary>
    public static ReceiptReading Read(string text)
    {
        var words = Split(text).Where(word => Syllable.Reduce(word).Length > 0).ToArray();
        for (var start = words.Length - AllWords; start >= 0; start--)
        {
            var places = words.Skip(start).Take(AllWords).Select(Place).ToArray();
            if (places.All(place => place >= 0) && places[SecretWords] == CheckPlace(places))
                return new ReceiptReading.Code(new ReceiptCode(places), string.Join(' ', [.. words[..start], .. words[(start + AllWords)..]]));
        }
        return Explain(words);
    }

    /// <summary>As it is shown: "sen lúa mây …", marks included.</summary>
    public override string ToString() => string.Join(' ', _places.Select(place => Words[place]));

    internal string Canonical => string.Join('-', _places);

    internal static string WordAt(int number) => Words[number % Words.Length];

    private static ReceiptReading Explain(string[] words)
    {
        var tail = words.Length > AllWords ? words[^AllWords..] : words;
        var unknown = tail.Where(word => Place(word) < 0).ToArray();
        if (words.Length == 0 || unknown.Length > 2 || tail.Length < AllWords - 2) return new ReceiptReading.Other();
        if (unknown.Length > 0 && tail.Length == AllWords)
            return new ReceiptReading.Misread($"Từ “{string.Join("”, “", unknown)}” không có trong mã tra cứu. Bạn xem lại giúp, các từ khác đã đọc được.");
        return tail.Length < AllWords
            ? new ReceiptReading.Misread($"Mã tra cứu có {AllWords} từ, tôi mới đọc được {tail.Length}. Bạn nhắn lại đủ {AllWords} từ.")
            : new ReceiptReading.Misread("Các từ đều đúng nhưng ghép lại không khớp: có thể bạn đổi chỗ hoặc nhầm một từ. Bạn xem lại thứ tự giúp.");
    }

    private static int Place(string word) => Places.GetValueOrDefault(Syllable.Reduce(word), -1);

    private static int CheckPlace(int[] places)
    {
        var bytes = SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('-', places.Take(SecretWords))));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(bytes) % (uint)Words.Length);
    }

    private static string[] LoadWords()
    {
        using var stream = typeof(ReceiptCode).Assembly.GetManifestResourceStream("receipt-words.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static string[] Split(string text) =>
        new string([.. text.Select(letter => char.IsLetterOrDigit(letter) || letter is >= '\u0300' and <= '\u036f' ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
