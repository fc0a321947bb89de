using System.Globalization;
using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Statistics;

/// <param name="Share">Of the largest figure of its table, 0–1, for a bar; 0 where nothing is shown.</param>
public sealed record NamedRow(string Name, Figure Now, Figure Before, double Share);

/// <param name="Head">What its rows are.</param>
public sealed record NamedTable(string Code, string Title, string Head, IReadOnlyList<NamedRow> Rows);

/// <summary>What people read for figures and what they count.</summary>
public static class StatisticsWords
{
    public const string Legend = "“< 5”: từ 0 đến 4. “ẩn”: con số bị giấu để không ai tính ngược ra số dưới 5.";

    private static readonly Dictionary<string, string> Channels = new(StringComparer.Ordinal)
    {
        ["web"] = "Trang trò chuyện", ["zalo"] = "Zalo", ["zalo-bot"] = "Zalo Bot", ["terminal"] = "Máy của phường", ["dien-thoai"] = "Điện thoại", ["truc-tiep"] = "Tại trụ sở", ["thu"] = "Thư, đơn",
        [Register.RegisterImport.Channel] = "Nhập từ sổ cũ",
    };

    public static string Of(Figure figure) => figure switch
    {
        { Value: { } value } => Number(value),
        { Kind: Shown.Few } => "< 5",
        _ => "ẩn",
    };

    /// <summary>"+12 (+40 %)"; a dash where either side is not shown.</summary>
    public static string Change(Figure now, Figure before)
    {
        if (now.Value is not { } is_ || before.Value is not { } was) return "–";
        var difference = is_ - was;
        var sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
        return was == 0 ? sign + Number(Math.Abs(difference)) : $"{sign}{Number(Math.Abs(difference))} ({sign}{Math.Round(Math.Abs(difference) * 100.0 / was):0} %)";
    }

    public static string Channel(string code) => Channels.GetValueOrDefault(code, code);

    public static string Percent(int? hundredths) => hundredths is { } known ? $"{known} %" : "quá ít để tính";

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');

    /// <summary>Names in place of keys. Shown figures by size, those that are not by name: an order must not tell them.</summary>
    public static NamedTable Name(FigureTable table, IReadOnlyDictionary<string, string> areas, IReadOnlyDictionary<string, string> categories, IReadOnlyDictionary<string, string> units)
    {
        var (title, head) = table.Code switch
        {
            "area" => ("Theo địa bàn", "Địa bàn"),
            "category" => ("Theo loại việc", "Loại việc"),
            "hour" => ("Theo giờ nhận tin", "Giờ"),
            "channel" => ("Theo kênh nhận", "Kênh"),
            "outcome" => ("Theo kết quả", "Kết quả"),
            _ => ("Theo đơn vị", "Đơn vị"),
        };
        string Of(string? key) => table.Code switch
        {
            "area" => key is null ? "Không rõ địa bàn" : areas.GetValueOrDefault(key, "Địa bàn khác"),
            "category" => categories.GetValueOrDefault(key ?? "", key ?? "Việc khác"),
            "hour" => key is null ? "Không rõ giờ" : $"{key} giờ",
            "channel" => key is null ? "Không rõ" : Channels.GetValueOrDefault(key, key),
            "outcome" => Outcome(key),
            _ => units.GetValueOrDefault(key ?? "", "Đơn vị khác"),
        };
        var largest = Math.Max(1, table.Rows.Max(row => row.Now.Value) ?? 1);
        var rows = table.Rows.Select(row => (row.Key, Named: new NamedRow(Of(row.Key), row.Now, row.Before, (row.Now.Value ?? 0) / (double)largest)));
        var ordered = table.Code == "hour" ? rows.OrderBy(row => row.Key is null).ThenBy(row => row.Key, StringComparer.Ordinal) : rows.OrderByDescending(row => row.Named.Now.Value ?? -1).ThenBy(row => row.Named.Name, StringComparer.Ordinal);
        return new NamedTable(table.Code, title, head, [.. ordered.Select(row => row.Named)]);
    }

    private static string Outcome(string? key) => key switch
    {
        "Open" => "Chưa kết thúc",
        "Ended" => "Đã kết thúc, không ghi kết quả",
        nameof(CaseState.OutOfScope) => CaseWords.Of(CaseState.OutOfScope),
        _ => Enum.TryParse<Outcome>(key, out var outcome) ? CaseWords.Of(outcome) : "Không rõ",
    };
}
