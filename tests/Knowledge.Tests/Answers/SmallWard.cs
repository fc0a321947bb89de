using System.Text;
using AnTT.Knowledge.Answers;
using AnTT.Knowledge.Documents;

namespace AnTT.Knowledge.Tests.Answers;

/// <summary>A knowledge base of two wards, one article on two cities and a few everyday questions; small enough to read.</summary>
internal static class SmallWard
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static IReadOnlyList<Passage> Passages { get; } =
    [
        .. Read("phuong-an.md", PhuongAn), .. Read("phuong-binh.md", PhuongBinh), .. Read("hai-thanh-pho.md", TwoCities),
        .. Read("hoi-dap/den-do-xe-may.md", RedLightMotorbike), .. Read("hoi-dap/den-do-o-to.md", RedLightCar),
        .. Read("hoi-dap/tam-tru.md", Residence), .. Read("hoi-dap/quy-dinh-cu.md", Repealed),
    ];

    public static AnswerService Service { get; } = new(Passages, new FixedClock(Today));

    public static Answer Ask(string question, string? ward = null, params string[] before) => Service.Ask(new Question(question, ward, null, before));

    public static Answered Answered(string question, string? ward = null, params string[] before) => Assert.IsType<Answered>(Ask(question, ward, before));

    private static IReadOnlyList<Passage> Read(string path, string text) =>
        Assert.IsType<ParsedDocument>(DocumentReader.Read(path, Encoding.UTF8.GetBytes(text))).Passages;

    private const string PhuongAn = """
        ---
        id: de-an-phuong-an
        title: "Đề án bảo đảm an ninh, trật tự phường Hòa An, giai đoạn 2025–2030"
        kind: de-an
        number: "05-ĐA/ĐU"
        issued: 2025-09-02
        wards: [Hòa An, Hoà Yên]
        checked: 2026-11-01
        ---
        # Đề án bảo đảm an ninh, trật tự phường Hòa An, giai đoạn 2025–2030

        ## I. Tình hình

        Phường Hòa An có diện tích khoảng 12,5 km². Dân số phường Hòa An khoảng 21.300 người, sống tại 14 tổ dân phố.

        Kết quả giữ gìn an ninh, trật tự ở phường Hòa An giai đoạn 2020–2025 gồm:

        - Tội phạm về ma túy: khởi tố 17 vụ/29 đối tượng.
        - Tội phạm cờ bạc: khởi tố 6 vụ/14 đối tượng.
        - Tai nạn giao thông: xảy ra 9 vụ, làm chết 4 người.

        ## II. Mục tiêu

        Phường Hòa An phấn đấu giảm ít nhất 8% số vụ phạm pháp hình sự mỗi năm và trở thành phường không ma túy trước năm 2030.

        ## III. Nhiệm vụ

        ### 1. Công an phường

        Công an phường có các trách nhiệm sau:

        - Tham mưu cho Đảng ủy, Ủy ban nhân dân phường.
        - Tuần tra, kiểm soát địa bàn.
        - Tiếp nhận tin báo, tố giác tội phạm.

        ### 2. Mặt trận Tổ quốc

        Mặt trận Tổ quốc vận động Nhân dân tham gia phong trào và giám sát việc thực hiện Đề án.

        ## IV. Thực hiện

        Đề án được sơ kết vào năm 2027 và tổng kết vào năm 2030. Bí thư Đảng ủy phường Lê Văn Minh ký Đề án.
        """;

    private const string PhuongBinh = """
        ---
        id: nghi-quyet-phuong-binh
        title: "Nghị quyết của Đảng ủy phường Yên Bình về giữ gìn an ninh, trật tự"
        kind: nghi-quyet
        issued: 2025-10-10
        wards: [Yên Bình]
        ---
        # Nghị quyết của Đảng ủy phường Yên Bình về giữ gìn an ninh, trật tự

        ## I. Mục tiêu

        Phường Yên Bình giảm ít nhất 5% số vụ phạm pháp hình sự mỗi năm.
        """;

    private const string TwoCities = """
        ---
        id: hai-thanh-pho
        title: "An sinh ở hai thành phố"
        kind: bai-viet
        wards: []
        ---
        # An sinh ở hai thành phố

        ## Hà Nội

        Hà Nội có 16,6 bác sĩ trên 10.000 dân. Hà Nội lắp 1.800 camera.

        ## Hải Phòng

        Hải Phòng có 8,5 bác sĩ trên 10.000 dân. Mỗi ngày Hải Phòng có 2.500 tấn rác thải.
        """;

    private const string RedLightMotorbike = """
        ---
        id: hoi-dap/den-do-xe-may
        title: "Xe máy vượt đèn đỏ phạt bao nhiêu?"
        kind: hoi-dap
        number: "168/2024/NĐ-CP"
        effective: 2025-01-01
        aliases: ["chạy xe máy qua đèn đỏ"]
        source: "Nghị định 168/2024/NĐ-CP, Điều 7 khoản 7 điểm c"
        article: "Điều 7 khoản 7 điểm c"
        confidence: high
        checked: 2026-11-20
        ---
        # Xe máy vượt đèn đỏ phạt bao nhiêu?

        Người đi xe máy vượt đèn đỏ bị phạt theo quy định từ 4 triệu đồng đến 6 triệu đồng và trừ 4 điểm giấy phép lái xe.
        """;

    private const string RedLightCar = """
        ---
        id: hoi-dap/den-do-o-to
        title: "Ô tô vượt đèn đỏ phạt bao nhiêu?"
        kind: hoi-dap
        number: "168/2024/NĐ-CP"
        effective: 2025-01-01
        aliases: ["lái ô tô qua đèn đỏ"]
        source: "Nghị định 168/2024/NĐ-CP, Điều 6 khoản 9 điểm b"
        confidence: high
        checked: 2026-11-20
        ---
        # Ô tô vượt đèn đỏ phạt bao nhiêu?

        Người lái ô tô vượt đèn đỏ bị phạt theo quy định từ 18 triệu đồng đến 20 triệu đồng.
        """;

    private const string Residence = """
        ---
        id: hoi-dap/tam-tru
        title: "Ở trọ bao lâu thì phải đăng ký tạm trú?"
        kind: hoi-dap
        aliases: ["thuê nhà mấy ngày phải khai tạm trú"]
        source: "Luật Cư trú 68/2020/QH14, Điều 27"
        confidence: medium
        checked: 2026-11-20
        ---
        # Ở trọ bao lâu thì phải đăng ký tạm trú?

        Người ở trọ từ 30 ngày trở lên thì phải đăng ký tạm trú. Mỗi lần đăng ký có thời hạn tối đa 2 năm.
        """;

    private const string Repealed = """
        ---
        id: hoi-dap/quy-dinh-cu
        title: "Nuôi chim bồ câu phải nộp phí bao nhiêu?"
        kind: hoi-dap
        effective: 2010-01-01
        expires: 2020-07-01
        source: "Quyết định 12/2009/QĐ-UBND"
        confidence: high
        checked: 2026-11-20
        ---
        # Nuôi chim bồ câu phải nộp phí bao nhiêu?

        Người nuôi chim bồ câu nộp phí 20.000 đồng một năm.
        """;

    private sealed class FixedClock(DateOnly today) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(today, new TimeOnly(3, 0), TimeSpan.Zero);
    }
}
