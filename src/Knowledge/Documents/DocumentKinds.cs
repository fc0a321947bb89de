namespace AnTT.Knowledge.Documents;

/// <summary>Kinds of documents, as front matter writes them and as readers read them.</summary>
public static class DocumentKinds
{
    public const string Faq = "hoi-dap";
    public const string News = "tin-tuc";
    public const string Article = "bai-viet";
    public const string Other = "van-ban";

    /// <summary>Front matter value → Vietnamese name.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hien-phap"] = "Hiến pháp",
        ["bo-luat"] = "Bộ luật",
        ["luat"] = "Luật",
        ["phap-lenh"] = "Pháp lệnh",
        ["nghi-quyet"] = "Nghị quyết",
        ["nghi-dinh"] = "Nghị định",
        ["thong-tu"] = "Thông tư",
        ["quyet-dinh"] = "Quyết định",
        ["chi-thi"] = "Chỉ thị",
        ["ke-hoach"] = "Kế hoạch",
        ["de-an"] = "Đề án",
        ["chuong-trinh"] = "Chương trình",
        ["phuong-an"] = "Phương án",
        ["quy-che"] = "Quy chế",
        ["quy-dinh"] = "Quy định",
        ["huong-dan"] = "Hướng dẫn",
        ["thong-bao"] = "Thông báo",
        ["bao-cao"] = "Báo cáo",
        ["cong-van"] = "Công văn",
        [News] = "Tin tức",
        [Article] = "Bài viết",
        [Faq] = "Hỏi đáp",
        [Other] = "Văn bản",
    };
}
