using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>What is wrong with a new password, in Vietnamese.</summary>
internal sealed class PasswordWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), $"Mật khẩu mới cần ít nhất {length} ký tự. Một câu ngắn dễ nhớ là tốt nhất.");

    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) =>
        Say(nameof(PasswordRequiresUniqueChars), $"Mật khẩu mới cần ít nhất {uniqueChars} ký tự khác nhau.");

    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch), "Mật khẩu hiện tại chưa đúng.");

    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure), "Tài khoản vừa được thay đổi ở nơi khác. Hãy thử lại.");

    public override IdentityError DefaultError() => Say(nameof(DefaultError), "Chưa đổi được mật khẩu. Hãy thử lại.");

    private static IdentityError Say(string code, string description) => new() { Code = code, Description = description };
}
