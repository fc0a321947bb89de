using System.Globalization;
using AnTT.Cases.Lifecycle;

namespace AnTT.Cases.Routing;

/// <summary>
/// Whom the ward hands a kind of case over to (cơ quan ngoài: cảnh sát giao thông, thanh tra, bảo vệ trẻ em, điện lực…). A route that names one still names a
/// unit of the ward: an officer looks first, and only what an officer has handed over is told to be.
/// </summary>
public sealed class OutsideAgency
{
    public const int LongestText = 1000;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid WardId { get; init; }
    public required string Name { get; set; }

    /// <summary>How people reach it: telephone, address, hours. Senders read it.</summary>
    public required string Contact { get; set; }

    /// <summary>Why it and not the ward, in one polite sentence for senders; null: nothing more to say.</summary>
    public string? Explanation { get; set; }

    public int Version { get; set; }

    /// <summary>What the sender reads when the case has been handed over: who has it now, since when, how to reach them.</summary>
    /// <param name="office">Who hands it over, as senders read it.</param>
    public string HandedOver(string office, DateTimeOffset now) => string.Join(' ', ((string?[])
    [
        $"Việc bạn báo thuộc trách nhiệm của {Name}.", Explanation is null ? null : $"{Plain(Explanation)}.",
        $"Ngày {now.ToOffset(Vietnam).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {office} đã chuyển nội dung tin tới đó.",
        $"Cần liên hệ trực tiếp: {Contact}.", $"{office} theo dõi đến khi nơi đó nhận; có gì mới, bạn cứ nhắn tại đây.",
    ]).OfType<string>());

    /// <summary>What the sender reads when it was not accepted in time after all.</summary>
    public static string CameBack(string name, string office) => $"{name} chưa nhận tin của bạn trong thời hạn. {office} xem xét tiếp và sẽ nhắn bạn tại đây.";

    /// <summary>The contact without the full stop it may end with.</summary>
    internal static string Plain(string text) => text.Trim().TrimEnd('.', ' ');
}
