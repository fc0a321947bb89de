using AnTT.Cases.Lifecycle;
using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts.SecondStep;

/// <summary>Takes the second step off somebody else's account, for a lost phone: with a reason, into the log.</summary>
public sealed class SecondStepRelief(UserManager<Staff> users, SecondStepDesk desk)
{
    private const int LongestReason = 2000;

    /// <returns>Null: done. Otherwise why not.</returns>
    public async Task<string?> TurnOffAsync(string userName, Officer by, string? reason, CancellationToken ct)
    {
        if (await users.FindByNameAsync(userName.Trim()) is not { } staff) return $"Không có tài khoản “{userName.Trim()}”.";
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason) return "Hãy ghi lý do (không quá 2.000 ký tự), ví dụ: mất điện thoại, đã gặp trực tiếp. Lý do được ghi vào nhật ký.";
        if (!staff.TwoFactorEnabled) return $"Tài khoản “{staff.UserName}” chưa bật xác thực hai bước.";
        if (staff.Id.ToString() == by.Id) return "Không tự tắt ở đây được. Dùng trang Xác thực hai bước của chính bạn, hoặc nhờ một người quản trị khác.";
        var roles = await users.GetRolesAsync(staff);
        if (by != Inspectors.Server && roles.Any(role => role is StaffRoles.Inspector or StaffRoles.WaitingInspector))
            return "Đây là tài khoản của thanh tra cấp trên: người của phường không tắt được. Cơ quan ấy làm việc với người giữ máy chủ.";
        await desk.TurnOffAsync(staff, by, reason.Trim(), ct);
        return null;
    }
}
