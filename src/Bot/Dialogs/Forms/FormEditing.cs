using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>How saving a form ended.</summary>
public abstract record FormSaving
{
    public sealed record Saved(int Version) : FormSaving;

    public sealed record Refused(IReadOnlyList<string> Faults) : FormSaving;
}

/// <summary>Adds versions of the form. None is ever changed or removed.</summary>
public sealed class FormEditing(DialogsDb db, FormShelf shelf, TimeProvider clock)
{
    private const string ComesWithProgram = "Kèm chương trình";

    public Task<List<FormVersion>> ListAsync(CancellationToken ct) => db.Forms.AsNoTracking().OrderByDescending(form => form.Version).ToListAsync(ct);

    public Task<FormVersion?> FindAsync(int version, CancellationToken ct) => db.Forms.AsNoTracking().FirstOrDefaultAsync(form => form.Version == version, ct);

    /// <param name="basis">The version the administrator began from: somebody else's newer one is not overwritten unseen.</param>
    public async Task<FormSaving> SaveAsync(string source, int basis, string? note, string savedBy, CancellationToken ct)
    {
        var latest = await db.Forms.MaxAsync(form => form.Version, ct);
        if (basis != latest) return new FormSaving.Refused([$"Trong lúc bạn sửa, đã có phiên bản {latest}. Nội dung bạn gõ vẫn còn dưới đây: hãy so với phiên bản {latest} rồi lưu lại."]);
        if (note?.Length > 500) return new FormSaving.Refused(["Ghi chú dài quá 500 ký tự."]);
        var text = source.ReplaceLineEndings("\n").Trim() + "\n";
        if (FormReader.Read(text, latest + 1) is FormReading.Bad bad) return new FormSaving.Refused(bad.Faults);
        if ((await FindAsync(latest, ct))!.Source.Trim() == text.Trim()) return new FormSaving.Refused(["Bạn chưa sửa gì so với phiên bản đang dùng."]);
        db.Forms.Add(new FormVersion
        {
            Version = latest + 1, Source = text, SavedAt = clock.GetUtcNow(), SavedBy = savedBy, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        });
        await db.SaveChangesAsync(ct);
        shelf.Forget();
        return new FormSaving.Saved(latest + 1);
    }

    /// <summary>Puts the forms that came with the program on the shelf. One an administrator has written stays in use.</summary>
    public async Task SeedAsync(CancellationToken ct)
    {
        var known = await db.Forms.AsNoTracking().Select(form => new { form.Version, form.ShippedRevision }).ToListAsync(ct);
        var (latest, shipped) = (known.Select(form => form.Version).DefaultIfEmpty().Max(), known.Select(form => form.ShippedRevision ?? 0).DefaultIfEmpty().Max());
        if (known.Exists(form => form.Version == latest && form.ShippedRevision is null)) return;
        foreach (var (revision, source) in ShippedForms.All.Where(form => form.Revision > shipped))
            db.Forms.Add(new FormVersion { Version = ++latest, Source = source, ShippedRevision = revision, SavedAt = clock.GetUtcNow(), SavedBy = ComesWithProgram });
        await db.SaveChangesAsync(ct);
        shelf.Forget();
    }
}
