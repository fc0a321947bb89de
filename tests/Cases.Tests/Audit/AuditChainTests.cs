using AnTT.Cases.Audit;
using AnTT.Cases.Lifecycle;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Tests.Audit;

public sealed class AuditChainTests
{
    private static Task<AuditFinding> VerifyAsync(WardFixture ward) =>
        ward.InScopeAsync<AuditChain, AuditFinding>(chain => chain.VerifyAsync(CancellationToken.None));

    private static async Task TamperAsync(WardFixture ward, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={ward.DatabasePath};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    [Fact]
    public async Task An_untouched_log_is_whole()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.InProgressAsync();

        Assert.Equal(new AuditFinding.Whole(await ward.ReadAsync(db => db.Events.LongCountAsync())), await VerifyAsync(ward));
    }

    [Theory]
    [InlineData("UPDATE case_events SET Reason = 'x' WHERE Sequence = 2", 2)]
    [InlineData("UPDATE case_events SET ActorName = ActorName || ' ' WHERE Sequence = 1", 1)]
    [InlineData("UPDATE case_events SET At = At + 1 WHERE Sequence = 3", 3)]
    [InlineData("UPDATE case_events SET Hash = zeroblob(32) WHERE Sequence = 2", 2)]
    [InlineData("DELETE FROM case_events WHERE Sequence = 2", 2)]
    [InlineData("DELETE FROM case_events WHERE Sequence = (SELECT MAX(Sequence) FROM case_events)", 5)]
    public async Task One_changed_or_missing_line_is_found(string tampering, int line)
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.InProgressAsync();

        await TamperAsync(ward, tampering);

        Assert.Equal(line, Assert.IsType<AuditFinding.Broken>(await VerifyAsync(ward)).Sequence);
    }

    [Fact]
    public async Task The_program_itself_cannot_change_a_line()
    {
        await using var ward = await WardFixture.StartAsync();
        await ward.FileAsync();

        await ward.ReadAsync(async db =>
        {
            db.Remove(await db.Events.FirstAsync());
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }
}
