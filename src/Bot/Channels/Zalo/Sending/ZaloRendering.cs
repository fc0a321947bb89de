using System.Text;
using System.Text.Json.Nodes;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.Zalo.Sending;

/// <summary>One call of the message API.</summary>
/// <param name="Text">What the person reads of it; null for a form.</param>
internal sealed record ZaloPart(string? Text, JsonObject Message, bool HasButtons = false);

/// <summary>Activities as Zalo's consultation messages.</summary>
internal static class ZaloRendering
{
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;

    public static IReadOnlyList<ZaloPart> Parts(Activity activity, bool buttons, int limit, string office)
    {
        var actions = activity.SuggestedActions?.Actions ?? [];
        var asButtons = buttons && actions.Count is > 0 and <= MostButtons && actions.All(Fits);
        var text = (activity.Text ?? "") + (asButtons || actions.Count == 0 ? "" : Numbered(actions));
        var texts = ZaloText.Split(text, limit);
        var quote = ChannelFacts.Of(activity).MessageId;
        var parts = new List<ZaloPart>();
        for (var index = 0; index < texts.Count; index++)
        {
            var message = new JsonObject { ["text"] = texts[index] };
            var last = index == texts.Count - 1;
            if (index == 0 && quote is not null) message["quote_message_id"] = quote;
            if (last && asButtons) message["attachment"] = Template(new JsonObject { ["buttons"] = new JsonArray([.. actions.Select(Button)]) });
            parts.Add(new ZaloPart(texts[index], message, last && asButtons));
        }
        if (activity.Name == ChannelEvent.AskContactName) parts.Add(ContactForm(office));
        return parts;
    }

    public static JsonObject Body(ZaloPerson person, JsonObject message) => new()
    {
        ["recipient"] = person.AnonymousConversation is { } conversation
            ? new JsonObject { ["anonymous_id"] = person.UserId, ["conversation_id"] = conversation }
            : new JsonObject { ["user_id"] = person.UserId },
        ["message"] = message.DeepClone(),
    };

    /// <summary>"1. Báo tin": the number is enough as an answer. A call has no number: it is not an answer.</summary>
    private static string Numbered(IReadOnlyList<CardAction> actions)
    {
        var text = new StringBuilder("\n");
        var number = 0;
        foreach (var action in actions)
        {
            if (action.Type is "imBack" or "postBack") text.Append('\n').Append(++number).Append(". ").Append(action.Title);
            else text.Append("\n• ").Append(action.Title).Append(action.Type == "openUrl" ? $": {Value(action)}" : "");
        }
        return number == 0 ? text.ToString() : text.Append("\n(Bạn nhắn số hoặc chữ của mục cần chọn.)").ToString();
    }

    private static bool Fits(CardAction action) => action.Title.Length <= LongestTitle && Value(action).Length is > 0 and <= LongestPayload;

    private static JsonNode Button(CardAction action) => action.Type switch
    {
        "call" => new JsonObject { ["title"] = action.Title, ["type"] = "oa.open.phone", ["payload"] = new JsonObject { ["phone_code"] = Value(action).Replace("tel:", "", StringComparison.Ordinal) } },
        "openUrl" => new JsonObject { ["title"] = action.Title, ["type"] = "oa.open.url", ["payload"] = new JsonObject { ["url"] = Value(action) } },
        // Words a person could have typed are shown as if typed.
        _ => new JsonObject { ["title"] = action.Title, ["type"] = "oa.query.show", ["payload"] = Value(action) },
    };

    private static string Value(CardAction action) => action.Value is { ValueKind: System.Text.Json.JsonValueKind.String } value ? value.GetString()! : action.Title;

    private static ZaloPart ContactForm(string office) => new(
        null,
        new JsonObject
        {
            ["attachment"] = Template(new JsonObject
            {
                ["template_type"] = "request_user_info",
                ["elements"] = new JsonArray(new JsonObject { ["title"] = office, ["subtitle"] = "Xin thông tin liên hệ để phản hồi tin báo" }),
            }),
        });

    private static JsonObject Template(JsonObject payload) => new() { ["type"] = "template", ["payload"] = payload };
}
