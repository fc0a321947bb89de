using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Receipts;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using AnTT.Knowledge.Text;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Intake;

/// <summary>Turns a confirmed tip into a case, its first report, a mailbox and a receipt code, in one transaction.</summary>
public sealed class TipFiling
{
    private const int SummaryLength = 140;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly CasesDb _db;
    private readonly CaseKeys _keys;
    private readonly CaseKeyring _ring;
    private readonly ErasableSecrets _secrets;
    private readonly EvidenceVaults _vaults;
    private readonly TimeProvider _clock;

    internal TipFiling(CasesDb db, CaseKeys keys, CaseKeyring ring, ErasableSecrets secrets, EvidenceVaults vaults, TimeProvider clock) =>
        (_db, _keys, _ring, _secrets, _vaults, _clock) = (db, keys, ring, secrets, vaults, clock);

    /// <summary>Files the tip, or says again what was filed with the same <see cref="FiledTip.DraftKey"/>.</summary>
    /// <exception cref="ArgumentException">The draft key is shorter than 16 characters.</exception>
    public Task<Filed> FileAsync(FiledTip tip, CancellationToken ct)
    {
        if (tip.DraftKey.Length < 16) throw new ArgumentException("A draft key has at least 16 random characters.", nameof(tip));
        return _db.AtomicallyAsync(async () => await AlreadyFiledAsync(tip, ct) ?? await FileNewAsync(tip, ct), ct);
    }

    private async Task<Filed?> AlreadyFiledAsync(FiledTip tip, CancellationToken ct)
    {
        var draftHash = _keys.HashDraft(tip.DraftKey);
        return await (
            from report in _db.Reports
            where report.DraftHash == draftHash
            join file in _db.Cases on report.CaseId equals file.Id
            join mailbox in _db.Mailboxes on report.Id equals mailbox.ReportId
            join unit in _db.Units on file.UnitId equals unit.Id
            join agency in _db.Agencies on file.AgencyId equals (Guid?)agency.Id into agencies
            from agency in agencies.DefaultIfEmpty()
            select new Filed(file.Id, file.Number, CodeOf(tip).ToString(), mailbox.Id, unit.Name, agency == null ? null : agency.Name, agency == null ? null : agency.Contact)).FirstOrDefaultAsync(ct);
    }

    private async Task<Filed> FileNewAsync(FiledTip tip, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var ward = await _db.Wards.OrderBy(row => row.Id).FirstAsync(row => tip.WardId == null || row.Id == tip.WardId, ct);
        var area = tip.AreaId is { } id ? await AreaAsync(id, ward.Id, ct) : null;
        var route = await Router.PickAsync(_db, ward.Id, tip.Category, area?.Id, tip.Urgency, ct);
        var unit = route.Unit;
        var agency = route.AgencyId is { } agencyId ? await _db.Agencies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == agencyId, ct) : null;
        var number = await NextNumberAsync(ward.Id, now, ct);

        var file = CaseOf(tip, ward.Id, number, now, area);
        (file.UnitId, file.AgencyId) = (unit.Id, agency?.Id);
        var report = ReportOf(tip, file, now);
        var code = CodeOf(tip);
        var mailbox = new Mailbox
        {
            WardId = ward.Id, CaseId = file.Id, ReportId = report.Id, ReceiptHash = _keys.HashReceipt(code.Canonical), Pseudonym = Pseudonym(tip), ReplyHours = tip.ReplyHours,
        };
        _db.AddRange(file, report, mailbox);
        var caseKey = _ring.Make(file);
        if (ReporterSeal.Close(CaseKeys.Combine(_keys.ReporterKey, _secrets.Find(file.Id)), mailbox, tip.Reporter, tip.ReturnAddress) is { } identity) _db.Add(identity);
        foreach (var given in tip.Consents) _db.Add(ConsentOf(given, report));
        await AttachDraftEvidenceAsync(tip, file, mailbox, caseKey, ct);
        _db.Add(new CaseEvent
        {
            WardId = ward.Id, CaseId = file.Id, Kind = CaseEventKind.Filed, At = now,
            ActorId = tip.EnteredBy?.Id ?? CaseEvent.Reporter, ActorName = tip.EnteredBy?.Name ?? mailbox.Pseudonym, To = nameof(CaseState.Received),
            Reason = (tip.EnteredBy is null ? "" : $"Ghi hộ {mailbox.Pseudonym}. ") + $"Chuyển đến {unit.Name}" + (agency is null ? "" : $", để chuyển {agency.Name}"),
        });
        await _db.SaveChangesAsync(ct);
        return new Filed(file.Id, number, code.ToString(), mailbox.Id, unit.Name, agency?.Name, agency?.Contact);
    }

    /// <summary>The house of exercises has areas of the same names.</summary>
    private async Task<Area?> AreaAsync(Guid id, Guid wardId, CancellationToken ct)
    {
        if (wardId != Ward.DrillId) return await _db.Areas.FirstOrDefaultAsync(row => row.Id == id && row.WardId == wardId, ct);
        var name = await _db.Areas.Where(row => row.Id == id).Select(row => row.Name).FirstOrDefaultAsync(ct);
        return await _db.Areas.FirstOrDefaultAsync(row => row.WardId == wardId && row.Name == name, ct);
    }

    private async Task<string> NextNumberAsync(Guid wardId, DateTimeOffset now, CancellationToken ct)
    {
        var year = now.ToOffset(VietnamOffset).Year;
        await _db.Ledgers.Where(row => row.WardId == wardId).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LastNumber, row => row.Year == year ? row.LastNumber + 1 : 1).SetProperty(row => row.Year, year), ct);
        var last = await _db.Ledgers.Where(row => row.WardId == wardId).Select(row => row.LastNumber).SingleAsync(ct);
        // The houses count apart; their numbers must not be taken for one another's.
        var house = wardId == Ward.InspectorateId ? "TT" : wardId == Ward.DrillId ? "DT" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{house}{year}-{last:000000}");
    }

    private async Task AttachDraftEvidenceAsync(FiledTip tip, CaseFile file, Mailbox mailbox, byte[] caseKey, CancellationToken ct)
    {
        var draftHash = _keys.HashDraft(tip.DraftKey);
        var vault = await _db.EvidenceVaults.FirstOrDefaultAsync(row => row.DraftHash == draftHash, ct);
        if (vault is not null) await _vaults.MoveIntoAsync(vault, file.WardId, file.Id, mailbox.Id, caseKey, ct);
    }

    private static ConsentRecord ConsentOf(GivenConsent given, Report report) => new()
    {
        WardId = report.WardId, ReportId = report.Id, NoticeId = given.NoticeId, NoticeVersion = given.NoticeVersion,
        TextSha256 = given.TextSha256, Purpose = given.Purpose, GivenAt = given.At,
    };

    private static CaseFile CaseOf(FiledTip tip, Guid wardId, string number, DateTimeOffset now, Area? area) => new()
    {
        WardId = wardId, Number = number, State = CaseState.Received, StateSince = now, FiledAt = now,
        FiledWeek = Statistics.Period.WeekOf(now), FiledHour = now.ToOffset(VietnamOffset).Hour, Channel = tip.ChannelKind,
        Urgency = tip.Urgency, Category = tip.Category, CategoryName = tip.CategoryName, AreaId = area?.Id,
        PlaceText = Cut(tip.PlaceText, 2000), OccurredText = Cut(tip.OccurredText, 2000), OccurredAt = tip.OccurredAt, StillHappening = tip.StillHappening,
        Summary = Cut(OneLine(tip.What), SummaryLength)!,
        SearchText = Cut(Letters.Fold(string.Join(' ', [number, tip.CategoryName, area?.Name, tip.PlaceText, tip.What, .. tip.Answers.Select(answer => answer.Text)])), 2 * CasesModel.TextLength)!,
    };

    private Report ReportOf(FiledTip tip, CaseFile file, DateTimeOffset now)
    {
        var answers = JsonSerializer.Serialize(tip.Answers, Readable);
        var what = Cut(tip.What, CasesModel.TextLength)!;
        return new Report
        {
            WardId = file.WardId, CaseId = file.Id, DraftHash = _keys.HashDraft(tip.DraftKey), FormId = tip.FormId, FormVersion = tip.FormVersion,
            What = what, AnswersJson = answers, ChannelKind = tip.ChannelKind, Language = tip.Language, Provenance = tip.Provenance,
            Anonymous = tip.Reporter is null, FiledAt = now, ContentHash = Report.HashContent(tip.FormId, tip.FormVersion, what, answers, now),
        };
    }

    private ReceiptCode CodeOf(FiledTip tip) => ReceiptCode.FromSeed(_keys.ReceiptSeed(tip.DraftKey));

    // From the draft, not from the sender: two tips of one person carry two names.
    private string Pseudonym(FiledTip tip) => Mailbox.PseudonymFrom(_keys.HashDraft(tip.DraftKey + "/pseudonym"));

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";
}
