using AnTT.Cases.Evidence;

namespace AnTT.Cases.Tests.Evidence;

/// <summary>Two processes on one database and one folder.</summary>
public sealed class TwoProgramsTests
{
    [Fact]
    public async Task Two_programs_on_one_database_that_take_the_first_two_files_of_a_tip_at_once_keep_both()
    {
        await using var here = await WardFixture.StartAsync();
        await using var there = await WardFixture.StartAsync(here.Folder);
        for (var round = 0; round < 6; round++)
        {
            var tip = WardFixture.Tip();
            var (one, other) = (Samples.Begin(200_000 + round, [0xFF, 0xD8, 0xFF, 0xE0]), Samples.Begin(70_000 + round, [0xFF, 0xD8, 0xFF, 0xE0]));
            var kept = await Task.WhenAll(Task.Run(() => AddAsync(here, one)), Task.Run(() => AddAsync(there, other)));

            var filed = await here.FileAsync(tip);

            Assert.Equal(one, await EvidenceStoreTests.ReadAsync(here, filed.CaseId, kept[0].EvidenceId));
            Assert.Equal(other, await EvidenceStoreTests.ReadAsync(here, filed.CaseId, kept[1].EvidenceId));

            async Task<EvidenceResult.Kept> AddAsync(WardFixture ward, byte[] file) => Assert.IsType<EvidenceResult.Kept>(await ward.InScopeAsync<EvidenceStore, EvidenceResult>(
                store => store.AddAsync(new EvidenceOwner.Draft(tip.DraftKey), new MemoryStream(file), "a.jpg", CancellationToken.None)));
        }
    }
}
