using System.Text.Json;
using AnTT.Cases.Audit;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
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

    private static void BuildTalk(ModelBuilder model)
    {
        model.Entity<Mailbox>(mailbox =>
        {
            mailbox.ToTable("case_mailboxes");
            mailbox.Property(row => row.Pseudonym).HasMaxLength(CodeLength);
            mailbox.Property(row => row.ReplyHours).HasMaxLength(40);
            mailbox.Property(row => row.Version).IsConcurrencyToken();
            mailbox.HasIndex(row => row.ReceiptHash).IsUnique();
            mailbox.HasIndex(row => row.CaseId);
            mailbox.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            mailbox.HasOne<Report>().WithMany().HasForeignKey(row => row.ReportId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CaseMessage>(message =>
        {
            message.ToTable("case_messages");
            message.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            message.Property(row => row.OfficerName).HasMaxLength(NameLength);
            message.Property(row => row.Text).HasMaxLength(TextLength);
            message.HasIndex(row => row.CaseId);
            message.HasIndex(row => row.MailboxId);
            message.HasIndex(row => row.HeldUntil);
            message.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            message.HasOne<Mailbox>().WithMany().HasForeignKey(row => row.MailboxId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DiaryEntry>(entry =>
        {
            entry.ToTable("case_diary");
            entry.Property(row => row.OccurredText).HasMaxLength(NameLength);
            entry.Property(row => row.Text).HasMaxLength(TextLength);
            entry.HasIndex(row => new { row.CaseId, row.OccurredAt });
            entry.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
            entry.HasOne<Mailbox>().WithMany().HasForeignKey(row => row.MailboxId).OnDelete(DeleteBehavior.Restrict);
        });
        // No foreign key to the case: the sealed record can live elsewhere.
        model.Entity<ReporterIdentity>(identity =>
        {
            identity.ToTable("sealed_reporters");
            identity.Property(row => row.Version).IsConcurrencyToken();
            identity.HasIndex(row => row.MailboxId).IsUnique();
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

    // None of these has a foreign key to the case: they are proof, and outlive what they are about, or belong to the sealed side.
    private static void BuildSecrecy(ModelBuilder model)
    {
        model.Entity<CaseGrant>(grant =>
        {
            grant.ToTable("case_grants");
            grant.HasIndex(row => new { row.CaseId, row.UnitId }).IsUnique();
        });
        model.Entity<IdentityRequest>(request =>
        {
            request.ToTable("identity_requests");
            request.Property(row => row.AskedById).HasMaxLength(CodeLength);
            request.Property(row => row.AskedByName).HasMaxLength(NameLength);
            request.Property(row => row.DecidedById).HasMaxLength(CodeLength);
            request.Property(row => row.DecidedByName).HasMaxLength(NameLength);
            request.Property(row => row.Reason).HasMaxLength(2000);
            request.Property(row => row.WithheldWhy).HasMaxLength(2000);
            request.Property(row => row.Version).IsConcurrencyToken();
            request.HasIndex(row => row.CaseId);
            request.HasIndex(row => row.TellAt);
        });
        model.Entity<ConsentRecord>(consent =>
        {
            consent.ToTable("case_consents");
            consent.Property(row => row.NoticeId).HasMaxLength(CodeLength);
            consent.Property(row => row.Purpose).HasMaxLength(CodeLength);
            consent.HasIndex(row => row.ReportId);
        });
        model.Entity<ErasureRequest>(erasure =>
        {
            erasure.ToTable("erasure_requests");
            erasure.Property(row => row.DecidedBy).HasMaxLength(NameLength);
            erasure.Property(row => row.Answer).HasMaxLength(2000);
            erasure.Property(row => row.Version).IsConcurrencyToken();
            erasure.HasIndex(row => row.DueAt);
        });
        model.Entity<LegalHold>(hold =>
        {
            hold.ToTable("legal_holds");
            hold.Property(row => row.Reason).HasMaxLength(2000);
            hold.Property(row => row.PlacedBy).HasMaxLength(NameLength);
            hold.Property(row => row.Version).IsConcurrencyToken();
            hold.HasIndex(row => row.CaseId);
        });
        model.Entity<DeletionCertificate>(certificate =>
        {
            certificate.ToTable("deletion_certificates");
            certificate.Property(row => row.CaseNumber).HasMaxLength(20);
            certificate.Property(row => row.Rule).HasMaxLength(NameLength);
            certificate.Property(row => row.DoneBy).HasMaxLength(NameLength);
            certificate.HasIndex(row => row.DoneAt);
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
