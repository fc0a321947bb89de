using AnTT.Cases.Routing;
using Microsoft.Extensions.Options;

namespace AnTT.Bot.Dialogs;

/// <summary>How the ward is named in what residents read.</summary>
public sealed class WardText(IOptions<WardOptions> options)
{
    /// <summary>"Công an phường Thạch Khôi", or "Công an phường" while no name is configured.</summary>
    public string Office { get; } = $"Công an {Name(options.Value)}";

    /// <summary>False while the configuration does not say which ward this is.</summary>
    public bool IsNamed { get; } = options.Value.Name.Trim() != new WardOptions().Name;

    public string? DutyLine { get; } = string.IsNullOrWhiteSpace(options.Value.DutyLine) ? null : options.Value.DutyLine.Trim();

    /// <summary>The chat page as residents open it; null until it is configured.</summary>
    public string? WebPage { get; } = string.IsNullOrWhiteSpace(options.Value.WebPage) ? null : options.Value.WebPage.Trim();

    /// <summary>Where complaints about the ward's own staff go.</summary>
    public string Superior { get; } = string.IsNullOrWhiteSpace(options.Value.Superior)
        ? "Giám đốc Công an tỉnh, thành phố, hoặc nơi tiếp công dân của cơ quan đó"
        : options.Value.Superior.Trim();

    /// <summary>Who reads complaints about the ward's own staff here, once one of them has an account.</summary>
    public string Inspectorate { get; } = AnTT.Cases.Conflict.Inspectorate.NameIn(options.Value);

    /// <summary>Empty until the ward has confirmed a number.</summary>
    public string DutyLineSuffix => DutyLine is null ? "" : $", hoặc trực ban {DutyLine}";

    /// <summary>Whether someone asks how to reach the ward police; the corpus holds no numbers, the configuration may.</summary>
    public static bool AsksForContact(string text) => text.Length <= 80
        && Tips.StoryReader.Has(text, "so dien thoai", "sdt", "goi so may", "goi so nao", "duong day nong", "hotline", "so truc ban", "lien he")
        && Tips.StoryReader.Has(text, "cong an phuong", "cong an", "cap", "truc ban", "phuong")
        && !Tips.StoryReader.Has(text, "gia", "gia danh", "tu xung", "lua", "mao danh", "chu tich", "bi thu", "nha rieng", "ca nhan", "cua bo", "cua toi", "cua em", "cua minh", "ha noi", "biet so", "luu so")
        && !Tips.StoryReader.Has(text, NumberedPapers)
        && !Tips.StoryReader.Has(text, OtherNumbers);

    /// <summary>"Nghị quyết số mấy" asks for the number of a paper.</summary>
    private static readonly string[] NumberedPapers = ["nghi quyet", "nq", "nghi dinh", "thong tu", "chi thi", "quyet dinh", "ke hoach", "ket luan", "cong van", "luat", "van ban"];

    /// <summary>Numbers that are not the ward's: those of a ministry's department, and those for danger.</summary>
    private static readonly string[] OtherNumbers = ["bo cong an", "cuc", "tong cuc", "cap cuu", "khan cap", "cuu hoa", "cuu thuong"];

    public string Contact =>
        (DutyLine is null
            ? $"{Office} chưa công bố số điện thoại trực ban trong hệ thống này. Bạn đến trực tiếp trụ sở, hoặc gửi tin báo tại đây, người trực sẽ đọc và trả lời."
            : $"Số trực ban của {Office}: {DutyLine}.")
        + " Việc khẩn cấp gọi 113 (công an), 114 (cháy, cứu nạn), 115 (cấp cứu), 111 (bảo vệ trẻ em).";

    /// <summary>Where the office stands, in a sentence.</summary>
    public string Address { get; } = string.IsNullOrWhiteSpace(options.Value.Address)
        ? $"Công an {Name(options.Value)} chưa công bố địa chỉ trụ sở trong hệ thống này nên tôi không đoán; bạn hỏi tổ trưởng tổ dân phố hoặc tìm “Công an {Name(options.Value)}” trên bản đồ."
        : $"Trụ sở Công an {Name(options.Value)}: {options.Value.Address.Trim().TrimEnd('.')}.";

    /// <summary>The week's hours with a space behind; empty until they are configured.</summary>
    public string Week { get; } = OfficeTimes.Week(options.Value.OfficeHours);

    /// <summary>A message without the ward's own name, which says nothing about what is asked.</summary>
    public string WithoutName(string text)
    {
        foreach (var name in _names) text = text.Replace(name, "phường ", StringComparison.OrdinalIgnoreCase);
        return text.Replace("phường phường", "phường", StringComparison.OrdinalIgnoreCase);
    }

    private readonly string[] _names = [.. new[] { options.Value.Name }.Concat(options.Value.Aliases)
        .Select(name => name.Trim()).Where(name => name.Length > 0 && name != new WardOptions().Name)
        .SelectMany(name => new[] { name, Knowledge.Text.Letters.Fold(name) }).OrderByDescending(name => name.Length)];

    /// <summary>Whether somebody is at the office now, as far as it is configured.</summary>
    public string HoursNow(DateTimeOffset now) => OfficeTimes.Describe(options.Value.OfficeHours, now);

    private static string Name(WardOptions ward)
    {
        var name = ward.Name.Trim();
        return name.StartsWith("phường", StringComparison.OrdinalIgnoreCase) ? "phường" + name[6..] : $"phường {name}";
    }
}
