using AnTT.Knowledge.LanguageModel;

namespace AnTT.Knowledge.Tests.LanguageModel;

public sealed class PersonalDataMaskTests
{
    [Theory]
    [InlineData("Số của em 0912345678 bị gọi đòi nợ", "Số của em [số điện thoại] bị gọi đòi nợ")]
    [InlineData("gọi +84 912 345 678 nhé", "gọi [số điện thoại] nhé")]
    [InlineData("0912.345.678 nhắn tin", "[số điện thoại] nhắn tin")]
    [InlineData("CCCD 030123456789 bị mất", "CCCD [số giấy tờ] bị mất")]
    [InlineData("CMND 030 123 456 còn dùng được không", "CMND [số giấy tờ] còn dùng được không")]
    [InlineData("chuyển vào stk 19001234567890 rồi", "chuyển vào stk [dãy số] rồi")]
    [InlineData("xe 34B2-123.45 đâm tôi", "xe [biển số] đâm tôi")]
    [InlineData("xe 29A 12345 vượt đèn đỏ", "xe [biển số] vượt đèn đỏ")]
    [InlineData("thư về lan.nguyen@vi.du.vn", "thư về [email]")]
    [InlineData("trang https://facebook.com/nguyenvana lừa", "trang [liên kết] lừa")]
    [InlineData("Tôi là Nguyễn Văn An, hỏi về tạm trú", "Tôi là [tên], hỏi về tạm trú")]
    [InlineData("anh Hùng hàng xóm đánh bạc thì sao", "anh [tên] hàng xóm đánh bạc thì sao")]
    [InlineData("chi nguyen thi lan ban so de bi phat sao", "chi [tên] so de bi phat sao")]
    [InlineData("ten em la tran van binh", "ten em la [tên]")]
    [InlineData("em tên Hoa muốn đăng ký tạm trú", "em tên [tên] muốn đăng ký tạm trú")]
    [InlineData("ở số nhà 12/5 ngõ Chùa", "ở số nhà [địa chỉ] ngõ Chùa")]
    public void What_points_to_a_person_is_replaced_by_what_it_was(string message, string masked) => Assert.Equal(masked, PersonalDataMask.Mask(message));

    [Theory]
    [InlineData("Phạt 2.000.000 đồng đến 50.000.000 đồng đúng không?")]
    [InlineData("Nghị định 168/2024/NĐ-CP có hiệu lực từ ngày 01/01/2025?")]
    [InlineData("Từ 17-11-2025 đăng ký tạm trú ở đâu?")]
    [InlineData("Lương 10 000 000 có phải đóng thuế không")]
    [InlineData("Gọi 113 hay 114?")]
    [InlineData("Con gái 17 tuổi lái xe 50cc được không?")]
    [InlineData("Công an phường Thạch Khôi làm việc mấy giờ?")]
    [InlineData("ong chu nha khong dang ky tam tru cho toi")]
    [InlineData("GINI của Hải Phòng năm 2023 và 2024 là bao nhiêu?")]
    public void Law_money_and_days_stay(string message) => Assert.Equal(message, PersonalDataMask.Mask(message));
}
