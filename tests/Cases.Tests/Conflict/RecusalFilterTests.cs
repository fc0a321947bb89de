using System.Linq.Expressions;
using AnTT.Cases.Conflict;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Register;
using AnTT.Cases.Retention;
using AnTT.Cases.Routing;
using AnTT.Cases.Tests.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests.Conflict;

public sealed class RecusalFilterTests
{
    private static readonly OnHand[] Staff = [new("lan", "Lan", false), new("minh", "Minh", false), new("hung", "Hùng", true)];
    private static readonly Officer[] Workers = [WardFixture.Lan, WardFixture.Minh, WardFixture.Head];

    private static Task<CaseResult> WithdrawAsync(WardFixture ward, Guid caseId, Officer officer) =>
        ward.InScopeAsync<RecusalDesk, CaseResult>(desk => desk.WithdrawAsync(caseId, RecusalDesk.Grounds[1], officer, Staff, Workers, CancellationToken.None));

    private static Task<(int Cases, int Reports, int Files, int Events)> SeenAsync(WardFixture ward, string? reader)
    {
        ward.Reader = reader;
        return ward.ReadAsync(async db =>
        {
            db.LookAs(CaseSight.Ward);
            return (await db.Cases.CountAsync(), await db.Reports.CountAsync(), await db.Evidence.CountAsync(), await db.Events.CountAsync());
        });
    }

    /// <summary>A table added later must be hidden with the case, or be named here as one that belongs to none.</summary>
    [Fact]
    public async Task Every_table_that_belongs_to_cases_is_hidden_with_them()
    {
        await using var ward = await WardFixture.StartAsync();
        string[] ofNoCase = ["Area", "CalendarText", "CaseSum", "CategoryWord", "ClockKind", "Drill", "DutyAbsence", "DutyShift", "OutsideAgency", "PeriodLog", "ReadingAlarm", "Recusal", "RouteRule", "ShiftHandover", "Unit", "Ward", "WardLedger"];

        var open = await ward.ReadAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType)
            .Where(type => RecusalModel.Hides(type, Expression.Parameter(type, "row"), db) is null).Select(type => type.Name).Order(StringComparer.Ordinal).ToList()));

        Assert.Equal(ofNoCase, open);
    }

    [Fact]
    public async Task Rows_are_gone_for_the_one_who_withdrew_and_there_for_everybody_else_also_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("antt-ward-").FullName;
        var key = Guid.NewGuid().ToString("N");
        // Not disposed: that would delete the folder.
        var ward = await WardFixture.StartAsync(folder);
        await ward.InScopeAsync<EvidenceStore, EvidenceResult>(store => store.AddAsync(new EvidenceOwner.Draft(key), new MemoryStream(Samples.Jpeg(5000)), "a.jpg", CancellationToken.None));
        var filed = await ward.FileAsync(WardFixture.Tip(key));
        await ward.FileAsync();
        Assert.Equal((2, 2, 1), await SeenAsync(ward, "lan") is var (cases, reports, files, _) ? (cases, reports, files) : default);

        Assert.IsType<CaseResult.Done>(await WithdrawAsync(ward, filed.CaseId, WardFixture.Lan));

        var others = await SeenAsync(ward, "minh");
        Assert.Equal((2, 2, 1), (others.Cases, others.Reports, others.Files));
        // The case goes on with a head: nobody is on duty.
        Assert.Equal("hung", (await ward.CaseAsync(filed.CaseId)).OfficerId);
        Assert.IsType<CaseResult.Refused>(await ward.AtDeskAsync(async desk => await desk.AssignAsync(filed.CaseId, (await ward.CaseAsync(filed.CaseId)).Version, WardFixture.Lan, WardFixture.Head, CancellationToken.None)));

        await using var again = await WardFixture.StartAsync(folder);
        var mine = await SeenAsync(again, "lan");
        Assert.Equal((1, 1, 0), (mine.Cases, mine.Reports, mine.Files));
        Assert.True(mine.Events < (await SeenAsync(again, "minh")).Events);
        Assert.Equal(2, await again.ReadAsync(db => db.Cases.CountAsync()));
    }

    [Fact]
    public async Task Nobody_who_withdrew_is_rung_and_a_case_somebody_else_has_stays_with_them()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await WithdrawAsync(ward, filed.CaseId, WardFixture.Minh);
        Assert.Equal("lan", (await ward.CaseAsync(filed.CaseId)).OfficerId);

        await WithdrawAsync(ward, filed.CaseId, WardFixture.Lan);
        await WithdrawAsync(ward, filed.CaseId, WardFixture.Head);
        Assert.Null((await ward.CaseAsync(filed.CaseId)).OfficerId);

        var unopened = await ward.FileAsync();
        await WithdrawAsync(ward, unopened.CaseId, WardFixture.Head);
        await ward.InScopeAsync<DutyRinging, int>(ringing => ringing.SweepAsync([new("hung", "Hùng", true), new("khanh", "Khánh", true)], CancellationToken.None));
        Assert.Equal("Khánh", (await ward.CaseAsync(unopened.CaseId)).RungForName);
    }

    [Fact]
    public async Task Whoever_withdrew_lets_neither_themselves_nor_a_colleague_in_again()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        var other = new Officer("long", "Long") { Commands = true };
        await WithdrawAsync(ward, filed.CaseId, WardFixture.Head);
        await WithdrawAsync(ward, filed.CaseId, WardFixture.Minh);
        Task<CaseResult> LetInAsync(string officerId, Officer by) => ward.InScopeAsync<RecusalDesk, CaseResult>(desk => desk.LetInAsync(filed.CaseId, officerId, "lý do", by, CancellationToken.None));

        Assert.IsType<CaseResult.Unknown>(await LetInAsync("hung", WardFixture.Head));
        Assert.IsType<CaseResult.Unknown>(await LetInAsync("minh", WardFixture.Head));
        Assert.IsType<CaseResult.Refused>(await LetInAsync("minh", WardFixture.Lan));
        Assert.Equal(2, await ward.ReadAsync(db => db.Recusals.CountAsync()));
        Assert.IsType<CaseResult.Done>(await LetInAsync("hung", other));
    }

    [Fact]
    public async Task Register_of_whoever_withdrew_takes_no_number_and_no_line_twice()
    {
        await using var ward = await WardFixture.StartAsync();
        var view = await ward.InScopeAsync<WardDirectory, WardView>(wards => wards.GetAsync(null, CancellationToken.None));
        async Task<(int New, List<string> Known)> ImportAsync(params string[] stories)
        {
            object?[][] rows = [["STT", "Điều luật", "Ngày xảy ra", "Nơi xảy ra", "Nội dung nguồn tin"], .. stories.Select((story, at) => new object?[] { $"{at + 1}", "Trộm cắp", "03/02/2024", "chợ", story })];
            await using var scope = ward.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CasesDb>().LookAs(CaseSight.Ward);
            var import = scope.ServiceProvider.GetRequiredService<RegisterImport>();
            var plan = await import.PlanAsync(view.Id, RegisterReader.Read(new MessyWorkbook().Sheet("2024", rows).Save(), new DateOnly(2026, 11, 22)), CancellationToken.None);
            await import.WriteAsync(view, plan.New, import.Prepare(plan.New), [new CategoryPlace("trom-cap", "Trộm cắp")], WardFixture.Head, CancellationToken.None);
            return (plan.New.Count, [.. plan.Known.Select(line => line.Why)]);
        }

        Assert.Equal(1, (await ImportAsync("Mất xe đạp dựng trước cửa hàng gạo")).New);
        var hidden = await ward.ReadAsync(db => db.Cases.SingleAsync());
        await WithdrawAsync(ward, hidden.Id, WardFixture.Lan);
        ward.Reader = "lan";

        var (fresh, known) = await ImportAsync("Mất xe đạp dựng trước cửa hàng gạo", "Mất hai con gà ở cuối xóm Đông");

        Assert.Equal((1, "đã có trong hồ sơ của phường"), (fresh, Assert.Single(known)));
        Assert.Equal(2, await ward.ReadAsync(db => db.Cases.Select(file => file.Number).Distinct().CountAsync()));
    }

    [Fact]
    public async Task What_is_left_of_a_shredded_case_does_not_say_who_withdrew()
    {
        await using var ward = await WardFixture.StartAsync();
        var filed = await ward.InProgressAsync();
        await WithdrawAsync(ward, filed.CaseId, WardFixture.Minh);
        await ward.MoveAsync(filed.CaseId, CaseState.Closed);

        await ward.InScopeAsync<CaseShredding, Shredding>(shredding => shredding.ShredAsync(filed.CaseId, "thử", WardFixture.Head, CancellationToken.None));

        Assert.Equal(0, await ward.ReadAsync(db => db.Recusals.CountAsync()));
    }
}
