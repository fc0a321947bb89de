using AnTT.Cases.Clusters;
using AnTT.Cases.Conflict;
using AnTT.Cases.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static partial class CasesModel
{
    private static void BuildClusters(ModelBuilder model)
    {
        model.Entity<ClusterLink>(link =>
        {
            link.ToTable("cluster_links");
            link.HasKey(row => row.CaseId);
            link.Property(row => row.LinkedByName).HasMaxLength(NameLength);
            link.Property(row => row.Reason).HasMaxLength(2000);
            link.HasIndex(row => row.ClusterId);
            link.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Recusal>(recusal =>
        {
            recusal.ToTable("case_recusals");
            recusal.HasKey(row => new { row.OfficerId, row.CaseId });
            recusal.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            recusal.Property(row => row.OfficerName).HasMaxLength(NameLength);
            recusal.HasIndex(row => row.CaseId);
            recusal.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Assignment>(assignment =>
        {
            assignment.ToTable("case_assignments");
            assignment.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            assignment.Property(row => row.OfficerName).HasMaxLength(NameLength);
            assignment.Property(row => row.AssignedByName).HasMaxLength(NameLength);
            assignment.Property(row => row.Task).HasMaxLength(Assignment.Longest);
            assignment.Property(row => row.Responsibility).HasMaxLength(Assignment.Longest);
            assignment.Property(row => row.Authority).HasMaxLength(Assignment.Longest);
            assignment.Property(row => row.Result).HasMaxLength(Assignment.Longest);
            assignment.HasIndex(row => new { row.CaseId, row.AssignedAt });
            assignment.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
