using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Documents.Importing;
using AnTT.Knowledge.Documents.Store;

namespace AnTT.Knowledge.Tests.Documents;

public class ImporterTests
{
    private const string Body = "Nội dung quy định việc giữ trật tự trên địa bàn phường trong cả năm.";

    [Fact]
    public async Task The_first_import_answers_at_once_and_a_later_one_waits_as_a_draft()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        var first = await fixture.ImportAsync();
        var path = fixture.Write("b.md", StoreFixture.Markdown("b", "Hai", "Điều khác hẳn về phòng cháy, chữa cháy."));

        var second = await fixture.ImportAsync(false, path);

        Assert.True(first.Published);
        Assert.Equal(VersionState.Draft, Assert.Single(second.Files).State);
        Assert.Contains("--publish", second.Summary, StringComparison.Ordinal);
        Assert.Equal(["a"], (await fixture.LoadAsync()).Documents.Select(document => document.Id));
    }

    [Fact]
    public async Task Importing_a_draft_again_with_publishing_publishes_it()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        await fixture.ImportAsync();
        var path = fixture.Write("b.md", StoreFixture.Markdown("b", "Hai", "Điều khác hẳn về phòng cháy, chữa cháy."));
        await fixture.ImportAsync(false, path);

        await fixture.ImportAsync(true, path);

        Assert.Equal(["a", "b"], (await fixture.LoadAsync()).Documents.Select(document => document.Id));
    }

    [Fact]
    public async Task A_newer_version_supersedes_the_old_text()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        await fixture.ImportAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", "Mức phạt mới là 2 triệu đồng."));

        var report = await fixture.ImportAsync(publish: true);

        Assert.Equal(ImportOutcome.Updated, Assert.Single(report.Files).Outcome);
        var knowledge = await fixture.LoadAsync();
        Assert.DoesNotContain(knowledge.Passages, passage => passage.Text.Contains("giữ trật tự", StringComparison.Ordinal));
        Assert.Contains(knowledge.Passages, passage => passage.Text.Contains("2 triệu", StringComparison.Ordinal));
        var old = await fixture.UseAsync<KnowledgeStore, VersionDetail?>(store => store.FindAsync("a", 1, CancellationToken.None));
        Assert.Equal(VersionState.Superseded, old!.State);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        await fixture.ImportAsync();
        var before = (await fixture.LoadAsync()).Revision;

        var report = await fixture.ImportAsync(publish: true);

        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(report.Files).Outcome);
        Assert.Equal(before, (await fixture.LoadAsync()).Revision);
    }

    [Fact]
    public async Task One_bad_file_is_one_failure_and_the_rest_go_in()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        fixture.Write("b.md", StoreFixture.Markdown("b", "Hai", "Khác.", "issued: 2025-02-30\n"));
        fixture.Write("c.md", StoreFixture.Markdown("a", "Ba", "Mã trùng."));
        fixture.Write("d/README.md", "không phải nội dung");

        var report = await fixture.ImportAsync();

        Assert.Equal([ImportOutcome.New, ImportOutcome.Failed, ImportOutcome.Failed], report.Files.Select(file => file.Outcome));
        Assert.Equal(5, report.Files[1].Line);
        Assert.Contains("a.md", report.Files[2].Message, StringComparison.Ordinal);
        Assert.Equal(["a"], (await fixture.LoadAsync()).Documents.Select(document => document.Id));
    }

    [Fact]
    public async Task A_missing_path_says_so()
    {
        await using var fixture = await StoreFixture.StartAsync();

        var report = await fixture.ImportAsync(false, Path.Combine(fixture.Folder, "khong-co.md"));

        Assert.Contains("Không tìm thấy", Assert.Single(report.Files).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_text_under_another_identifier_is_refused_and_a_similar_one_is_reported()
    {
        await using var fixture = await StoreFixture.StartAsync();
        var text = string.Join(' ', Enumerable.Range(1, 150).Select(number => $"câu{number} nói{number % 7} về việc{number % 11}")) + ".";
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", text));
        fixture.Write("b.md", StoreFixture.Markdown("b", "Hai", text.ToUpperInvariant()));
        fixture.Write("c.md", StoreFixture.Markdown("c", "Ba", text + " Thêm một câu cuối."));

        var report = await fixture.ImportAsync();

        Assert.Equal(ImportOutcome.Failed, report.Files[1].Outcome);
        Assert.Contains(report.Files[2].Warnings, warning => warning.Message.Contains("Giống", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_document_of_the_same_number_is_reported()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body, "number: 12/NQ\n"));
        fixture.Write("b.md", StoreFixture.Markdown("b", "Hai", "Khác hẳn.", "number: 12/NQ\n"));

        var report = await fixture.ImportAsync();

        Assert.Contains(report.Files[1].Warnings, warning => warning.Message.Contains("Cùng số hiệu 12/NQ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Passages_come_back_from_the_store_as_they_were_read()
    {
        await using var fixture = await StoreFixture.StartAsync();
        var path = fixture.Write("luat.txt", Samples.Law);
        await fixture.ImportAsync();

        var stored = (await fixture.LoadAsync()).Passages;

        var read = Samples.Read(path, Samples.Law).Passages;
        Assert.Equal(read.Select(Shape), stored.Select(Shape));

        static string Shape(Passage passage) =>
            $"{passage.Id}|{passage.Section}|{string.Join('/', passage.Path)}|{passage.Role}|{passage.Chapeau}|{passage.Text}|{string.Join(',', passage.Blocks.Select(block => block.GetType().Name))}";
    }

    [Fact]
    public async Task A_withdrawn_document_stops_answering_and_stays_visible()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        await fixture.ImportAsync();

        Assert.True(await fixture.UseAsync<KnowledgeStore, bool>(store => store.WithdrawAsync("a", CancellationToken.None)));

        Assert.Empty((await fixture.LoadAsync()).Passages);
        var listed = Assert.Single(await fixture.UseAsync<KnowledgeStore, IReadOnlyList<DocumentSummary>>(store => store.ListAsync(CancellationToken.None)));
        Assert.Equal(VersionState.Withdrawn, listed.State);
    }

    [Fact]
    public async Task A_running_server_sees_what_another_process_publishes()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var seen = new List<int>();

        await foreach (var knowledge in fixture.Revision.WatchAsync(-1, TimeSpan.FromMilliseconds(5), stop.Token))
        {
            seen.Add(knowledge.Documents.Count);
            if (seen.Count == 2) break;
            await fixture.ImportAsync();
        }

        Assert.Equal([0, 1], seen);
    }

    [Fact]
    public async Task The_shipped_folder_is_imported_only_into_an_empty_knowledge_base()
    {
        await using var fixture = await StoreFixture.StartAsync();
        fixture.Write("a.md", StoreFixture.Markdown("a", "Một", Body));

        var first = await fixture.UseAsync<Importer, ImportReport?>(importer => importer.ImportFirstTimeAsync(fixture.Folder, null, CancellationToken.None));
        var second = await fixture.UseAsync<Importer, ImportReport?>(importer => importer.ImportFirstTimeAsync(fixture.Folder, null, CancellationToken.None));

        Assert.NotNull(first);
        Assert.Null(second);
    }
}
