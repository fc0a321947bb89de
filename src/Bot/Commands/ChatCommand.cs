using System.CommandLine;
using AnTT.Bot.Channels.Terminal;
using AnTT.Bot.Conversations;

namespace AnTT.Bot.Commands;

/// <summary><c>chat</c>: talk to the bot in the terminal. A button is chosen by its number.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var simulate = new Option<bool>("--simulate") { Description = "Nói với bot đang chạy (serve --simulate) qua Zalo mô phỏng." };
        var bot = new Option<string>("--bot") { Description = "Địa chỉ của bot đang chạy, dùng với --simulate.", DefaultValueFactory = _ => ServeCommand.DefaultUrl };
        var command = new Command("chat", "Trò chuyện với bot ngay trong cửa sổ dòng lệnh. Thoát: Ctrl+D hoặc gõ /thoat.") { simulate, bot };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => parsed.GetValue(simulate) ? SimulatedChat.RunAsync(parsed.GetValue(bot)!, ct) : RunAsync(ct)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        await using var app = BotApplication.Build(BotApplication.CreateBuilder([]));
        await FirstRun.PrepareAsync(app.Services, TextWriter.Null, ct);
        var terminal = ActivatorUtilities.CreateInstance<TerminalChannel>(app.Services);
        await terminal.StartAsync(ct);
        IReadOnlyList<CardAction> buttons = await ShowAsync(terminal, ct);
        while (!ct.IsCancellationRequested)
        {
            Console.Write("\nBạn: ");
            var line = (await Console.In.ReadLineAsync(ct))?.Trim();
            if (line is null or "/thoat") break;
            if (line.Length == 0) continue;
            await terminal.SendAsync(Chosen(buttons, line) ?? line, ct);
            buttons = await ShowAsync(terminal, ct);
        }
        Console.WriteLine();
        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<CardAction>> ShowAsync(TerminalChannel terminal, CancellationToken ct)
    {
        IReadOnlyList<CardAction> buttons = [];
        foreach (var activity in await terminal.ReadNewAsync(ct))
        {
            Console.WriteLine();
            Console.WriteLine("Bot: " + activity.Text?.ReplaceLineEndings("\n     "));
            buttons = activity.SuggestedActions?.Actions ?? [];
        }
        for (var index = 0; index < buttons.Count; index++) Console.WriteLine($"     [{index + 1}] {buttons[index].Title}");
        return buttons;
    }

    private static string? Chosen(IReadOnlyList<CardAction> buttons, string line) =>
        int.TryParse(line, out var number) && number >= 1 && number <= buttons.Count
            ? buttons[number - 1].Value?.GetString() ?? buttons[number - 1].Title
            : null;
}
