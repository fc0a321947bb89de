using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AnTT.Knowledge.Evaluation;

/// <summary>A YAML list of rows as JSON lines, so that both forms of a set are read by one reader.</summary>
internal static class YamlRows
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string ToJsonLines(TextReader yaml, string name)
    {
        try
        {
            var rows = new DeserializerBuilder().Build().Deserialize<List<Dictionary<string, object?>>?>(yaml) ?? [];
            var lines = new StringBuilder();
            foreach (var row in rows) lines.Append(JsonSerializer.Serialize(row.ToDictionary(field => field.Key, field => Plain(field.Value)), Json)).Append('\n');
            return lines.ToString();
        }
        catch (YamlException error)
        {
            throw new EvaluationFormatException($"{name}, dòng {error.Start.Line}: không đọc được. Tệp YAML phải là một danh sách, mỗi mục có \"ask\" và \"expect\". {error.Message}");
        }
    }

    private static object? Plain(object? value) => value switch
    {
        List<object?> list => list.ConvertAll(Plain),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value,
    };
}
