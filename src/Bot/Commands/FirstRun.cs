using AnTT.Bot.Conversations;
using AnTT.Bot.StaffConsole;
using AnTT.Cases;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Commands;

/// <summary>Brings the database up to date and fills what a new installation needs.</summary>
internal static class FirstRun
{
    public static async Task PrepareAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ConversationDb>().Database.MigrateAsync(ct);
        await services.MigrateCasesAsync(ct);
        await services.PrepareConsoleAsync(output, ct);
    }
}
