using AnTT.Cases.Audit;
using AnTT.Cases.Handover;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases;

internal static partial class CasesModel
{
    private static void BuildShifts(ModelBuilder model)
    {
        model.Entity<ReadingAlarm>(alarm =>
        {
            alarm.ToTable("reading_alarms");
            alarm.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            alarm.Property(row => row.OfficerName).HasMaxLength(NameLength);
            alarm.Property(row => row.SeenByName).HasMaxLength(NameLength);
            alarm.Property(row => row.Version).IsConcurrencyToken();
            alarm.HasIndex(row => new { row.WardId, row.OfficerId, row.Pattern, row.Until });
            alarm.HasIndex(row => new { row.WardId, row.SeenAt });
        });
        model.Entity<ShiftHandover>(card =>
        {
            card.ToTable("shift_handovers");
            card.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            card.Property(row => row.OfficerName).HasMaxLength(NameLength);
            card.Property(row => row.TakenById).HasMaxLength(CodeLength);
            card.Property(row => row.TakenByName).HasMaxLength(NameLength);
            card.Property(row => row.Words).HasMaxLength(ShiftHandover.LongestWords);
            card.Property(row => row.Version).IsConcurrencyToken();
            card.HasIndex(row => new { row.WardId, row.WrittenAt });
        });
    }
}
