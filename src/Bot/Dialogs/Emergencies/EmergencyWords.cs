using AnTT.Bot.Understanding;
using AnTT.Bot.Understanding.Danger;

namespace AnTT.Bot.Dialogs.Emergencies;

/// <summary>Words of the first minutes, beside the card that understanding composes.</summary>
internal static class EmergencyWords
{
    public static readonly Conversations.Choice Safe = new("Tôi đã an toàn");

    /// <summary>Ends the half hour in which every word goes to the case.</summary>
    public static readonly Conversations.Choice Leave = new("Hỏi việc khác", "Tôi muốn hỏi việc khác");

    public const string AskAddress = "Nhắn ngay địa chỉ: số nhà, đường, ngõ, tổ dân phố hoặc chỗ dễ nhận ra. Tôi chuyển trực ban.";

    /// <summary>For a child who writes: what an adult is told of "the child" would mislead it.</summary>
    private const string ToChild = "Em chạy tới chỗ có người lớn em tin, hoặc vào phòng khoá cửa lại. Gọi 113 hay 111 đều miễn phí; không nói được thì cứ gọi rồi giữ máy.";

    /// <summary>The card without the ward's own line, for what was done by the ward's own staff.</summary>
    public static string WithoutWard(Emergency emergency, string reply) => $"{Line(reply)}\n{emergency.Situation.Advice}\nTin nhắn ở đây không phải kênh cấp cứu, có thể chưa ai đọc ngay: xin hãy gọi điện.";

    /// <summary>The numbers, as the card begins.</summary>
    public static string Line(string reply) => reply.Split('\n', 2)[0];

    /// <summary>The card as it helps who cried.</summary>
    public static string For(DangerSituation situation, string told, string reply) =>
        situation.Id is "child" or "violence" or "plea" && IsChild(told) ? reply.Replace(situation.Advice, ToChild, StringComparison.Ordinal) : reply;

    /// <summary>"Em 13 tuổi bị …", "cháu học lớp 7 …".</summary>
    public static bool IsChild(string told)
    {
        var words = Tips.StoryReader.Plain(told).Split(' ');
        for (var at = 0; at + 2 < words.Length; at++)
        {
            if (words[at] is not ("em" or "chau" or "con" or "minh" or "toi")) continue;
            var next = words[at + 1] is "nam" or "moi" or "hoc" or "dang" or "la" ? at + 2 : at + 1;
            if (next + 1 >= words.Length) continue;
            if (int.TryParse(words[next], out var age) && age is > 3 and < 18 && words[next + 1] == "tuoi") return at == 0 || words[at - 1] is not ("be" or "cho" or "cua");
            if (words[next] == "lop" && int.TryParse(words[next + 1], out var grade) && grade is > 0 and < 13) return at == 0 || words[at - 1] is not ("be" or "cho" or "cua");
        }
        return false;
    }
}
