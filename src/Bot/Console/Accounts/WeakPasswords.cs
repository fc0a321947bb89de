using System.Text.RegularExpressions;
using AnTT.Knowledge.Text;
using Microsoft.AspNetCore.Identity;

namespace AnTT.Bot.StaffConsole.Accounts;

/// <summary>Refuses what guessers try first: well-known words, rows of keys, digits in order and the account's own name, however they are joined.</summary>
internal sealed partial class WeakPasswords : IPasswordValidator<Staff>
{
    /// <summary>Letters and digits that must remain once everything well known is taken away.</summary>
    private const int OwnLetters = 6;

    /// <summary>From published lists of leaked passwords, Vietnamese ones first; folded. Longer ones stand first, so that they are taken whole.</summary>
    private static readonly string[] Known =
    [
        "matkhaucuatoi", "anhyeuemnhieu", "anhyeuem", "emyeuanh", "yeuemnhieu", "khongcomatkhau", "khongbiet", "matkhau", "congantinh", "conganphuong", "congan", "antoan",
        "vietnam", "hanoi", "saigon", "hochiminh", "danang", "haiphong", "haiduong", "phuong", "xinchao", "dangnhap", "nguoidung", "quantri", "quantrivien", "canbo", "tructuyen",
        "maiyeuem", "giadinh", "hanhphuc", "conyeume", "boyeucon", "motnamba", "mothaiba", "namsaubay", "baymuoi", "sieunhan", "nguyenvan", "nguyen", "zxcvbnm", "asdfghjkl", "qwertyuiop",
        "qwerty", "qazwsx", "azerty", "password", "passw0rd", "passwd", "pass", "administrator", "admin", "root", "user", "guest", "welcome", "letmein", "iloveyou",
        "monkey", "dragon", "football", "sunshine", "princess", "master", "superman", "batman", "trustno", "hello", "login", "abcdef", "abc", "facebook", "google", "zalo",
        "police", "security", "default", "changeme", "temp", "test", "secret", "asdf", "zxcv",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Staff> manager, Staff user, string? password)
    {
        var rest = Letters.Fold(password ?? "").Replace(" ", "", StringComparison.Ordinal);
        foreach (var word in Known.Concat(NamesOf(user))) rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = Rows().Replace(Digits().Replace(rest, ""), "${one}");
        return Task.FromResult(rest.Count(char.IsLetterOrDigit) >= OwnLetters
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError
            {
                Code = "PasswordWellKnown",
                Description = "Mật khẩu này quá quen thuộc (từ hay dùng, dãy số, tên đăng nhập…) nên dễ bị đoán. Hãy chọn một câu riêng của bạn, ví dụ bốn từ không liên quan nhau.",
            }));
    }

    private static IEnumerable<string> NamesOf(Staff user) => new[] { user.UserName, user.DisplayName }
        .SelectMany(name => Letters.Fold(name ?? "").Split(' ', '.', '-').Append(Letters.Fold(name ?? "").Replace(" ", "", StringComparison.Ordinal)))
        .Where(name => name.Length >= 3);

    /// <summary>Digits prove little: years, telephone numbers, 123456.</summary>
    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<sign>.)\k<sign>+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rows();
}
