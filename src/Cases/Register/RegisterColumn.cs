namespace AnTT.Cases.Register;

/// <summary>One of the 21 columns of the register of tips (sổ theo dõi tin báo) as ward police keep it in Excel.</summary>
/// <param name="Heading">As it is written out.</param>
/// <param name="Names">Other headings it goes by, folded and shortened as <see cref="HeaderRow"/> does.</param>
public sealed record RegisterColumn(string Code, string Heading, bool IsDate, IReadOnlyList<string> Names)
{
    public static readonly RegisterColumn Number = Text("stt", "STT", "tt", "so tt", "so vu");
    public static readonly RegisterColumn Offence = Text("dieu-luat", "Điều luật", "toi danh", "hanh vi", "loai viec", "loai tin", "tinh chat", "linh vuc", "loai vu viec", "toi danh dieu luat", "dau hieu toi pham");
    public static readonly RegisterColumn Reporter = Text("nguon-tin", "Tên nguồn tin", "nguon tin", "nguoi bao tin", "nguoi to giac", "nguoi trinh bao", "nguoi bao", "ho ten nguoi bao", "nguoi cung cap tin", "bi hai", "nguoi to giac bao tin", "ho va ten nguoi bao tin");
    public static readonly RegisterColumn Day = Date("ngay", "Ngày xảy ra", "ngay tiep nhan", "ngay nhan", "ngay nhan tin", "ngay bao", "ngay thang", "ngay", "thoi gian", "thoi gian tiep nhan", "thoi gian xay ra", "ngay tiep nhan tin bao", "ngay vao so", "ngay thang nam");
    public static readonly RegisterColumn Place = Text("noi-xay-ra", "Nơi xảy ra", "dia diem", "dia diem xay ra", "noi xay ra vu viec", "dia ban", "dia chi", "noi xay ra su viec");
    public static readonly RegisterColumn Content = Text("noi-dung", "Nội dung nguồn tin", "noi dung", "noi dung vu viec", "noi dung tin bao", "trich yeu", "noi dung su viec", "tom tat noi dung", "trich yeu noi dung", "noi dung tin", "dien bien");
    public static readonly RegisterColumn HeadDecision = Text("qd-ptt", "Số QĐ phân công PTT/Trưởng CAX ủy quyền", "so qd phan cong ptt", "qd phan cong ptt", "qd phan cong so", "so qd phan cong", "qd phan cong", "qd phan cong ptt so", "so qd pc ptt");
    public static readonly RegisterColumn InvestigatorDecision = Text("qd-dtv", "Số QĐ phân công ĐTV", "qd phan cong dtv", "qd phan cong dtv so", "so qd pc dtv", "qd phan cong lai dtv");
    public static readonly RegisterColumn AssignedOn = Date("ngay-phan-cong", "Ngày phân công", "ngay qd phan cong", "qd phan cong ngay", "ngay giao", "ngay giao viec", "ngay pc");
    public static readonly RegisterColumn Outcome = Text("ket-qua", "Kết quả giải quyết (Khởi tố, Không KT, TĐC, chuyển)", "ket qua giai quyet", "ket qua", "ket qua xu ly", "kq giai quyet", "hinh thuc xu ly", "ket qua giai quyet ket qua", "ket qua giai quyet hinh thuc");
    public static readonly RegisterColumn Suspects = Text("bi-can", "Bị can (đối với vụ khởi tố)", "bi can", "doi tuong", "thong tin doi tuong", "ho ten doi tuong", "nguoi bi to giac", "doi tuong lien quan");
    public static readonly RegisterColumn Decision = Text("so-qd", "Số QĐ", "so qd giai quyet", "so qd xu ly", "ket qua giai quyet so qd", "ket qua giai quyet so", "qd so", "so qd khoi to");
    public static readonly RegisterColumn DecidedOn = Date("ngay-qd", "Ngày ra QĐ", "ngay qd", "ngay ra", "ket qua giai quyet ngay", "ket qua giai quyet ngay qd", "ket qua giai quyet ngay ra qd", "ngay giai quyet", "ngay ket thuc");
    public static readonly RegisterColumn Investigator = Text("dtv", "Điều tra viên", "dtv", "cb thu ly", "dtv thu ly", "cb dieu tra", "cb xu ly", "nguoi thu ly", "cb duoc phan cong", "cb phu trach");
    public static readonly RegisterColumn Keeper = Text("giu-ho-so", "Cán bộ quản lý hồ sơ", "cb quan ly hs", "nguoi giu hs", "cb giu hs", "cb quan ly", "nguoi cam hs", "cb luu hs");
    public static readonly RegisterColumn Unit = Text("don-vi", "Đơn vị", "don vi thu ly", "don vi giai quyet", "to doi", "don vi xu ly");
    public static readonly RegisterColumn Prosecutor = Text("ksv", "Kiểm sát viên", "ksv", "ksv thu ly", "vks");
    public static readonly RegisterColumn Extensions = Text("gia-han", "Gia hạn", "so lan gia han", "gia han lan");
    public static readonly RegisterColumn ExpiresOn = Date("het-han", "Ngày hết hạn", "het han", "thoi han", "han giai quyet", "ngay het thoi han", "den han");
    public static readonly RegisterColumn Condition = Text("tinh-trang", "Tình trạng hồ sơ", "tinh trang", "tinh trang hs", "trang thai", "tinh trang hien tai");
    public static readonly RegisterColumn Notes = Text("ghi-chu", "Ghi chú", "ghi chu khac", "luu y");

    /// <summary>In the order of the register.</summary>
    public static IReadOnlyList<RegisterColumn> All { get; } =
    [
        Number, Offence, Reporter, Day, Place, Content, HeadDecision, InvestigatorDecision, AssignedOn, Outcome, Suspects, Decision, DecidedOn, Investigator, Keeper, Unit, Prosecutor,
        Extensions, ExpiresOn, Condition, Notes,
    ];

    private static RegisterColumn Text(string code, string heading, params string[] names) => new(code, heading, IsDate: false, names);

    private static RegisterColumn Date(string code, string heading, params string[] names) => new(code, heading, IsDate: true, names);
}

/// <summary>A line of the register. Days are written dd/MM/yyyy.</summary>
public sealed class RegisterLine
{
    private readonly Dictionary<RegisterColumn, string> _cells = [];

    /// <summary>Empty: nothing there.</summary>
    public string this[RegisterColumn column]
    {
        get => _cells.GetValueOrDefault(column, "");
        set => _cells[column] = value;
    }

    public bool IsEmpty => _cells.Values.All(text => text.Length == 0);
}
