using System.Text;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Documents;

public class EncodingTests
{
    private const string Sentence = "Điều 1. Phạm vi áp dụng\n\nCông an phường thực hiện việc bảo đảm trật tự theo quy định của luật này và các văn bản khác.";

    // The same sentence as old editors stored it, one byte a letter.
    private const string Abc = "§iÒu 1. Ph¹m vi ¸p dông\n\nC«ng an ph­êng thùc hiÖn viÖc b¶o ®¶m trËt tù theo quy ®Þnh cña luËt nµy vµ c¸c v¨n b¶n kh¸c.";
    private const string Vni = "Ñieàu 1. Phaïm vi aùp duïng\n\nCoâng an phöôøng thöïc hieän vieäc baûo ñaûm traät töï theo quy ñònh cuûa luaät naøy vaø caùc vaên baûn khaùc.";

    [Fact]
    public void Tcvn3_is_recognised_and_converted() => AssertRead(Encoding.Latin1.GetBytes(Abc));

    [Fact]
    public void Vni_is_recognised_and_converted() => AssertRead(Encoding.Latin1.GetBytes(Vni));

    [Fact]
    public void Tcvn3_carelessly_saved_as_unicode_is_converted_too() => AssertRead(Encoding.UTF8.GetBytes(Abc));

    [Fact]
    public void Viscii_is_recognised_and_converted() => AssertRead(
    [
        0xD0, .. "i"u8, 0xAB, .. "u 1. Ph"u8, 0xD5, .. "m vi "u8, 0xE1, .. "p d"u8, 0xF8, .. "ng\n\nC"u8, 0xF4, .. "ng an ph"u8, 0xDF, 0xB6, .. "ng th"u8, 0xF1, .. "c hi"u8, 0xAE,
        .. "n vi"u8, 0xAE, .. "c b"u8, 0xE4, .. "o "u8, 0xF0, 0xE4, .. "m tr"u8, 0xA7, .. "t t"u8, 0xF1, .. " theo quy "u8, 0xF0, 0xB8, .. "nh c"u8, 0xFC, .. "a lu"u8, 0xA7, .. "t n"u8, 0xE0,
        .. "y v"u8, 0xE0, .. " c"u8, 0xE1, .. "c v"u8, 0xE5, .. "n b"u8, 0xE4, .. "n kh"u8, 0xE1, .. "c."u8,
    ]);

    [Fact]
    public void Windows_1258_is_recognised_and_composed() => AssertRead(CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(
        Sentence.Replace("ề", "ê\u0300", StringComparison.Ordinal).Replace("ạ", "a\u0323", StringComparison.Ordinal).Replace("ụ", "u\u0323", StringComparison.Ordinal)
            .Replace("ờ", "ơ\u0300", StringComparison.Ordinal).Replace("ự", "ư\u0323", StringComparison.Ordinal).Replace("ệ", "ê\u0323", StringComparison.Ordinal)
            .Replace("ả", "a\u0309", StringComparison.Ordinal).Replace("ậ", "â\u0323", StringComparison.Ordinal).Replace("ị", "i\u0323", StringComparison.Ordinal)
            .Replace("ủ", "u\u0309", StringComparison.Ordinal)));

    [Fact]
    public void Utf16_is_read_with_its_mark_and_without()
    {
        AssertRead([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sentence)]);
        AssertRead([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Sentence)]);
        AssertRead(Encoding.Unicode.GetBytes(Sentence));
    }

    [Fact]
    public void Utf8_with_its_mark_and_decomposed_letters_is_read() =>
        AssertRead([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Sentence.Replace("ạ", "a\u0323", StringComparison.Ordinal).Replace("ề", "e\u0302\u0300", StringComparison.Ordinal))]);

    [Fact]
    public void Bytes_of_no_known_encoding_are_refused_with_the_reason()
    {
        var bytes = Enumerable.Range(0, 4000).Select(i => (byte)(128 + (i * 7919 % 127))).ToArray();

        Assert.Contains("bảng mã", Assert.IsType<Unreadable>(DocumentReader.Read("a.txt", bytes)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_five_megabytes_is_cut_into_passages()
    {
        var sentence = "Công an phường giữ trật tự (1) ban đêm; và ban ngày. ";
        var text = string.Concat(Enumerable.Repeat(sentence, 5_000_000 / sentence.Length));

        var document = Samples.Read("a.txt", text);

        Assert.True(document.Passages.Count > 1000);
        Assert.All(document.Passages, passage => Assert.True(passage.Text.Length < 2000));
    }

    private static void AssertRead(byte[] bytes)
    {
        var document = Assert.IsType<ParsedDocument>(DocumentReader.Read("a.txt", bytes));
        Assert.Equal(Sentence[(Sentence.LastIndexOf('\n') + 1)..], document.Body.Children[0].Blocks[0].Lines.Single());
        Assert.Equal("Điều 1. Phạm vi áp dụng", document.Body.Children[0].Caption);
    }
}
