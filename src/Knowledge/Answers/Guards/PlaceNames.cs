namespace AnTT.Knowledge.Answers.Guards;

/// <summary>Places a question may name although no document does. Names after a bar are the same place.</summary>
internal static class PlaceNames
{
    /// <summary>Provinces and cities: today's 34 and those merged into them in 2025, because people keep using the old names.</summary>
    internal static readonly string[] Cities =
    [
        "Hà Nội|Thủ đô|Thủ đô Hà Nội|HN", "Hải Phòng|HP", "Thành phố Hồ Chí Minh|TPHCM|HCM|Sài Gòn", "Đà Nẵng", "Cần Thơ", "Huế|Thừa Thiên Huế",
        "An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Tĩnh", "Hưng Yên", "Khánh Hòa",
        "Lai Châu", "Lâm Đồng", "Lạng Sơn", "Lào Cai", "Nghệ An", "Ninh Bình", "Phú Thọ", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sơn La", "Tây Ninh",
        "Thái Nguyên", "Thanh Hóa", "Tuyên Quang", "Vĩnh Long", "Bà Rịa Vũng Tàu|Vũng Tàu", "Bắc Giang", "Bắc Kạn", "Bạc Liêu", "Bến Tre", "Bình Định",
        "Bình Dương", "Bình Phước", "Bình Thuận", "Đắk Nông", "Hà Giang", "Hà Nam", "Hải Dương", "Hậu Giang", "Hòa Bình", "Kiên Giang", "Kon Tum", "Long An",
        "Nam Định", "Ninh Thuận", "Phú Yên", "Quảng Bình", "Quảng Nam", "Sóc Trăng", "Thái Bình", "Tiền Giang", "Trà Vinh", "Vĩnh Phúc", "Yên Bái",
    ];

    /// <summary>Wards (phường) of Hải Phòng since 01/7/2025; those of the corpus come from its documents.</summary>
    internal static readonly string[] Wards =
    [
        "Thủy Nguyên", "Thiên Hương", "Nam Triệu", "Bạch Đằng", "Lưu Kiếm", "Lê Ích Mộc", "Hồng Bàng", "Hồng An", "Ngô Quyền", "Gia Viên", "Lê Chân",
        "An Biên", "Hải An", "Đông Hải", "Kiến An", "Phù Liễn", "Nam Đồ Sơn", "Đồ Sơn", "Hưng Đạo", "Dương Kinh", "An Dương", "An Hải", "An Phong",
        "Lê Thanh Nghị", "Việt Hòa", "Thành Đông", "Nam Đồng", "Tân Hưng", "Tứ Minh", "Ái Quốc", "Chu Văn An", "Chí Linh", "Trần Hưng Đạo", "Nguyễn Trãi",
        "Trần Nhân Tông", "Lê Đại Hành", "Kinh Môn", "Nguyễn Đại Năng", "Trần Liễu", "Bắc An Phụ", "Phạm Sư Mạnh", "Nhị Chiểu", "Thạch Khôi", "Hải Tân",
        "Cẩm Thượng", "Quang Trung", "Lê Lợi",
    ];
}
