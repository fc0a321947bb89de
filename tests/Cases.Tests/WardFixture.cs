using AnTT.Cases.Conflict;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnTT.Cases.Tests;

/// <summary>A ward with its own folder: real SQLite file, keys, evidence, and a clock the test moves.</summary>
public sealed class WardFixture : IAsyncDisposable
{
    public static readonly Officer Lan = new("lan", "Nguyễn Thị Lan");
    public static readonly Officer Minh = new("minh", "Trần Văn Minh");
    public static readonly Officer Head = new("hung", "Lê Mạnh Hùng") { Commands = true };

    private readonly ServiceProvider _services;

    private WardFixture(string folder, IReadOnlyDictionary<string, string?> settings)
    {
        Folder = folder;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Cases:KeyFolder", Path.Combine(folder, "keys")),
            new("Cases:EvidenceFolder", Path.Combine(folder, "evidence")),
            new("Ward:Name", "Phường Thử"),
            new("Ward:Areas:0:Name", "Tổ dân phố 1"),
            new("Ward:Areas:0:Aliases:0", "xóm Đình"),
            new("Ward:Areas:1:Name", "Tổ dân phố 2"),
            new("Ward:Units:0", "Trực ban"),
            new("Ward:Units:1", "Tổ hình sự"),
            new("Ward:Routes:0:Category", "trom-cap"),
            new("Ward:Routes:0:Unit", "Tổ hình sự"),
            .. settings,
        ]).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IReporterNotifier>(Notified);
        services.AddSingleton<CaseReader>(() => Reader);
        // One connection to a scope, as the program does it.
        services.AddScoped(_ => new SqliteConnection($"Data Source={DatabasePath};Pooling=False"));
        services.AddCases((at, database) => database.UseSqlite(at.GetRequiredService<SqliteConnection>())
            // The first of rows in no order is any row.
            .ConfigureWarnings(warnings => warnings.Throw(CoreEventId.FirstWithoutOrderByAndFilterWarning)));
        _services = services.BuildServiceProvider();
    }

    /// <summary>Whose account looks where the sight is not the program's.</summary>
    public string? Reader { get; set; }

    public string Folder { get; }
    public string DatabasePath => Path.Combine(Folder, "ward.db");
    public ManualClock Clock { get; } = new();
    public RecordingNotifier Notified { get; } = new();
    public IServiceProvider Services => _services;

    public static async Task<WardFixture> StartAsync(string? folder = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        folder ??= Directory.CreateTempSubdirectory("antt-ward-").FullName;
        var ward = new WardFixture(folder, settings ?? new Dictionary<string, string?>());
        await ward._services.MigrateCasesAsync(CancellationToken.None);
        return ward;
    }

    /// <summary>Runs one unit of work in a scope of its own, as a turn or a page does.</summary>
    public async Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> ReadAsync<T>(Func<CasesDb, Task<T>> read) => InScopeAsync(read);

    public Task<Filed> FileAsync(FiledTip? tip = null) => InScopeAsync<TipFiling, Filed>(filing => filing.FileAsync(tip ?? Tip(), CancellationToken.None));

    public Task<CaseResult> AtDeskAsync(Func<CaseDesk, Task<CaseResult>> act) => InScopeAsync(act);

    public Task<CaseFile> CaseAsync(Guid id) => ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Id == id));

    /// <summary>Opens the case and makes the move with everything it could need.</summary>
    public async Task<CaseResult> MoveAsync(Guid caseId, CaseState to, Officer? officer = null, Func<StateChange, StateChange>? change = null)
    {
        var version = (await CaseAsync(caseId)).Version;
        var needs = StateTable.Moves.Where(move => move.To == to).Aggregate(Needs.None, (all, move) => all | move.Needs);
        var wanted = new StateChange(to, version)
        {
            Reason = "lý do",
            PublicSentence = needs.HasFlag(Needs.PublicSentence) ? "Công an phường đã kiểm tra." : null,
            Outcome = needs.HasFlag(Needs.Outcome) ? Outcome.Solved : null,
            Until = Clock.GetUtcNow().AddDays(30),
            Destination = needs.HasFlag(Needs.Destination) ? "Công an phường Bên" : null,
        };
        return await AtDeskAsync(desk => desk.ChangeStateAsync(caseId, change?.Invoke(wanted) ?? wanted, officer ?? Lan, CancellationToken.None));
    }

    /// <summary>A case seen by Lan and taken by her.</summary>
    public async Task<Filed> InProgressAsync()
    {
        var filed = await FileAsync();
        await AtDeskAsync(desk => desk.OpenAsync(filed.CaseId, Lan, CancellationToken.None));
        await MoveAsync(filed.CaseId, CaseState.InProgress);
        return filed;
    }

    public static FiledTip Tip(string? draftKey = null) => new()
    {
        DraftKey = draftKey ?? Guid.NewGuid().ToString("N"),
        Category = "trom-cap",
        CategoryName = "Trộm cắp",
        What = "Mất xe máy Wave đỏ trước cửa nhà",
        PlaceText = "ngõ 12 gần đình",
        OccurredText = "tối qua",
        Provenance = Provenance.HappenedToMe,
        Answers = [new TipAnswer("what", "Chuyện gì", "Mất xe máy Wave đỏ trước cửa nhà"), new TipAnswer("where", "Ở đâu", "ngõ 12 gần đình")],
        FormId = "tin-bao",
        FormVersion = 1,
        ChannelKind = "web",
    };

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        // Two wards may share one folder.
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}

public sealed class ManualClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}

public sealed class RecordingNotifier : IReporterNotifier
{
    public List<ReplyPosted> Posted { get; } = [];

    /// <summary>Whether to fail, as a channel's own table might.</summary>
    public bool Fails { get; set; }

    public Task ReplyPostedAsync(ReplyPosted reply, CancellationToken ct)
    {
        if (Fails) throw new InvalidOperationException("outbox is full");
        Posted.Add(reply);
        return Task.CompletedTask;
    }
}
