using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole.Accounts;

public sealed class SavedViews(StaffDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<SavedView>> OfAsync(Guid staffId, CancellationToken ct) =>
        await db.Views.AsNoTracking().Where(view => view.StaffId == staffId).OrderBy(view => view.Name).ToListAsync(ct);

    /// <summary>A name used before gets the new filter.</summary>
    /// <returns>Null: kept. Otherwise what to do instead.</returns>
    public async Task<string?> KeepAsync(Guid staffId, string? name, string query, CancellationToken ct)
    {
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > SavedView.LongestName) return "Hãy đặt tên cho bộ lọc (không quá 60 ký tự).";
        if (query.Length > SavedView.LongestQuery) return "Bộ lọc này dài quá, hãy bỏ bớt điều kiện.";
        var all = await db.Views.Where(view => view.StaffId == staffId).ToListAsync(ct);
        if (all.Find(view => view.Name == called) is { } known) known.Query = query;
        else if (all.Count >= Most) return "Đã có 20 bộ lọc. Hãy bỏ một bộ lọc cũ trước.";
        else db.Views.Add(new SavedView { StaffId = staffId, Name = called, Query = query });
        await db.SaveChangesAsync(ct);
        return null;
    }

    public Task DropAsync(Guid staffId, Guid id, CancellationToken ct) => db.Views.Where(view => view.StaffId == staffId && view.Id == id).ExecuteDeleteAsync(ct);
}
