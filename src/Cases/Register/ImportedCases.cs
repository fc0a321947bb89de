using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AnTT.Cases.Audit;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;

namespace AnTT.Cases.Register;

/// <summary>The rows one line of a register becomes.</summary>
internal sealed class ImportedCases(
    CaseKeys keys, ErasableSecrets secrets, WardView ward, IReadOnlyList<RouteRule> rules, IReadOnlyList<Unit> units, OffenceCategory offences, Officer officer, DateTimeOffset now,
    Dictionary<int, int> lastNumbers)
{
    private const int SummaryLength = 140;
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly List<(string Name, Guid Id)> _areas =
        [.. ward.Areas.SelectMany(area => area.Aliases.Append(area.Name).Select(name => (RegisterText.Fold(name), area.Id))).OrderByDescending(area => area.Item1.Length)];

    public static bool NamesSomebody(RegisterLine line) => line[RegisterColumn.Reporter] is { Length: > 0 } reporter && !SenderNames.IsPseudonym(reporter);

    public IEnumerable<object> RowsOf(ReadLine read, Guid caseId, byte[] draftHash)
    {
        var file = CaseOf(read, caseId);
        var report = ReportOf(read, file, draftHash);
        yield return file;
        yield return report;
        yield return new CaseEvent
        {
            WardId = ward.Id, CaseId = caseId, Kind = CaseEventKind.Imported, ActorId = officer.Id, ActorName = officer.Name, At = now, To = file.State.ToString(), Reason = Cut($"Sổ theo dõi, {read.Where}", 2000),
        };
        if (read.Line[RegisterColumn.Reporter] is not { Length: > 0 } reporter) yield break;
        var named = NamesSomebody(read.Line);
        // Nobody holds a code for it: the one it was made from is forgotten here.
        var mailbox = new Mailbox
        {
            WardId = ward.Id, CaseId = caseId, ReportId = report.Id, ReceiptHash = RandomNumberGenerator.GetBytes(32),
            Pseudonym = named ? Mailbox.PseudonymFrom(RandomNumberGenerator.GetBytes(3)) : reporter,
        };
        yield return mailbox;
        if (named && ReporterSeal.Close(CaseKeys.Combine(keys.ReporterKey, secrets.Find(caseId)), mailbox, new NamedReporter(Cut(reporter, 2000), Contact: null), address: null) is { } identity) yield return identity;
    }

    private CaseFile CaseOf(ReadLine read, Guid id)
    {
        var line = read.Line;
        var day = new DateTimeOffset(read.Day, TimeOnly.MinValue, Vietnam).ToUniversalTime();
        var decided = RegisterDay.Read(line[RegisterColumn.DecidedOn]);
        var (state, outcome) = RegisterOutcome.Read(line[RegisterColumn.Outcome], decided is not null);
        var category = offences.Of(line[RegisterColumn.Offence]);
        var area = AreaOf(line[RegisterColumn.Place]);
        var number = NextNumber(read.Day.Year);
        var ended = StateTable.IsEnd(state) ? new DateTimeOffset(decided is { } on && on >= read.Day ? on : read.Day, TimeOnly.MinValue, Vietnam).ToUniversalTime() : (DateTimeOffset?)null;
        return new CaseFile
        {
            Id = id, WardId = ward.Id, Number = number, State = state, StateSince = ended ?? now, Outcome = outcome, Category = category.Code, CategoryName = Cut(category.Name, CasesModel.NameLength), AreaId = area,
            PlaceText = line[RegisterColumn.Place] is { Length: > 0 } place ? Cut(place, 2000) : null, OccurredAt = day, OccurredText = RegisterDay.Write(read.Day),
            Summary = Cut(string.Join(' ', line[RegisterColumn.Content].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), SummaryLength),
            SearchText = Cut(RegisterText.Fold(string.Join(' ', number, line[RegisterColumn.Number], line[RegisterColumn.Offence], category.Name, line[RegisterColumn.Place], line[RegisterColumn.Content])), 2 * CasesModel.TextLength),
            UnitId = UnitOf(line[RegisterColumn.Unit], category.Code, area).Id, OfficerName = line[RegisterColumn.Investigator] is { Length: > 0 } name ? Cut(name, CasesModel.NameLength) : null,
            FiledAt = day, FiledWeek = Statistics.Period.WeekOf(read.Day), Channel = RegisterImport.Channel, FirstSeenAt = now, ClosedAt = ended,
        };
    }

    private Report ReportOf(ReadLine read, CaseFile file, byte[] draftHash)
    {
        var answers = JsonSerializer.Serialize(
            RegisterColumn.All.Where(column => column != RegisterColumn.Reporter && read.Line[column].Length > 0).Select(column => new TipAnswer(column.Code, column.Heading, read.Line[column])), Readable);
        var what = read.Line[RegisterColumn.Content];
        return new Report
        {
            WardId = ward.Id, CaseId = file.Id, DraftHash = draftHash, FormId = RegisterImport.Channel, FormVersion = 1, What = what, AnswersJson = answers, ChannelKind = RegisterImport.Channel, Language = "vi",
            Provenance = Provenance.NotSaid, Anonymous = !NamesSomebody(read.Line), FiledAt = file.FiledAt, ContentHash = Report.HashContent(RegisterImport.Channel, 1, what, answers, file.FiledAt),
        };
    }

    /// <summary>Numbers of their own, so that the year's running numbers keep no gap and no other meaning.</summary>
    private string NextNumber(int year)
    {
        var next = lastNumbers[year] = lastNumbers.GetValueOrDefault(year) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"SO{year}-{next:000000}");
    }

    private Guid? AreaOf(string place)
    {
        var text = $" {RegisterText.Fold(place)} ";
        var found = _areas.Find(area => text.Contains($" {area.Name} ", StringComparison.Ordinal));
        return found.Name is null ? null : found.Id;
    }

    private Unit UnitOf(string name, string category, Guid? area)
    {
        var text = RegisterText.Fold(name);
        return units.FirstOrDefault(unit => text.Length > 0 && RegisterText.Fold(unit.Name) == text) ?? Router.Pick(rules, units, category, area, Urgency.Normal);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
