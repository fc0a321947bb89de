using AnTT.Cases.Routing;

namespace AnTT.Cases.Register;

/// <summary>Which of the ward's kinds of case an offence of the register belongs to.</summary>
internal sealed class OffenceCategory(IReadOnlyList<CategoryPlace> categories)
{
    private const string Other = "khac";

    // Words of criminal law and of registers, for the kinds that ship with the program.
    private static readonly (string Word, string Code)[] Words =
    [
        ("ma tuy", "ma-tuy"), ("trom", "trom-cap"), ("cuop", "trom-cap"), ("danh bac", "co-bac"), ("lo de", "co-bac"), ("ca do", "co-bac"), ("cho vay", "tin-dung-den"), ("doi no", "tin-dung-den"),
        ("lua dao", "lua-dao"), ("hiep dam", "xam-hai"), ("cuong dam", "xam-hai"), ("co y gay thuong tich", "hanh-hung"), ("bao luc gia dinh", "bao-luc-gia-dinh"), ("nguoi duoi 16", "tre-em"), ("tre em", "tre-em"), ("giao thong", "giao-thong"), ("chay", "chay-no"), ("phao", "phao-vu-khi"),
        ("vu khi", "phao-vu-khi"), ("moi truong", "moi-truong"), ("gay roi", "trat-tu"), ("trat tu", "trat-tu"), ("tieng on", "trat-tu"),
    ];

    private readonly List<(string Folded, CategoryPlace Category)> _names =
        [.. categories.SelectMany(category => category.Name.Split(',').Append(category.Name).Select(part => (RegisterText.Fold(part), category))).Where(name => name.Item1.Length > 3)];

    public CategoryPlace Of(string offence)
    {
        var text = $" {RegisterText.Fold(offence)} ";
        var named = _names.Find(name => text.Trim() == name.Folded).Category ?? _names.Find(name => text.Contains($" {name.Folded} ", StringComparison.Ordinal)).Category;
        if (named is not null) return named;
        var code = Array.Find(Words, word => text.Contains($" {word.Word} ", StringComparison.Ordinal)).Code;
        return categories.FirstOrDefault(category => category.Code == code) ?? categories.FirstOrDefault(category => category.Code == Other) ?? new CategoryPlace(Other, "Việc khác");
    }
}
