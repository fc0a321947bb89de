using AnTT.Cases.Reporters;
using AnTT.Cases.Retention;
using AnTT.Cases.Rights;
using AnTT.Cases.Sealing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static partial class CasesModel
{
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
}
