using AnTT.Cases.Receipts;
using AnTT.Knowledge.Text;
using FsCheck;
using FsCheck.Fluent;
using Syllable = AnTT.Cases.Receipts.Syllable;

namespace AnTT.Cases.Tests.Receipts;

public sealed class ReceiptCodeTests
{
    private static readonly Arbitrary<ReceiptCode> Codes =
        ArbMap.Default.GeneratorFor<Guid>().Select(seed => ReceiptCode.FromSeed(seed.ToByteArray())).ToArbitrary();

    [Fact]
    public void A_code_holds_at_least_64_bits() => Assert.True(ReceiptCode.EntropyBits >= 64, $"{ReceiptCode.EntropyBits}");

    [Fact]
    public void Words_differ_after_losing_marks_and_after_common_slips()
    {
        Assert.Equal(ReceiptCode.WordList.Count, ReceiptCode.WordList.Select(Syllable.Reduce).Distinct().Count());
        Assert.Equal(ReceiptCode.WordList.Count, ReceiptCode.WordList.Select(Letters.Fold).Distinct().Count());
    }

    [Fact]
    public void A_code_is_read_back_however_it_is_typed() => Prop.ForAll(Codes, code =>
        Ways(code.ToString()).All(typed => ReceiptCode.Read(typed) is ReceiptReading.Code read && read.Value.Canonical == code.Canonical))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Swapping_two_words_or_replacing_one_is_noticed() => Prop.ForAll(
        Codes,
        ArbMap.Default.ArbFor<byte>(),
        (code, where) =>
        {
            var words = code.ToString().Split(' ');
            var (one, two) = (where % 8, (where / 8 + 1 + where) % 8);
            if (words[one] == words[two]) return true;
            (words[one], words[two]) = (words[two], words[one]);
            return ReceiptCode.Read(string.Join(' ', words)) is not ReceiptReading.Code read || read.Value.Canonical != code.Canonical;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("xin chào")]
    [InlineData("mất xe máy")]
    [InlineData("😀😀😀")]
    [InlineData("1234567890")]
    public void Other_talk_is_not_taken_for_a_code(string text) => Assert.IsType<ReceiptReading.Other>(ReceiptCode.Read(text));

    [Theory]
    [InlineData("mất xe máy tối qua ở gần chợ")]
    [InlineData("cho tôi hỏi làm tạm trú cần giấy tờ gì")]
    public void A_sentence_of_eight_words_is_no_code(string text) => Assert.IsNotType<ReceiptReading.Code>(ReceiptCode.Read(text));

    [Fact]
    public void An_unknown_word_is_named_to_the_sender()
    {
        var words = ReceiptCode.FromSeed(new byte[32]).ToString().Split(' ');
        words[2] = "qqqk";

        var misread = Assert.IsType<ReceiptReading.Misread>(ReceiptCode.Read(string.Join(' ', words)));

        Assert.Contains("qqqk", misread.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_left_out_is_told_by_count()
    {
        var words = ReceiptCode.FromSeed(new byte[32]).ToString().Split(' ');

        var misread = Assert.IsType<ReceiptReading.Misread>(ReceiptCode.Read(string.Join('-', words.Skip(1))));

        Assert.Contains("8 từ", misread.Why, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ways(string code)
    {
        yield return code;
        yield return Letters.Fold(code);
        yield return code.ToUpperInvariant();
        yield return Letters.Fold(code).Replace(' ', '-');
        yield return "  tra cứu mã:   " + code.Replace(" ", "  , ") + ". ";
        yield return string.Join(' ', Letters.Fold(code).Split(' ').Select(word => word + "s"));   // a Telex tone key left over
        yield return string.Join(' ', Letters.Fold(code).Split(' ').Select(word => word + "1"));   // a VNI one
    }
}
