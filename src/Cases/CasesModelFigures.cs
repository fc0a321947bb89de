using AnTT.Cases.Statistics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static partial class CasesModel
{
    private static void BuildFigures(ModelBuilder model)
    {
        model.Entity<CaseSum>(sum =>
        {
            sum.ToTable("case_sums");
            sum.HasKey(row => new { row.WardId, row.Table, row.Key, row.Week });
            sum.Property(row => row.Table).HasMaxLength(20);
            sum.Property(row => row.Key).HasMaxLength(CodeLength);
        });
        model.Entity<Corrections.CategoryWord>(word =>
        {
            word.ToTable("category_words");
            word.Property(row => row.Phrase).HasMaxLength(Corrections.CategoryWord.LongestPhrase);
            word.Property(row => row.Category).HasMaxLength(CodeLength);
            word.Property(row => row.DecidedByName).HasMaxLength(NameLength);
            word.Property(row => row.Version).IsConcurrencyToken();
            word.HasIndex(row => new { row.WardId, row.Category, row.Phrase }).IsUnique();
        });
        model.Entity<PeriodLog>(log =>
        {
            log.ToTable("period_logs");
            log.HasKey(row => new { row.WardId, row.Period });
            log.Property(row => row.Period).HasMaxLength(20);
            log.Property(row => row.OnTimeJson).HasMaxLength(TextLength);
        });
    }
}
