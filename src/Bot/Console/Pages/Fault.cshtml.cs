using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AnTT.Bot.StaffConsole.Pages;

/// <summary>What a page that did not work says.</summary>
public sealed class FaultModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int code)
    {
        if (Response.StatusCode == StatusCodes.Status200OK && code is >= 400 and < 600) Response.StatusCode = code;
        (Heading, Advice) = Words(code);
    }

    private static (string Heading, string Advice) Words(int code) => code switch
    {
        400 => ("Yêu cầu chưa hợp lệ", "Có thể trang đã mở quá lâu hoặc bạn vừa đăng nhập lại. Hãy quay lại, tải lại trang rồi thử lần nữa; nội dung chưa được gửi."),
        403 => ("Không có quyền", "Tài khoản của bạn không được mở trang này. Nếu cần, hãy nhờ người quản trị cấp vai trò phù hợp."),
        404 => ("Không tìm thấy trang", "Địa chỉ có thể đã đổi hoặc gõ nhầm. Hãy tìm hồ sơ trong danh sách."),
        413 => ("Nội dung quá lớn", "Hãy rút gọn rồi gửi lại."),
        _ => ("Có trục trặc", "Việc vừa rồi chưa làm được và không có gì bị thay đổi. Hãy thử lại sau ít phút; nếu vẫn vậy, báo người quản trị."),
    };
}
