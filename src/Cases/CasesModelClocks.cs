using System.Text.Json;
using AnTT.Cases.Clocks;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AnTT.Cases;

internal static partial class CasesModel
{
    private static readonly ValueConverter<List<ClockPause>, string> JsonPauses = new(
        list => JsonSerializer.Serialize(list, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<ClockPause>>(text, JsonSerializerOptions.Default) ?? new List<ClockPause>());

    private static readonly ValueComparer<List<ClockPause>> JsonPausesComparer = new(
        (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list.ToList());

    private static void BuildDuty(ModelBuilder model)
    {
        model.Entity<OutsideAgency>(agency =>
        {
            agency.ToTable("outside_agencies");
            agency.Property(row => row.Name).HasMaxLength(NameLength);
            agency.Property(row => row.Contact).HasMaxLength(OutsideAgency.LongestText);
            agency.Property(row => row.Explanation).HasMaxLength(OutsideAgency.LongestText);
            agency.Property(row => row.Version).IsConcurrencyToken();
            agency.HasIndex(row => new { row.WardId, row.Name }).IsUnique();
            agency.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DutyShift>(shift =>
        {
            shift.ToTable("duty_shifts");
            shift.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            shift.Property(row => row.OfficerName).HasMaxLength(NameLength);
            shift.HasIndex(row => row.WardId);
            shift.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
            shift.HasOne<Unit>().WithMany().HasForeignKey(row => row.UnitId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DutyAbsence>(absence =>
        {
            absence.ToTable("duty_absences");
            absence.Property(row => row.OfficerId).HasMaxLength(CodeLength);
            absence.Property(row => row.OfficerName).HasMaxLength(NameLength);
            absence.Property(row => row.Reason).HasMaxLength(NameLength);
            absence.HasIndex(row => new { row.WardId, row.Until });
            absence.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void BuildClocks(ModelBuilder model)
    {
        model.Entity<ClockKind>(kind =>
        {
            kind.ToTable("clock_kinds");
            kind.Ignore(row => row.NeedsConfirming);
            kind.Property(row => row.Code).HasMaxLength(CodeLength);
            kind.Property(row => row.Name).HasMaxLength(NameLength);
            kind.Property(row => row.Calendar).HasMaxLength(CodeLength);
            kind.Property(row => row.Categories).HasConversion(JsonList, JsonListComparer).HasMaxLength(TextLength);
            kind.Property(row => row.ExtendsTo).HasMaxLength(CodeLength);
            kind.Property(row => row.Source).HasMaxLength(1000);
            kind.Property(row => row.ConfirmedBy).HasMaxLength(NameLength);
            kind.Property(row => row.Version).IsConcurrencyToken();
            kind.HasIndex(row => new { row.WardId, row.Code }).IsUnique();
            kind.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CalendarText>(calendar =>
        {
            calendar.ToTable("work_calendars");
            calendar.Property(row => row.Name).HasMaxLength(CodeLength);
            calendar.Property(row => row.Text).HasMaxLength(TextLength);
            calendar.Property(row => row.Version).IsConcurrencyToken();
            calendar.HasIndex(row => new { row.WardId, row.Name }).IsUnique();
            calendar.HasOne<Ward>().WithMany().HasForeignKey(row => row.WardId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<CaseClock>(clock =>
        {
            clock.ToTable("case_clocks");
            clock.Ignore(row => row.IsRunning);
            clock.Property(row => row.Kind).HasMaxLength(CodeLength);
            clock.Property(row => row.Name).HasMaxLength(NameLength);
            clock.Property(row => row.Calendar).HasMaxLength(CodeLength);
            clock.Property(row => row.PauseReason).HasMaxLength(2000);
            clock.Property(row => row.Pauses).HasConversion(JsonPauses, JsonPausesComparer);
            clock.HasIndex(row => row.CaseId);
            clock.HasIndex(row => new { row.MetAt, row.PausedSince, row.DueAt });
            clock.HasOne<CaseFile>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
