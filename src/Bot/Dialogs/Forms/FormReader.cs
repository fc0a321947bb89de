using AnTT.Bot.Conversations;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>How reading a form ended.</summary>
public abstract record FormReading
{
    public sealed record Good(FormDefinition Form) : FormReading;

    /// <param name="Faults">What to correct, in Vietnamese, one sentence each.</param>
    public sealed record Bad(IReadOnlyList<string> Faults) : FormReading;
}

/// <summary>Reads and checks the YAML of a form.</summary>
public static class FormReader
{
    /// <summary>Longest source, letters.</summary>
    public const int LongestSource = 200_000;

    public static FormReading Read(string yaml, int version)
    {
        if (yaml.Length > LongestSource) return new FormReading.Bad([$"Mẫu dài quá {LongestSource:N0} ký tự."]);
        try
        {
            var source = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FormSource>(yaml);
            if (source is null) return new FormReading.Bad(["Mẫu đang trống."]);
            var faults = FormRules.Check(source);
            return faults.Count > 0 ? new FormReading.Bad(faults) : new FormReading.Good(Make(source, version));
        }
        catch (YamlException wrong)
        {
            return new FormReading.Bad([Explain(wrong)]);
        }
    }

    /// <summary>Kinds of tip written apart from a form; they come with the program and are checked by its tests.</summary>
    internal static IReadOnlyList<FormCategory> ReadKinds(string yaml) =>
        new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FormSource>(yaml).Categories.ConvertAll(category => Make(category, []));

    private static string Explain(YamlException wrong)
    {
        const string Unknown = "Property '";
        var message = wrong.InnerException?.Message ?? wrong.Message;
        var at = message.IndexOf(Unknown, StringComparison.Ordinal);
        return at >= 0
            ? $"Dòng {wrong.Start.Line}: không có mục tên “{message[(at + Unknown.Length)..].Split('\'')[0]}”. Kiểm tra chính tả tên mục."
            : $"Dòng {wrong.Start.Line}: chưa đọc được. Kiểm tra thụt đầu dòng, dấu hai chấm, và đặt trong ngoặc kép câu nào có dấu hai chấm hay dấu phẩy.";
    }

    private static FormDefinition Make(FormSource source, int version)
    {
        var split = source.Fields.FindIndex(field => field.Questions);
        var before = split < 0 ? source.Fields : source.Fields[..split];
        var after = split < 0 ? [] : source.Fields[(split + 1)..];
        var words = new List<(string Group, string Words)>();
        return new FormDefinition(source.Id, version, before.ConvertAll(field => Make(field, "", words)), after.ConvertAll(field => Make(field, "", words)), source.Categories.ConvertAll(category => Make(category, words)))
        {
            Words = words.Count > 0 ? new ToldWords(words) : null,
        };
    }

    private static FormCategory Make(CategorySource source, List<(string Group, string Words)> words) => new()
    {
        Code = source.Code, Name = source.Name, OfficerName = source.OfficerName, Listed = source.Listed, Opening = source.Opening, Place = source.Place, Quiet = source.Quiet, Diary = source.Diary,
        Evidence = source.Evidence, Skips = source.Skips, Questions = source.Questions.ConvertAll(field => Make(field, source.Code, words)),
    };

    private static FormField Make(FieldSource source, string category, List<(string Group, string Words)> words)
    {
        var told = source.Told.Select(pair => (Answer: new ToldAnswer(pair.Key, $"{category}.{source.Id}.{pair.Key}"), Words: pair.Value)).ToList();
        words.AddRange(told.Select(one => (one.Answer.Group, one.Words)));
        return new FormField
        {
            Id = source.Id,
            Kind = Enum.Parse<FieldKind>(source.Kind, ignoreCase: true),
            Label = source.Label.Trim(),
            Ask = source.Ask.Trim(),
            Choices = source.Choices.ConvertAll(MakeChoice),
            Required = source.Required,
            Offered = source.Offered,
            OnlyIf = source.OnlyIf is { } only ? new FieldCondition(only.Field, only.Is, only.IsNot) : null,
            Fills = source.Fills,
            Part = source.Part,
            Told = [.. told.Select(one => one.Answer)],
            Several = source.Several,
            More = source.More.Trim(),
            Red = source.Red,
        };
    }

    /// <summary>"Nút" or "Nút = lời gửi đi".</summary>
    private static Choice MakeChoice(string text)
    {
        var parts = text.Split(" = ", 2);
        return parts.Length == 1 ? new Choice(text.Trim()) : new Choice(parts[0].Trim(), parts[1].Trim());
    }
}
