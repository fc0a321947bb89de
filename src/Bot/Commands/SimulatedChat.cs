using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Storage;
using AnTT.ZaloSimulator;

namespace AnTT.Bot.Commands;

/// <summary><c>chat --simulate</c>: a resident with the Zalo app, talking to a running bot through a simulated Zalo.</summary>
internal sealed class SimulatedChat(ZaloPlatform platform, SimulatedPerson person, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private int _shown;

    public static async Task<int> RunAsync(string botAddress, CancellationToken ct)
    {
        var options = BotApplication.CreateBuilder([]).Configuration.GetSection("Zalo").Get<ZaloOptions>() ?? new ZaloOptions();
        var settings = ZaloPractice.For(options)
            ?? throw new CannotRunException("Zalo:ApiBaseUrl đang trỏ tới Zalo thật nên không mô phỏng. Hãy chạy ở thư mục khác, không có cấu hình Zalo.");
        await using var platform = await StartAsync(settings);
        platform.Webhook.Target = new Uri(new Uri(botAddress), "/channels/zalo/webhook");
        var chat = new SimulatedChat(platform, platform.Person("2000000000000000001"), TimeProvider.System);
        Console.WriteLine($"Zalo mô phỏng tại {platform.Address}, nói chuyện với bot tại {botAddress}.");
        Console.WriteLine("Gõ số để bấm nút; /anh TỆP gửi ảnh; /vitri VĨ_ĐỘ KINH_ĐỘ gửi vị trí; /thoat để thoát.");
        await chat.ReportAsync(await chat.person.FollowAsync(), botAddress, ct);
        while (!ct.IsCancellationRequested)
        {
            Console.Write("\nBạn: ");
            var line = (await Console.In.ReadLineAsync(ct))?.Trim();
            if (line is null or "/thoat") break;
            if (line.Length > 0) await chat.ReportAsync(await chat.DoAsync(line, ct), botAddress, ct);
        }
        Console.WriteLine();
        return ExitCodes.Done;
    }

    private readonly SimulatedPerson person = person;

    private static async Task<ZaloPlatform> StartAsync(PlatformSettings settings)
    {
        try
        {
            return await ZaloPlatform.StartAsync(settings);
        }
        catch (IOException error)
        {
            throw new CannotRunException($"Không mở được {settings.Address}: {error.Message} Có thể một cửa sổ mô phỏng khác đang chạy.");
        }
    }

    private async Task<Delivery> DoAsync(string line, CancellationToken ct)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words[0])
        {
            case "/anh" when words.Length > 1 && File.Exists(line["/anh".Length..].Trim()):
                return await person.SendPhotoAsync(await File.ReadAllBytesAsync(line["/anh".Length..].Trim(), ct));
            case "/vitri" when words.Length == 3:
                return await person.SendPlaceAsync(words[1], words[2]);
            default:
                var buttons = person.Messages.LastOrDefault(message => message.Buttons.Count > 0)?.Buttons ?? [];
                return await person.WriteAsync(int.TryParse(line, out var number) && number >= 1 && number <= buttons.Count ? buttons[number - 1].Payload : line);
        }
    }

    private async Task ReportAsync(Delivery delivery, string botAddress, CancellationToken ct)
    {
        if (!delivery.Succeeded)
        {
            platform.Webhook.IsDisabled = false;
            Console.WriteLine($"(Bot tại {botAddress} không nhận tin. Hãy chạy ở cửa sổ khác: AnTT.Bot serve --simulate)");
            return;
        }
        var start = clock.GetTimestamp();
        while (person.Messages.Count == _shown && clock.GetElapsedTime(start) < Patience) await Task.Delay(Pause / 4, clock, ct);
        await Task.Delay(Pause, clock, ct);
        foreach (var message in person.Messages.Skip(_shown))
        {
            Console.WriteLine("\nBot: " + (message.IsForm ? "[Zalo hiện biểu mẫu xin tên, số điện thoại]" : message.Text?.ReplaceLineEndings("\n     ")));
            for (var index = 0; index < message.Buttons.Count; index++) Console.WriteLine($"     [{index + 1}] {message.Buttons[index].Title}");
        }
        if (person.Messages.Count == _shown) Console.WriteLine("(Chưa có trả lời.)");
        _shown = person.Messages.Count;
    }
}
