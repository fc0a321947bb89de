using System.Globalization;
using AnTT.Bench.Gate;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Answers.Matching;
using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Evaluation;

// Learns the weights of answer-gate.tsv again: dotnet run -c Release --project bench/Gate -- FOLDER-OF-THE-REPOSITORY. Rows of the slice held-out are not learned from.
const double NegativesCount = 2;
const double TakenAwayCount = 0.25;

var root = args.Length > 0 ? args[0] : ".";
var passages = Directory.EnumerateFiles(Path.Combine(root, "knowledge-base"), "*.md", SearchOption.AllDirectories)
    .Where(file => Path.GetFileName(file) != "README.md")
    .Order(StringComparer.Ordinal)
    .Select(file => DocumentReader.Read(Path.GetFileName(file), File.ReadAllBytes(file)))
    .OfType<ParsedDocument>()
    .SelectMany(document => document.Passages)
    .ToList();
var rows = Directory.EnumerateFiles(Path.Combine(root, "knowledge-base", "questions"), "*.jsonl")
    .Order(StringComparer.Ordinal)
    .SelectMany(Read)
    .Where(row => !row.Slices.Contains("lookalike") && !row.Slices.Contains("held-out") && row.Expect is "answered" or "refused" or "not-answered")
    .ToList();
List<Weighed> articles = [], others = [];
var whole = new AnswerService(passages, TimeProvider.System);
foreach (var row in rows) Weigh(whole, row, row.Expect == "answered" ? 1 : NegativesCount);

// The same questions where the text that answers them is missing: near misses as residents meet them.
foreach (var group in rows.Where(row => row.Expect == "answered").Select(row => (Row: row, Answer: AnsweredRightly(row))).Where(pair => pair.Answer is not null).GroupBy(pair => pair.Answer!))
{
    var gone = passages.First(passage => passage.Id == group.Key).Document;
    if (gone.Kind != "hoi-dap") continue;
    var less = new AnswerService([.. passages.Where(passage => passage.Document.Id != gone.Id)], TimeProvider.System);
    foreach (var (row, _) in group) Weigh(less, row with { Cites = [] }, TakenAwayCount);
}

var (forArticles, forOthers) = (LogisticFit.Of(articles), LogisticFit.Of(others));
for (var at = 0; at < AnswerEvidence.Names.Length; at++)
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{AnswerEvidence.Names[at]}\t{forArticles[at]:0.###}\t{forOthers[at]:0.###}"));
return 0;

static IReadOnlyList<EvaluationRow> Read(string file)
{
    using var reader = File.OpenText(file);
    return EvaluationRows.Read(reader, Path.GetFileName(file));
}

static bool IsRight(EvaluationRow row, Answer answer) => row.Expect == "answered" && answer is Answered && AnswerEvaluation.Run([row], _ => answer).All.Right == 1;

string? AnsweredRightly(EvaluationRow row) =>
    row.Has.Count > 0 && whole.Ask(new Question(row.Ask, row.Ward, row.On, row.Before)) is Answered answer && IsRight(row, answer) ? answer.Passages[0] : null;

void Weigh(AnswerService service, EvaluationRow row, double weight)
{
    if (service.Weigh(new Question(row.Ask, row.Ward, row.On, row.Before)) is not { Answer: Answered } weighed) return;
    (weighed.IsArticle ? articles : others).Add(new Weighed(weighed.Evidence, IsRight(row, weighed.Answer), weight));
}
