using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace AnTT.LoadBench.Desk;

internal sealed record CaseRow(
    int Number, DateTimeOffset Filed, string State, string? Outcome, string Category, string CategoryName, string AreaId, string AreaName, string OfficerId, string OfficerName, string Story, int Urgency)
{
    public bool Ended => State is "Closed" or "OutOfScope";

    public bool Seen => State != "Received";
}

/// <summary>A case in all tables it has rows in.</summary>
internal sealed class CaseRows(SqliteConnection connection, string ward, string unit) : IDisposable
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly BulkTable _cases = new(
        connection, "cases", "Id", "WardId", "Number", "State", "StateSince", "Urgency", "Category", "CategoryName", "AreaId", "PlaceText", "Summary", "SearchText", "UnitId", "OfficerId", "OfficerName", "FiledAt",
        "FiledWeek", "FiledHour", "Channel", "FirstSeenAt", "ClosedAt", "Outcome", "PublicSentence", "RungFor", "RungAt");

    private readonly BulkTable _reports = new(connection, "case_reports", "Id", "CaseId", "WardId", "Anonymous", "AnswersJson", "ChannelKind", "ContentHash", "DraftHash", "FiledAt", "FormId", "FormVersion", "Language", "Provenance", "What");

    private readonly BulkTable _mailboxes = new(connection, "case_mailboxes", "Id", "CaseId", "WardId", "ReportId", "Pseudonym", "ReceiptHash");

    private readonly BulkTable _grants = new(connection, "case_grants", "Id", "CaseId", "WardId", "UnitId", "GrantedAt", "WrappedKey");

    private readonly BulkTable _clocks = new(
        connection, "case_clocks", "Id", "CaseId", "WardId", "Kind", "Name", "Amount", "Calendar", "DueAt", "Ends", "MetAt", "MissedAt", "Pauses", "StartedAt", "Unit", "WarnAt", "WarnMinutes", "WarnedAt");

    private readonly BulkTable _events = new(connection, "case_events", "Id", "CaseId", "WardId", "ActorId", "ActorName", "At", "From", "To", "Reason", "Hash", "PreviousHash", "Kind", "Sequence");

    private readonly byte[] _noise = new byte[32];

    public long Events { get; private set; }

    public void Add(CaseRow row)
    {
        var (id, report, filed) = (Id(row.Filed), Id(row.Filed), row.Filed);
        var (seen, answered, ended) = (filed.AddMinutes(20), filed.AddHours(6), filed.AddDays(3));
        var local = filed.ToOffset(Vietnam);
        var number = string.Create(CultureInfo.InvariantCulture, $"{local.Year}-{row.Number + 1:000000}");
        var what = $"{char.ToUpperInvariant(row.Story[0])}{row.Story[1..]}.";
        _cases.Add(
            id, ward, number, row.State, Ticks(row.Ended ? ended : filed), row.Urgency, row.Category, row.CategoryName, row.AreaId, $"gần số {row.Number % 300} {row.AreaName}", what[..Math.Min(140, what.Length)],
            $"{number} {row.Category.Replace('-', ' ')} to dan pho {row.AreaName.Split(' ')[^1]} gan so {row.Number % 300} {row.Story}", unit, row.Seen ? row.OfficerId : null, row.Seen ? row.OfficerName : null, Ticks(filed),
            Week(local), local.Hour, row.Number % 3 == 0 ? "zalo" : "directline", row.Seen ? Ticks(seen) : null, row.Ended ? Ticks(ended) : null, row.Outcome, row.Ended ? "Phường đã kiểm tra và xử lý." : null, "[]", Ticks(filed.AddDays(400)));
        _reports.Add(report, id, ward, 1, "[]", "directline", Hash(), Hash(), Ticks(filed), "tin-bao", 2, "vi", "NotSaid", what);
        _mailboxes.Add(Id(filed), id, ward, report, "Cúc Vàng 12", Hash());
        _grants.Add(Id(filed), id, ward, unit, Ticks(filed), Hash());
        Clock(id, "xem", "Xem lần đầu", "FirstLook", filed, filed.AddHours(2), row.Seen ? seen : null);
        Clock(id, "tra-loi", "Trả lời người báo lần đầu", "FirstAnswer", filed, filed.AddDays(2), row.Ended ? answered : null);
        Event(id, "Filed", "nguoi-bao", "Cúc Vàng 12", filed, null, "Received");
        if (!row.Seen) return;
        Event(id, "FirstOpened", row.OfficerId, row.OfficerName, seen, null, null);
        Event(id, "ClockMet", "he-thong", "Hệ thống", seen, "xem", row.Number % 9 == 0 ? "Late" : "OnTime");
        if (!row.Ended) return;
        Event(id, "Replied", row.OfficerId, row.OfficerName, answered, null, null);
        Event(id, "StateChanged", row.OfficerId, row.OfficerName, ended, "InProgress", row.Outcome is null ? "OutOfScope" : $"Closed: {row.Outcome}");
    }

    public void Dispose()
    {
        foreach (var table in (BulkTable[])[_cases, _reports, _mailboxes, _grants, _clocks, _events]) table.Dispose();
    }

    private void Clock(string caseId, string kind, string name, string ends, DateTimeOffset from, DateTimeOffset due, DateTimeOffset? met) =>
        _clocks.Add(Id(from), caseId, ward, kind, name, 120, "", Ticks(due), ends, met is { } at ? Ticks(at) : null, null, "[]", Ticks(from), "WorkMinutes", Ticks(due), 60, Ticks(due));

    private void Event(string caseId, string kind, string actor, string name, DateTimeOffset at, string? from, string? to) =>
        _events.Add(Id(at), caseId, ward, actor, name, Ticks(at), from, to, null, Hash(), Hash(), kind, ++Events);

    private byte[] Hash()
    {
        RandomNumberGenerator.Fill(_noise);
        return [.. _noise];
    }

    private static string Id(DateTimeOffset at) => Guid.CreateVersion7(at).ToString().ToUpperInvariant();

    private static long Ticks(DateTimeOffset time) => time.UtcTicks;

    // As the program numbers the weeks of months.
    private static int Week(DateTimeOffset local) => local.Year * 48 + (local.Month - 1) * 4 + Math.Min(3, (local.Day - 1) / 7);
}
