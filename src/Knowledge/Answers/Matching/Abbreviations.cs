namespace AnTT.Knowledge.Answers.Matching;

/// <summary>Abbreviations of official texts, spelled out so that a question in full words meets them.</summary>
internal static class Abbreviations
{
    internal static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["antt"] = ["an", "ninh", "trật", "tự"],
        ["anqg"] = ["an", "ninh", "quốc", "gia"],
        ["ttatxh"] = ["trật", "tự", "an", "toàn", "xã", "hội"],
        ["ttatgt"] = ["trật", "tự", "an", "toàn", "giao", "thông"],
        ["atgt"] = ["an", "toàn", "giao", "thông"],
        ["pccc"] = ["phòng", "cháy", "chữa", "cháy"],
        ["cnch"] = ["cứu", "nạn", "cứu", "hộ"],
        ["mttq"] = ["mặt", "trận", "tổ", "quốc"],
        ["ubnd"] = ["ủy", "ban", "nhân", "dân"],
        ["hđnd"] = ["hội", "đồng", "nhân", "dân"],
        ["tdp"] = ["tổ", "dân", "phố"],
        ["cccd"] = ["căn", "cước", "công", "dân"],
        ["gplx"] = ["giấy", "phép", "lái", "xe"],
        ["csgt"] = ["cảnh", "sát", "giao", "thông"],
        ["tphcm"] = ["thành", "phố", "hồ", "chí", "minh"],
        ["tp"] = ["thành", "phố"],
        ["blgđ"] = ["bạo", "lực", "gia", "đình"],
        ["thpt"] = ["trung", "học", "phổ", "thông"],
        ["bhyt"] = ["bảo", "hiểm", "y", "tế"],
        ["bhxh"] = ["bảo", "hiểm", "xã", "hội"],
        ["nxb"] = ["nhà", "xuất", "bản"],
        ["cand"] = ["công", "an", "nhân", "dân"],
    };
}
