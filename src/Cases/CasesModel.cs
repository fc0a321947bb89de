using System.Text.Json;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnTT.Cases;

/// <summary>Tables, lengths, keys and indexes. The first migration says the same by hand.</summary>
internal static partial class CasesModel
{
    public const int NameLength = 200;
    public const int TextLength = 20_000;
    public const int CodeLength = 100;

    // As one JSON text on every provider; left alone, one of them would choose an array type of its own.
    private static readonly ValueConverter<List<string>, string> JsonList = new(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<string>>(text, JsonSerializerOptions.Default) ?? new List<string>());

    private static readonly ValueComparer<List<string>> JsonListComparer = new(
        (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list.ToList());

    public static void Build(ModelBuilder model)
    {
        BuildWard(model);
        BuildCase(model);
        BuildTalk(model);
        BuildEvidence(model);
        BuildSecrecy(model);
        BuildAudit(model);
        BuildClocks(model);
        BuildDuty(model);
        BuildFigures(model);
        BuildClusters(model);
        BuildShifts(model);
        model.Entity<Drills.Drill>(drill =>
        {
            drill.ToTable("drills");
            drill.Property(row => row.Code).HasMaxLength(10);
            drill.Property(row => row.StartedBy).HasMaxLength(NameLength);
            drill.Property(row => row.Version).IsConcurrencyToken();
            drill.HasIndex(row => row.EndsAt);
        });
    }

    private static void BuildWard(ModelBuilder model)
    {
        model.Entity<Ward>(ward =>
        {
            ward.ToTable("wards");
            ward.Property(row => row.Name).HasMaxLength(NameLength);
            ward.Property(row => row.Aliases).HasConversion(JsonList, JsonListComparer).HasMaxLength(TextLength);
            ward.Property(row => row.DutyLine).HasMaxLength(CodeLength);
            ward.Property(row => row.Version).IsConcurrencyToken();
            ward.HasIndex(row => row.Name).IsUnique();
        });
        model.Entity<Area>(area =>
        {
            area.ToTable("ward_areas");
            area.Property(row => row.Name).HasMaxLength(NameLength);
            area.Property(row => row.Aliases).HasConversion(JsonList, JsonListComparer).HasMaxLength(TextLength);
            area.Property(row => row.Outline).HasConversion(JsonList, JsonListComparer).HasMaxLength(TextLength);
            area.Property(row => row.Version).IsConcurrencyToken();
            area.HasIndex(row => new { row.WardId, row.Name }).IsUnique();
            area.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Unit>(unit =>
        {
            unit.ToTable("ward_units");
            unit.Property(row => row.Name).HasMaxLength(NameLength);
            unit.Property(row => row.Version).IsConcurrencyToken();
            unit.HasIndex(row => new { row.WardId, row.Name }).IsUnique();
            unit.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RouteRule>(rule =>
        {
            rule.ToTable("route_rules");
            rule.Ignore(row => row.IsCatchAll);
            rule.Property(row => row.Category).HasMaxLength(CodeLength);
            rule.Property(row => row.Version).IsConcurrencyToken();
            rule.HasIndex(row => row.WardId);
            rule.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
            rule.HasOne<Area>().WithMany().HasForeignKey(row => row.AreaId).OnDelete(DeleteBehavior.Restrict);
            rule.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void BuildCase(ModelBuilder model)
    {
        model.Entity<CaseFile>(file =>
        {
            file.ToTable("cases");
            file.Property(row => row.Number).HasMaxLength(20);
            file.Property(row => row.Category).HasMaxLength(CodeLength);
            file.Property(row => row.CategoryName).HasMaxLength(NameLength);
            file.Property(row => row.PlaceText).HasMaxLength(2000);
            file.Property(row => row.OccurredText).HasMaxLength(2000);
            file.Property(row => row.Summary).HasMaxLength(NameLength);
            file.Property(row => row.SearchText).HasMaxLength(2 * TextLength);
            file.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            file.Property(row => row.OfficerName).HasMaxLength(NameLength);
            file.Property(row => row.PublicSentence).HasMaxLength(2000);
            file.Property(row => row.SpamProposedBy).HasMaxLength(CodeLength);
            file.Property(row => row.RungFor).HasConversion(JsonList, JsonListComparer).HasMaxLength(TextLength);
            file.Property(row => row.RungForId).HasMaxLength(CodeLength);
            file.Property(row => row.RungForName).HasMaxLength(NameLength);
            file.Property(row => row.TransferredTo).HasMaxLength(NameLength);
            file.Property(row => row.Channel).HasMaxLength(40);
            file.Property(row => row.Version).IsConcurrencyToken();
            file.HasIndex(row => new { row.WardId, row.Number }).IsUnique();
            file.HasIndex(row => new { row.WardId, row.FiledAt });
            file.HasIndex(row => new { row.WardId, row.OfficerId, row.State, row.FiledAt });
            // Each by itself answers two filters at once without looking at a case.
            file.HasIndex(row => new { row.WardId, row.State, row.FiledAt, row.Category, row.Urgency }, "IX_cases_by_state");
            file.HasIndex(row => new { row.WardId, row.Category, row.FiledAt, row.State, row.Urgency }, "IX_cases_by_category").IsDescending(false, false, true, false, false);
            file.HasIndex(row => new { row.WardId, row.AreaId, row.FiledAt, row.State, row.Category, row.Urgency }, "IX_cases_by_area");
            // Most urgent first, of these the oldest: as the list is read.
            file.HasIndex(row => new { row.WardId, row.Urgency, row.FiledAt, row.State, row.Category }, "IX_cases_by_urgency").IsDescending(false, true, false, false, false);
            file.HasIndex(row => new { row.WardId, row.State, row.Outcome, row.FiledAt }, "IX_cases_by_outcome");
            file.HasIndex(row => new { row.WardId, row.Urgency, row.FiledAt }, "IX_cases_open").IsDescending(false, true, false)
                .HasFilter($"\"State\" IN ({string.Join(", ", Lists.CaseLists.OpenStates.Select(state => $"'{state}'"))})");
            file.HasIndex(row => new { row.WardId, row.UnreadFromReporter });
            // What the program's own timers look for, in every ward.
            file.HasIndex(row => new { row.State, row.AcceptBy });
            file.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Area>().WithMany().HasForeignKey(row => row.AreaId).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Report>(report =>
        {
            report.ToTable("case_reports");
            report.Ignore(row => row.Answers);
            report.Property(row => row.FormId).HasMaxLength(CodeLength);
            report.Property(row => row.What).HasMaxLength(TextLength);
            report.Property(row => row.ChannelKind).HasMaxLength(40);
            report.Property(row => row.Language).HasMaxLength(20);
            report.HasIndex(row => row.DraftHash).IsUnique();
            report.HasIndex(row => row.CaseId);
            report.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Note>(note =>
        {
            note.ToTable("case_notes");
            note.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            note.Property(row => row.OfficerName).HasMaxLength(NameLength);
            note.Property(row => row.Text).HasMaxLength(TextLength);
            note.HasIndex(row => row.CaseId);
            note.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void BuildEvidence(ModelBuilder model)
    {
        model.Entity<EvidenceVault>(vault =>
        {
            vault.ToTable("evidence_vaults");
            vault.Property(row => row.Version).IsConcurrencyToken();
            vault.HasIndex(row => row.DraftHash).IsUnique();
            vault.HasIndex(row => row.MailboxId).IsUnique();
            vault.HasIndex(row => row.CaseId);
            vault.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            vault.HasOne<Mailbox>().WithMany().HasForeignKey(row => row.MailboxId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<EvidenceItem>(item =>
        {
            item.ToTable("evidence_items");
            item.Ignore(row => row.IsSealedAway);
            item.Property(row => row.ScanResult).HasMaxLength(NameLength);
            item.HasIndex(row => row.VaultId);
            item.HasOne<EvidenceVault>().WithMany().HasForeignKey(row => row.VaultId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void BuildAudit(ModelBuilder model)
    {
        // No foreign key to the case: the log outlives what it is about.
        model.Entity<CaseEvent>(line =>
        {
            line.ToTable("case_events");
            line.Property(row => row.ActorId).HasMaxLength(CodeLength);
            line.Property(row => row.ActorName).HasMaxLength(NameLength);
            line.Property(row => row.From).HasMaxLength(NameLength);
            line.Property(row => row.To).HasMaxLength(NameLength);
            line.Property(row => row.Reason).HasMaxLength(2000);
            line.HasIndex(row => new { row.WardId, row.Sequence }).IsUnique();
            line.HasIndex(row => new { row.CaseId, row.Sequence });
            line.HasIndex(row => new { row.WardId, row.Kind, row.At });
        });
        model.Entity<WardLedger>(ledger =>
        {
            ledger.ToTable("ward_ledgers");
            ledger.HasKey(row => row.WardId);
            ledger.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
