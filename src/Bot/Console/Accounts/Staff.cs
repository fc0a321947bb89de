using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>A member of staff with an account.</summary>
public sealed class Staff : IdentityUser<Guid>
{
    public Staff() => Id = Guid.CreateVersion7();

    /// <summary>As colleagues and the case log name them.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Signed in with a password someone else has seen; nothing but changing it is allowed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Wrong passwords and codes since the last whole sign-in.</summary>
    public int WrongInRow { get; set; }

    /// <summary>Step of the last code that was taken; none of it or of an earlier one is taken again.</summary>
    public long LastCodeStep { get; set; }
}

/// <summary>One try to sign in, kept for the person and the administrator.</summary>
public sealed class SignInTry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Null when no such account exists; the name that was tried is not kept, people type passwords there.</summary>
    public Guid? StaffId { get; init; }

    public required DateTimeOffset At { get; init; }
    public required SignInOutcome Outcome { get; init; }

    /// <summary>Network address of the caller.</summary>
    public string? From { get; init; }
}

public enum SignInOutcome
{
    SignedIn,
    WrongPassword,
    Locked,
    UnknownName,
    PasswordChanged,

    /// <summary>The password was right; the code is asked for next.</summary>
    CodeAsked,
    WrongCode,

    /// <summary>Signed in with a spare code.</summary>
    SpareCodeUsed,
}

/// <summary>Roles; an account may have several.</summary>
public static class StaffRoles
{
    /// <summary>Tiếp nhận.</summary>
    public const string Intake = "tiep-nhan";

    /// <summary>Xử lý.</summary>
    public const string Handler = "xu-ly";

    /// <summary>Chỉ huy.</summary>
    public const string Commander = "chi-huy";

    /// <summary>Biên tập: knowledge only, no cases.</summary>
    public const string Editor = "bien-tap";

    /// <summary>Quản trị: accounts and settings, no cases.</summary>
    public const string Administrator = "quan-tri";

    /// <summary>Giữ danh tính: second word on opening who reported, and the only one to open what was sealed away; works no cases.</summary>
    public const string Custodian = "giu-danh-tinh";

    /// <summary>Thanh tra cấp trên: belongs to the superior agency and sees complaints about the ward's staff, nothing else. Never held together with another role.</summary>
    public const string Inspector = "thanh-tra";

    /// <summary>An inspector's account nobody of that agency has let in yet: sees nothing.</summary>
    public const string WaitingInspector = "thanh-tra-cho";

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        [Intake] = "Tiếp nhận", [Handler] = "Xử lý", [Commander] = "Chỉ huy", [Editor] = "Biên tập", [Administrator] = "Quản trị", [Custodian] = "Giữ danh tính",
        [Inspector] = "Thanh tra cấp trên",
    };

    /// <summary>Those of the ward who may open cases.</summary>
    public static IReadOnlyList<string> CaseWorkers { get; } = [Intake, Handler, Commander];

    /// <summary>Those who have cases to work at all; whose they see, <see cref="ConsoleSight"/> says.</summary>
    public static IReadOnlyList<string> Desk { get; } = [.. CaseWorkers, Inspector];

    /// <summary>Roles that hold nothing until their account has a second step: they open, or make the accounts that open, who reported.</summary>
    public static IReadOnlyList<string> NeedSecondStep { get; } = [Custodian, Administrator];

    /// <summary>Those who reach the pages of evidence and reporters; what each may do there the pages say.</summary>
    public static IReadOnlyList<string> SealedSide { get; } = [.. Desk, Custodian];
}
