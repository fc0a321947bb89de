using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Mailboxes;
using AnTT.Cases.Reporters;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static partial class CasesModel
{
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
}
