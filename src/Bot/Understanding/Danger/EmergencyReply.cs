using System.Text;

namespace AnTT.Bot.Understanding.Danger;

/// <summary>Words an answer to someone in danger: the number in the first line, then what helps first.</summary>
public static class EmergencyReply
{
    public static string Compose(Emergency emergency, string dutyPhone)
    {
        var first = emergency.Situation;
        var reply = new StringBuilder($"Gọi ngay {first.Number} ({Service(first.Number)}).");
        var others = emergency.All.Select(situation => situation.Number).Concat(emergency.All.SelectMany(situation => situation.Also))
            .Where(number => number != first.Number).Distinct().Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0) reply.Append(" Cần thêm: ").AppendJoin(", ", others.Select(number => $"{number} ({Service(number)})")).Append('.');
        if (dutyPhone.Length > 0) reply.Append($"\nTrực ban công an phường: {dutyPhone}.");
        reply.Append('\n').Append(first.Advice);
        reply.Append("\nTin nhắn ở đây không phải kênh cấp cứu, có thể chưa ai đọc ngay: xin hãy gọi điện.");
        reply.Append("\nKhi đã an toàn, bạn có thể để lại vài dòng báo tin cho công an phường.");
        return reply.ToString();
    }

    private static string Service(string number) => number switch
    {
        "111" => "bảo vệ trẻ em",
        "112" => "tìm kiếm, cứu nạn",
        "114" => "cứu hỏa, cứu nạn",
        "115" => "cấp cứu y tế",
        _ => "công an",
    };
}
