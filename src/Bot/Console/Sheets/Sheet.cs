namespace AnTT.Bot.StaffConsole.Sheets;

/// <summary>A sheet drawn from a case for paper.</summary>
/// <param name="Code">As the address names it.</param>
/// <param name="OnlyFor">Category it makes sense for; null: any.</param>
public sealed record Sheet(string Code, string Name, string? OnlyFor = null)
{
    /// <summary>Phiếu tiếp nhận: what came in, when, where it went.</summary>
    public static readonly Sheet Receipt = new("tiep-nhan", "Phiếu tiếp nhận");

    /// <summary>Phiếu vụ việc: all that is known and was done.</summary>
    public static readonly Sheet Whole = new("vu-viec", "Phiếu vụ việc");

    /// <summary>Phiếu đề nghị tạm khoá, phong toả tài khoản: for a bank, while minutes count.</summary>
    public static readonly Sheet Freeze = new("tam-khoa", "Phiếu đề nghị tạm khoá, phong toả tài khoản", OnlyFor: "lua-dao");

    private static readonly IReadOnlyList<Sheet> All = [Receipt, Whole, Freeze];

    public static IEnumerable<Sheet> Of(string category) => All.Where(sheet => sheet.OnlyFor is null || sheet.OnlyFor == category);
}
