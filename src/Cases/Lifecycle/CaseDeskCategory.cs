using AnTT.Cases.Audit;
using AnTT.Cases.Routing;
using AnTT.Knowledge.Text;

namespace AnTT.Cases.Lifecycle;

public sealed partial class CaseDesk
{
    /// <summary>Puts a case under the kind it really is of. Its unit stays; clocks and the route to an outside agency follow.</summary>
    /// <param name="code">A kind of the form in use; the caller checks.</param>
    public Task<CaseResult> SetCategoryAsync(Guid caseId, int version, string code, string name, Officer officer, CancellationToken ct) => ActAsync(
        caseId,
        async file =>
        {
            if (file.Version != version) return new CaseResult.Stale(file.State, file.Version);
            if (file.State == CaseState.Purged) return new CaseResult.Refused("category", "Nội dung hồ sơ đã xoá, không đổi được loại việc.");
            if (file.Category == code) return null;
            Log(file, officer, CaseEventKind.CategoryChanged, file.CategoryName, name);
            // As filing wrote it; what an old register brought in is left alone.
            var (was, now) = (Letters.Fold($"{file.Number} {file.CategoryName} "), Letters.Fold($"{file.Number} {name} "));
            if (file.SearchText.StartsWith(was, StringComparison.Ordinal) && file.SearchText.Length + now.Length - was.Length <= 2 * CasesModel.TextLength) file.SearchText = now + file.SearchText[was.Length..];
            (file.Category, file.CategoryName) = (code, name);
            file.AgencyId = (await Router.PickAsync(_db, file.WardId, code, file.AreaId, file.Urgency, ct)).AgencyId;
            return null;
        },
        ct);
}
