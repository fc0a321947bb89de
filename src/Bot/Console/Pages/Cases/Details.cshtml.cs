using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Dialogs.Forms;
using AnTT.Cases.Clocks;
using AnTT.Cases.Clusters;
using AnTT.Cases.Conflict;
using AnTT.Cases.Evidence;
using AnTT.Cases.Intake;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Lists;
using AnTT.Cases.Routing;
using AnTT.Cases.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages.Cases;

/// <summary>One case on one page: what was told, evidence, talk, notes, what to do next, history.</summary>
public sealed class DetailsModel(CasePages pages, CaseDesk desk, CaseWriting writing, CurrentOfficer current, StaffDirectory staff, OutboxStore outbox, ClockDesk clocks, ClockBook book, CaseKeyring ring, EvidenceViewing viewing, ClusterDesk clusters, SimilarCases similar, AgencyBook agencies, FormShelf forms, RecusalDesk recusals, OpenCases open, TimeProvider clock) : PageModel
{
    public CasePage Case { get; private set; } = null!;

    public IReadOnlyList<Officer> Officers { get; private set; } = [];

    public Officer Me => current.Officer;

    public DateTimeOffset Now { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>Our messages that have not reached the sender's channel yet.</summary>
    public IReadOnlyDictionary<Guid, OutboxStatus> UnderWay { get; private set; } = new Dictionary<Guid, OutboxStatus>();

    public IReadOnlyList<KeyHolder> Keys { get; private set; } = [];

    /// <summary>The reader's unit was given the evidence.</summary>
    public bool MayOpenEvidence { get; private set; }

    /// <summary>What the case may be put under.</summary>
    public IReadOnlyList<CategoryPlace> Kinds => RoutedCategories.Of(forms);

    /// <summary>Whom the routes hand such a case over to; null: nobody.</summary>
    public OutsideAgency? Agency { get; private set; }

    /// <summary>Codes of clocks a longer one can take the place of.</summary>
    public IReadOnlySet<string> Extendable { get; private set; } = new HashSet<string>();

    /// <summary>Null: the case stands alone.</summary>
    public ClusterView? Cluster { get; private set; }

    /// <summary>Cases that may be of the same matter.</summary>
    public IReadOnlyList<ClusterMember> Similar { get; private set; } = [];

    /// <summary>Who else has the page open.</summary>
    public IReadOnlyList<OpenedBy> Present { get; private set; } = [];

    /// <summary>Who withdrew from it.</summary>
    public IReadOnlyList<Recusal> Recused { get; private set; } = [];

    /// <summary>How the case was given to whoever has it; null: nobody was named.</summary>
    public Assignment? Assignment { get; private set; }

    /// <summary>What the form of assignment holds.</summary>
    public SixClears Clears { get; private set; } = null!;

    /// <summary>Somebody typed it and must see it again.</summary>
    public bool ClearsTyped { get; private set; }

    public Guid? TypedFor { get; private set; }

    public string? TypedReply { get; private set; }

    public string? TypedNote { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string? xong, CancellationToken ct)
    {
        Notice = xong switch
        {
            "nhan" => "Đã gửi tin nhắn cho người báo.",
            "ghi-chu" => "Đã lưu ghi chú.",
            "chuyen" => "Đã đổi trạng thái.",
            "phan-cong" => "Đã phân công.",
            "gom-vu" => "Đã gom cùng vụ. Người báo của mỗi hồ sơ không biết việc này.",
            "tach-vu" => "Đã tách hồ sơ này khỏi vụ.",
            "ket-thuc-vu" => "Đã kết thúc các hồ sơ bạn đánh dấu (tin rác thì còn chờ người thứ hai).",
            "chan" => "Đã ghi việc chặn hoặc bỏ chặn người gửi.",
            "thoi-han" => "Đã ghi vào thời hạn.",
            "loai-viec" => "Đã sửa loại việc.",
            "da-nhan" => "Đã nhận hồ sơ; bạn đang phụ trách.",
            "ben-kia-nhan" => "Đã ghi bên kia nhận.",
            "khoa" => "Đã đổi đơn vị mở được bằng chứng.",
            "tham-gia-lai" => "Đã cho người đã rút tham gia lại.",
            "muc-do" => "Đã đổi mức độ.",
            "cho-nguoi-hai" => "Đã ghi đề nghị. Cần một người khác xác nhận tin rác thì hồ sơ mới kết thúc.",
            _ => null,
        };
        await writing.RunAsync(() => desk.OpenAsync(id, Me, ct), ct);
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    /// <summary>Who else has it open, asked for by the page's timer: which says that this page is open still.</summary>
    public async Task<IActionResult> OnGetPresentAsync(Guid id, CancellationToken ct) =>
        await pages.IsThereAsync(id, ct) ? Partial("_Present", open.Look(id, Me)) : NotFound();

    public async Task<IActionResult> OnPostReplyAsync(Guid id, Guid mailboxId, string? text, CancellationToken ct)
    {
        (TypedFor, TypedReply) = (mailboxId, text);
        var result = await writing.OnceAsync(() => desk.ReplyAsync(id, mailboxId, text ?? "", Me, ct), ct);
        return await AnswerAsync(id, result, "nhan", $"Text-{mailboxId}", ct);
    }

    public async Task<IActionResult> OnPostNoteAsync(Guid id, string? text, NoteVisibility visibility, CancellationToken ct)
    {
        TypedNote = text;
        var result = await writing.OnceAsync(() => desk.AddNoteAsync(id, text ?? "", visibility, Me, ct), ct);
        return await AnswerAsync(id, result, "ghi-chu", "NoteText", ct);
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, int version, CaseState to, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.ChangeStateAsync(id, new StateChange(to, version), Me, ct), ct);
        return await AnswerAsync(id, result, "chuyen", "", ct);
    }

    public async Task<IActionResult> OnPostAssignAsync(Guid id, int version, AssignmentInput input, CancellationToken ct)
    {
        var officer = (await staff.CaseWorkersAsync(ct)).FirstOrDefault(one => one.Id == input.OfficerId);
        if (await pages.GetAsync(id, Me.Id, ct) is not { } found) return NotFound();
        var clears = input.Over(await desk.UsualClearsAsync(found.File, ct));
        CaseResult result = officer is null
            ? new CaseResult.Refused("officerId", "Hãy chọn người phụ trách trong danh sách.")
            : await writing.RunAsync(() => desk.AssignAsync(id, version, officer, clears, Me, ct), ct);
        (Clears, ClearsTyped) = (clears, true);
        return await AnswerAsync(id, result, "phan-cong", result is CaseResult.Refused refused ? refused.Field : "officerId", ct);
    }

    /// <summary>A suggestion taken; the reason is what made it look alike.</summary>
    public async Task<IActionResult> OnPostClusterAsync(Guid id, string? number, CancellationToken ct)
    {
        if (!await LoadAsync(id, ct)) return NotFound();
        // A suggestion that is none any more is asked for by hand, with a reason.
        if (Similar.FirstOrDefault(one => one.Number == number) is not { } other) return RedirectToPage("/Cases/Cluster", new { id, voi = number });
        var result = await writing.RunAsync(() => clusters.JoinAsync(id, number, $"Theo gợi ý: {other.Why}", Me, ct), ct);
        return await AnswerAsync(id, result, "gom-vu", "", ct);
    }

    public async Task<IActionResult> OnPostUrgencyAsync(Guid id, int version, Urgency urgency, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.SetUrgencyAsync(id, version, urgency, Me, ct), ct);
        return await AnswerAsync(id, result, "muc-do", "urgency", ct);
    }

    public async Task<IActionResult> OnPostBlockAsync(Guid id, Guid mailboxId, int hours, string? reason, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.BlockSenderAsync(id, mailboxId, hours, reason, Me, ct), ct);
        var field = result is CaseResult.Refused { Field: "reason" } ? "BlockReason" : "Hours";
        return await AnswerAsync(id, result, "chan", $"{field}-{mailboxId}", ct);
    }

    public async Task<IActionResult> OnPostClockAsync(Guid id, Guid clockId, string? act, string? reason, CancellationToken ct)
    {
        var refused = await writing.RunAsync(
            () => act switch
            {
                "dung" => clocks.PauseAsync(id, clockId, reason, Me, ct),
                "gia-han" => clocks.ExtendAsync(id, clockId, reason, Me, ct),
                _ => clocks.ResumeAsync(id, clockId, Me, ct),
            },
            ct);
        CaseResult result = refused is null ? new CaseResult.Done(0) : new CaseResult.Refused("reason", refused);
        return await AnswerAsync(id, result, "thoi-han", $"Why-{clockId}", ct);
    }

    /// <summary>Gives the evidence to a unit, or takes it away; for commanders.</summary>
    public async Task<IActionResult> OnPostKeyAsync(Guid id, Guid unitId, bool give, string? reason, CancellationToken ct)
    {
        if (!Me.Commands) return Forbid();
        CaseResult result;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 2000) result = new CaseResult.Refused("KeyReason", "Hãy ghi lý do (không quá 2.000 ký tự); lý do được ghi vào nhật ký.");
        else
        {
            var done = await writing.RunAsync(() => give ? ring.GiveAsync(id, unitId, reason.Trim(), Me, ct) : ring.TakeAsync(id, unitId, reason.Trim(), Me, ct), ct);
            result = done is GrantResult.Refused refused ? new CaseResult.Refused("KeyReason", refused.Why) : new CaseResult.Done(0);
        }
        return await AnswerAsync(id, result, "khoa", "KeyReason", ct);
    }

    public async Task<IActionResult> OnPostCategoryAsync(Guid id, int version, string? category, CancellationToken ct)
    {
        CaseResult result = Kinds.FirstOrDefault(kind => kind.Code == category) is { } kind
            ? await writing.OnceAsync(() => desk.SetCategoryAsync(id, version, kind.Code, kind.Name, Me, ct), ct)
            : new CaseResult.Refused("category", "Hãy chọn loại việc trong danh sách.");
        return await AnswerAsync(id, result, "loai-viec", "category", ct);
    }

    public async Task<IActionResult> OnPostTakeOverAsync(Guid id, int version, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.TakeOverAsync(id, version, Me, ct), ct);
        return await AnswerAsync(id, result, "da-nhan", "", ct);
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, int version, string? by, CancellationToken ct)
    {
        var result = await writing.OnceAsync(() => desk.AcceptTransferAsync(id, version, by, Me, ct), ct);
        return await AnswerAsync(id, result, "ben-kia-nhan", "AcceptedBy", ct);
    }

    /// <summary>The reader withdraws, and sees the case no more.</summary>
    public async Task<IActionResult> OnPostRecuseAsync(Guid id, string? ground, CancellationToken ct)
    {
        var (onHand, workers) = (await staff.OnHandAsync(ct), await staff.CaseWorkersAsync(ct));
        var result = await writing.RunAsync(() => recusals.WithdrawAsync(id, ground, Me, onHand, workers, ct), ct);
        if (result is CaseResult.Done) open.Leave(id, Me.Id);
        return result is CaseResult.Done ? RedirectToPage("/Index", new { xong = "rut" }) : await AnswerAsync(id, result, "", "Ground", ct);
    }

    public async Task<IActionResult> OnPostLetInAsync(Guid id, string? officerId, string? reason, CancellationToken ct)
    {
        var result = await writing.RunAsync(() => recusals.LetInAsync(id, officerId ?? "", reason, Me, ct), ct);
        return await AnswerAsync(id, result, "tham-gia-lai", "LetInReason", ct);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, CaseResult result, string done, string field, CancellationToken ct)
    {
        if (result is CaseResult.Done) return RedirectToPage(new { id, xong = done });
        if (result is CaseResult.Unknown) return NotFound();
        ModelState.Clear();
        ModelState.AddModelError(field, Words(result));
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    internal static string Words(CaseResult result) => result switch
    {
        CaseResult.Stale stale => $"Người khác vừa thay đổi hồ sơ này (hiện là “{CaseWords.Of(stale.State)}”). Trang đã cập nhật; hãy xem lại rồi làm tiếp nếu vẫn cần.",
        CaseResult.Refused refused => refused.Why,
        _ => "Chưa làm được. Hãy thử lại.",
    };

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (await pages.GetAsync(id, Me.Id, ct) is not { } found) return false;
        Case = found;
        Recused = await recusals.OfAsync(id, ct);
        Officers = [.. (await staff.CaseWorkersAsync(ct)).Where(one => Recused.All(gone => gone.OfficerId != one.Id))];
        UnderWay = await outbox.UnderWayAsync(found.Messages.Where(message => message.FromOfficer).Select(message => message.Id), ct);
        Extendable = (await book.KindsAsync(found.File.WardId, ct)).Where(kind => kind.ExtendsTo is not null).Select(kind => kind.Code).ToHashSet();
        (Keys, MayOpenEvidence) = (await ring.UnitsAsync(found.File, ct), await viewing.HoldsKeyAsync(id, Me, ct));
        Cluster = await clusters.OfAsync(id, ct);
        Similar = await similar.OfAsync(found.File, Cluster?.Members.Select(member => member.CaseId).ToHashSet() ?? [], ct);
        Assignment = await desk.AssignmentAsync(id, ct);
        Clears ??= await desk.UsualClearsAsync(found.File, ct);
        Agency = found.File.AgencyId is { } agency ? await agencies.FindAsync(found.File.WardId, agency, ct) : null;
        Present = open.Look(id, Me);
        Now = clock.GetUtcNow();
        return true;
    }
}
