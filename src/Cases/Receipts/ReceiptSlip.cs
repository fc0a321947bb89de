using System.Globalization;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Receipts;

/// <summary>
/// A slip (phiếu xác nhận) that says which office took a tip, under which number, when, and by its digest what was in it; signed by the ward's key. It holds neither
/// the receipt code nor anything about sender or content: who finds it opens nothing with it, and the ward cannot deny having taken the tip.
/// </summary>
/// <param name="Digest">Of <see cref="Intake.Report.ContentHash"/> under the ward's key, hexadecimal; the copy of one's data shows the same while the ward holds the same.</param>
public sealed record ReceiptSlip(string Office, string Number, DateTimeOffset FiledAt, string Digest, string Signature)
{
    private const string Title = "PHIẾU XÁC NHẬN ĐÃ NHẬN TIN";
    private const string OfficeLabel = "Nơi nhận: ";
    private const string NumberLabel = "Số tin báo: ";
    private const string TimeLabel = "Nhận lúc: ";
    private const string DigestLabel = "Dấu nội dung: ";
    private const string SignatureLabel = "Chữ ký: ";
    private const string TimeFormat = "HH:mm 'ngày' dd/MM/yyyy";
    private const int LongestText = 4000;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    /// <summary>When the tip was taken, as the slip says it.</summary>
    public string Time => Local(FiledAt);

    /// <summary>As it is shown and kept.</summary>
    public string Text => $"{Words(Office, Number, Local(FiledAt), Digest)}\n{SignatureLabel}{Signature}";

    /// <summary>Exactly what is signed: the lines of the slip above its signature, as UTF-8 with line feeds.</summary>
    private static string Words(string office, string number, string time, string digest) => $"{Title}\n{OfficeLabel}{office}\n{NumberLabel}{number}\n{TimeLabel}{time}\n{DigestLabel}{digest}";

    internal static ReceiptSlip Sign(SlipKey key, string office, string number, DateTimeOffset filedAt, string digest) =>
        new(office, number, filedAt, digest, key.Sign(Words(office, number, Local(filedAt), digest)));

    /// <summary>Reads a slip from pasted text, with whatever stands around it. Null: no slip of ours, or changed.</summary>
    internal static ReceiptSlip? Read(SlipKey key, string? text)
    {
        if (text is null || text.Length > LongestText) return null;
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? Line(string label) => lines.FirstOrDefault(line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim();
        if (Line(OfficeLabel) is not { } office || Line(NumberLabel) is not { } number || Line(TimeLabel) is not { } time || Line(DigestLabel) is not { } digest || Line(SignatureLabel) is not { } signature) return null;
        if (!DateTime.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var filed)) return null;
        return key.IsGenuine(Words(office, number, time, digest), signature) ? new ReceiptSlip(office, number, new DateTimeOffset(filed, Vietnam), digest, signature) : null;
    }

    private static string Local(DateTimeOffset time) => time.ToOffset(Vietnam).ToString(TimeFormat, CultureInfo.InvariantCulture);
}

/// <summary>Writes slips for who holds a receipt, and checks them for anybody.</summary>
public sealed class SlipDesk
{
    private readonly CasesDb _db;
    private readonly SlipKey _key;
    private readonly CaseKeys _keys;

    internal SlipDesk(CasesDb db, SlipKey key, CaseKeys keys) => (_db, _key, _keys) = (db, key, keys);

    /// <param name="wardOffice">The ward's office as residents read it; what went behind the conflict door names the inspectors.</param>
    /// <returns>Null: no such mailbox, or its content is gone.</returns>
    public async Task<ReceiptSlip?> MakeAsync(Guid mailboxId, string wardOffice, CancellationToken ct)
    {
        if (await _db.Mailboxes.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailboxId, ct) is not { } mailbox) return null;
        var number = await _db.Cases.Where(row => row.Id == mailbox.CaseId && row.State != Lifecycle.CaseState.Purged).Select(row => row.Number).FirstOrDefaultAsync(ct);
        var report = await _db.Reports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == mailbox.ReportId, ct);
        var office = mailbox.WardId == Ward.InspectorateId ? await _db.Wards.Where(row => row.Id == mailbox.WardId).Select(row => row.Name).FirstAsync(ct)
            : mailbox.WardId == Ward.DrillId ? $"DIỄN TẬP, không phải tin thật ({wardOffice})" : wardOffice;
        return number is null || report is null ? null : ReceiptSlip.Sign(_key, office, number, report.FiledAt, _keys.SlipDigest(report.ContentHash));
    }

    /// <summary>Null: not a slip of this ward, or changed. Asks nothing of the store: a slip stays good when its case is gone.</summary>
    public ReceiptSlip? Check(string? text) => ReceiptSlip.Read(_key, text);

    public string PublicPem => _key.PublicPem;
}
