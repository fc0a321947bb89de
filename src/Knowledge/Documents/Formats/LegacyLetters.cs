using System.Text;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Vietnamese encodings from before Unicode. Each reads text whose letters are the bytes 0–255.</summary>
/// <param name="Name">As editors know it.</param>
/// <param name="Convert">Letters of code 0–255 → Unicode.</param>
internal sealed record LegacyLetters(string Name, Func<string, string> Convert)
{
    // TCVN 5712-3 (ABC): code of each letter in turn; capitals with tones exist only as another font.
    private const string AbcLetters = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    private static readonly byte[] AbcCodes =
    [
        0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE,
        0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB,
        0xCC, 0xCE, 0xCF, 0xD0, 0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE,
        0xDF, 0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEE,
        0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE,
    ];

    // VISCII (RFC 1456): codes 0x80–0xFF in order, then the six that lie among the control codes.
    private const string ViscLetters =
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ";
    private static readonly Dictionary<char, char> ViscLow = new() { ['\u0002'] = 'Ẳ', ['\u0005'] = 'Ẵ', ['\u0006'] = 'Ẫ', ['\u0014'] = 'Ỷ', ['\u0019'] = 'Ỹ', ['\u001E'] = 'Ỵ' };

    // VNI: a vowel is followed by the code of its mark.
    private const string VniMarks = "øùûõïâàáåãäêèéúüë";
    private static readonly Dictionary<char, string> VniVowels = new()
    {
        ['a'] = "àáảãạâầấẩẫậăằắẳẵặ",
        ['e'] = "èéẻẽẹêềếểễệ",
        ['o'] = "òóỏõọôồốổỗộ",
        ['u'] = "ùúủũụ",
        ['y'] = "ỳýỷỹ",
        ['ô'] = "ờớởỡợ",
        ['ö'] = "ừứửữự",
    };

    private static readonly Dictionary<char, char> VniSingle = new()
    {
        ['ñ'] = 'đ', ['ô'] = 'ơ', ['ö'] = 'ư', ['æ'] = 'ỉ', ['ó'] = 'ĩ', ['ò'] = 'ị', ['î'] = 'ỵ',
    };

    private static readonly Dictionary<char, char> Abc = Enumerable.Range(0, AbcCodes.Length).ToDictionary(i => (char)AbcCodes[i], i => AbcLetters[i]);

    public static IReadOnlyList<LegacyLetters> All { get; } =
    [
        new("TCVN3 (ABC)", text => Map(text, letter => Abc.GetValueOrDefault(letter, letter))),
        new("VNI", FromVni),
        new("VISCII", text => Map(text, letter => letter is >= '\u0080' and <= 'ÿ' ? ViscLetters[letter - 0x80] : ViscLow.GetValueOrDefault(letter, letter))),
        new("Windows-1258", FromWindows1258),
    ];

    private static string Map(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = from.map(from.text[i]);
    });

    private static string FromVni(string text)
    {
        var converted = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var lower = char.ToLowerInvariant(text[i]);
            var upper = lower != text[i];
            var letter = lower;
            if (i + 1 < text.Length && VniVowels.TryGetValue(lower, out var marked) &&
                VniMarks.IndexOf(char.ToLowerInvariant(text[i + 1])) is var mark and >= 0 && mark < marked.Length)
            {
                letter = marked[mark];
                i++;
            }
            else letter = VniSingle.GetValueOrDefault(lower, lower);
            converted.Append(upper ? char.ToUpperInvariant(letter) : letter);
        }
        return converted.ToString();
    }

    private static string FromWindows1258(string text) =>
        CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(Encoding.Latin1.GetBytes(text));
}
