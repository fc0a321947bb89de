using System.CommandLine;
using System.Net.Sockets;
using AnTT.Bot.Channels.Zalo;
using AnTT.Bot.Health;
using AnTT.Bot.StaffConsole;
using AnTT.Bot.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AnTT.Bot.Commands;

/// <summary><c>serve [--urls URL]</c>: chat page, console and channels.</summary>
internal static class ServeCommand
{
    internal const string DefaultUrl = "http://localhost:5080";

    public static Command Create()
    {
        var urls = Urls();
        var simulate = new Option<bool>("--simulate") { Description = "Bật kênh Zalo với Zalo mô phỏng trên máy này, dùng cùng lệnh chat --simulate." };
        var command = new Command("serve", "Chạy trang trò chuyện, trang cán bộ và các kênh.") { urls, simulate };
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(parsed.GetValue(urls), ct, parsed.GetValue(simulate) ? ZaloPractice.Settings : [])));
        return command;
    }

    public static void MakeDefault(RootCommand root)
    {
        var urls = Urls();
        root.Options.Add(urls);
        root.SetAction((parsed, ct) => CommandLine.GuardAsync(() => RunAsync(parsed.GetValue(urls), ct)));
    }

    private static Option<string?> Urls() => new("--urls") { Description = $"Địa chỉ lắng nghe. Mặc định {DefaultUrl}." };

    private static async Task<int> RunAsync(string? urls, CancellationToken ct, params string[] settings)
    {
        var builder = BotApplication.CreateBuilder([.. urls is null ? Array.Empty<string>() : ["--urls", urls], .. settings]);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultUrl);
        await using var app = builder.Build();
        using var instance = InstanceLock.Take(app.Services.GetRequiredService<DataFolder>());
        await FirstRun.MigrateAsync(app.Services, ct);
        var notes = new StringWriter();
        // Side by side: a start is mostly code that runs for the first time.
        var knowledge = Task.Run(() => FirstRun.PrepareAsync(app.Services, Console.Out, ct), ct);
        var accounts = Task.Run(() => app.Services.MakeFirstAccountAsync(notes, ct), ct);
        var rehearsal = Task.Run(() => FirstRun.RehearseAsync(app.Services, ct), ct);
        app.Services.GetRequiredService<Rehearsal>().Done = rehearsal;
        BotApplication.Map(app);
        await accounts;
        try
        {
            await app.StartAsync(ct);
            await knowledge;
        }
        catch (CannotRunException)
        {
            Console.Write(notes);
            throw;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException || error.InnerException is SocketException)
        {
            Console.Write(notes);
            throw new CannotRunException($"Không mở được cổng: {error.Message} Có thể chương trình khác đang dùng cổng này; hãy dừng nó hoặc chọn cổng khác: --urls http://localhost:5081");
        }
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            Console.WriteLine($"Trang trò chuyện của người dân: {address}/");
            Console.WriteLine($"Trang làm việc của cán bộ:      {address}/console");
        }
        Console.Write(notes);
        await rehearsal;
        Console.WriteLine("Dừng: Ctrl+C");
        await Task.WhenAll(app.WaitForShutdownAsync(ct), FirstRun.WakeTheRestAsync(app.Services, app.Lifetime.ApplicationStopping));
        return ExitCodes.Done;
    }
}
