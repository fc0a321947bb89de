using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AnTT.Knowledge.Documents.Metadata;

/// <summary>The block between two lines of --- at the head of a Markdown file.</summary>
internal sealed class FrontMatter
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "id", "title", "kind", "number", "issuer", "issued", "effective", "expires", "wards", "aliases", "source", "checked",
        "article", "review", "confidence", "facts", "url", "signer", "signer_role", "recipients",
    };

    private readonly Dictionary<string, (YamlNode Node, int Line)> _values = new(StringComparer.Ordinal);
    private readonly List<DocumentWarning> _warnings;

    private FrontMatter(List<DocumentWarning> warnings) => _warnings = warnings;

    /// <summary>Separates front matter and body; null where the file begins without one.</summary>
    public static (string Yaml, string Body, int BodyLine)? Split(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd() != "---") return null;
        for (var i = 1; i < lines.Length; i++)
            if (lines[i].TrimEnd() is "---" or "...")
                return (string.Join('\n', lines[1..i]), string.Join('\n', lines[(i + 1)..]), i + 2);
        throw new DocumentFormatException("Phần đầu tệp mở bằng dòng “---” nhưng không có dòng “---” đóng lại. Thêm một dòng “---” ngay sau khóa cuối cùng.", 1);
    }

    /// <exception cref="DocumentFormatException">Says the line, the key and what to write instead.</exception>
    public static DocumentHeader Read(string yaml, List<DocumentWarning> warnings)
    {
        var matter = new FrontMatter(warnings);
        matter.Load(yaml);
        return matter.ToHeader();
    }

    private void Load(string yaml)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(yaml));
        try
        {
            stream.Load(parser);
        }
        // A list that is never closed ends in the second, which knows no place: the last thing that could be read does.
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            var line = (int)(error is YamlException placed ? placed.Start.Line : parser.Current?.End.Line ?? 1) + 1;
            throw new DocumentFormatException($"Phần đầu tệp viết sai cú pháp ở dòng {line}: {Explain(error)} Giá trị có dấu hai chấm, dấu nháy hoặc dấu ngoặc phải đặt trong dấu nháy kép, ví dụ: title: \"Hỏi: đáp\".", line);
        }
        if (stream.Documents.Count == 0) throw Missing("id");
        if (stream.Documents[0].RootNode is not YamlMappingNode map)
            throw new DocumentFormatException("Phần đầu tệp phải gồm các dòng “khóa: giá trị”, ví dụ: title: \"Tên văn bản\".", 2);
        foreach (var (key, value) in map.Children)
        {
            var name = key.ToString();
            var line = (int)key.Start.Line + 1;
            _values[name] = (value, line);
            if (!Known.Contains(name))
                _warnings.Add(new DocumentWarning($"Khóa “{name}” không được dùng; bỏ đi hoặc sửa tên khóa.", line));
        }
    }

    private static string Explain(Exception error) =>
        error.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase) ? "một khóa được viết hai lần." : "không đọc được dòng này.";

    private DocumentHeader ToHeader()
    {
        var kind = Text("kind") ?? throw Missing("kind");
        if (!DocumentKinds.Names.ContainsKey(kind))
            throw Wrong("kind", $"“{kind}” không phải loại tài liệu đã biết. Viết một trong: {string.Join(", ", DocumentKinds.Names.Keys)}.");
        var (issued, issuedText) = Partial("issued");
        var header = new DocumentHeader(Id(), Text("title") ?? throw Missing("title"), kind, Text("number"), Text("issuer"),
            issued, Date("effective"), Date("expires"), List("wards"), List("aliases"), Text("source"), Text("article"),
            Date("checked"), Date("review"), MustConfirm(), Text("url"), Text("signer"), Text("signer_role"), List("recipients"), issuedText);
        if (header is { Effective: { } from, Expires: { } to } && to <= from)
            throw Wrong("expires", "ngày hết hiệu lực phải sau ngày có hiệu lực (effective).");
        return header;
    }

    private string Id()
    {
        var id = Text("id") ?? throw Missing("id");
        foreach (var letter in id)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '/' or '.' or '_'))
                throw Wrong("id", $"“{id}” có ký tự không dùng được. Chỉ viết chữ không dấu, chữ số, “-” và “/”, ví dụ: hoi-dap/cu-tru/dang-ky-tam-tru.");
        return id;
    }

    private bool MustConfirm() => Text("confidence") switch
    {
        null or "high" => false,
        "medium" => true,
        var other => throw Wrong("confidence", $"“{other}” không hợp lệ. Viết high (chắc chắn) hoặc medium (cần đối chiếu)."),
    };

    private string? Text(string key)
    {
        if (!_values.TryGetValue(key, out var value)) return null;
        if (value.Node is not YamlScalarNode scalar) throw Wrong(key, "phải là một dòng chữ, không phải danh sách.");
        return string.IsNullOrWhiteSpace(scalar.Value) || scalar is { Style: ScalarStyle.Plain, Value: "null" or "~" } ? null : scalar.Value.Trim();
    }

    private List<string> List(string key)
    {
        if (!_values.TryGetValue(key, out var value)) return [];
        if (value.Node is YamlScalarNode) return Text(key) is { } only ? [only] : [];
        if (value.Node is not YamlSequenceNode items) throw Wrong(key, $"phải là danh sách, ví dụ: {key}: [\"một\", \"hai\"].");
        return [.. items.OfType<YamlScalarNode>().Select(item => item.Value?.Trim() ?? "").Where(item => item.Length > 0)];
    }

    private DateOnly? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(key, $"“{text}” không phải ngày có thật. Viết năm-tháng-ngày, ví dụ: {key}: 2025-11-17; chưa biết thì để trống.");
    }

    /// <summary>A date of which perhaps only the year, or year and month, is known.</summary>
    private (DateOnly? Date, string? Text) Partial(string key)
    {
        var text = Text(key);
        if (text is { Length: 4 } && text.All(char.IsAsciiDigit)) return (null, "năm " + text);
        if (text is { Length: 7 } && DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return (null, $"tháng {month.Month} năm {month.Year}");
        return (Date(key), null);
    }

    private DocumentFormatException Wrong(string key, string message) =>
        new($"Khóa “{key}”: {message}", _values.TryGetValue(key, out var value) ? value.Line : 2);

    private static DocumentFormatException Missing(string key) =>
        new($"Thiếu khóa “{key}” ở phần đầu tệp. Thêm một dòng, ví dụ: {Example(key)}", 1);

    private static string Example(string key) => key switch
    {
        "id" => "id: nghi-quyet-phuong-a",
        "kind" => "kind: nghi-quyet",
        _ => $"{key}: \"Tên tài liệu\"",
    };
}
